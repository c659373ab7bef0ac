import { z } from 'zod';
import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { workflowSchema } from '../../../../shared/workflows.ts';
import { REMOTE_KINDS } from '../../remote-model.ts';

export const FAMILIES = ['sd3.5', 'sd3.5-one-file', 'sdxl'] as const;

/** What `options` of an offered model may say. */
export const modelOptionsSchema = z.strictObject({
  /** Built-in workflows. sd3.5: text encoders are files of their own. sd3.5-one-file: they are in the checkpoint. Left out = only `workflows`. */
  family: z.enum(FAMILIES).optional(),
  /** Files in models/text_encoders (models/clip on older servers): CLIP-L, CLIP-G, T5. */
  textEncoders: z.tuple([z.string(), z.string(), z.string()]).optional(),
  sampler: z.string().optional(),
  scheduler: z.string().optional(),
  steps: z.int().min(1).max(500).optional(),
  draftSteps: z.int().min(1).max(500).optional(),
  guidance: z.number().min(0).max(100).optional(),
  /** noise-mask: any checkpoint, keeps what lies under the mask in mind. encode: checkpoints made for inpainting. */
  inpaint: z.enum(['noise-mask', 'encode']).optional(),
  /** File in models/upscale_models; left out = pictures are enlarged by the checkpoint itself. */
  upscaleModel: z.string().optional(),
  /** Longest side that is rendered, px. */
  maxSide: z.int().min(256).max(16384).optional(),
  /** Workflows of the team's own; they come before the built-in ones. */
  workflows: z.partialRecord(z.enum(REMOTE_KINDS), workflowSchema).optional(),
});
export type ModelOptions = z.infer<typeof modelOptionsSchema>;

/** @throws AppError invalid-input for options that make no sense, and where neither a family nor a workflow says what to render with */
export function modelOptions({ id, options }: OfferedModel): ModelOptions {
  const parsed = modelOptionsSchema.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('invalid-input', `The option ${issue.path.join('.') || 'set'} of ${id} makes no sense to ComfyUI: ${issue.message}.`, {
      details: { model: id, issues: parsed.error.issues },
    });
  }
  if (!parsed.data.family && Object.keys(parsed.data.workflows ?? {}).length === 0) {
    throw new AppError('invalid-input', `${id} has no workflow: choose a family (${FAMILIES.join(', ')}) or import a workflow.`, { details: { model: id } });
  }
  return parsed.data;
}
