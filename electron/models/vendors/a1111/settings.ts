import { z } from 'zod';
import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';

/** What `options` of an offered model may say; the values are sensible for SDXL, not its vendor's word. */
export const modelOptionsSchema = z.strictObject({
  sampler: z.string().default('DPM++ 2M'),
  /** null = the server's own choice; servers before 1.9 name it with the sampler. */
  scheduler: z.string().nullable().default('Karras'),
  steps: z.int().min(1).max(150).default(25),
  draftSteps: z.int().min(1).max(150).default(14),
  guidance: z.number().min(1).max(30).default(7),
  /** null = no upscaling. */
  upscaler: z.string().nullable().default('R-ESRGAN 4x+'),
  /** Pictures that the server may make at once; their seeds must follow each other. */
  batch: z.int().min(1).max(8).default(4),
  maxSide: z.int().min(256).max(2048).default(2048),
  /** Blurs the edge of a mask, px. */
  maskBlur: z.int().min(0).max(64).default(4),
});
export type ModelOptions = z.infer<typeof modelOptionsSchema>;

/** @throws AppError invalid-input for options that make no sense */
export function modelOptions({ id, options }: OfferedModel): ModelOptions {
  const parsed = modelOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid-input', `The option ${issue.path.join('.') || 'set'} of ${id} makes no sense to the server: ${issue.message}.`, {
    details: { model: id, issues: parsed.error.issues },
  });
}
