import { z } from 'zod';

/** A ComfyUI workflow in the API format: what POST /prompt takes (https://docs.comfy.org/development/comfyui-server/comms_routes). */
export const graphSchema = z.record(
  z.string(),
  z.object({
    class_type: z.string(),
    inputs: z.record(z.string(), z.unknown()),
    _meta: z.object({ title: z.string().optional() }).optional(),
  }),
);
export type Graph = z.infer<typeof graphSchema>;
export type GraphNode = Graph[string];

/** What Galley sets in a workflow. */
export const ROLES = [
  'prompt',
  'negativePrompt',
  'seed',
  'steps',
  'guidance',
  'strength',
  'width',
  'height',
  'batch',
  'image',
  'mask',
  'checkpoint',
  'sampler',
  'scheduler',
] as const;
const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What a workflow can be used for. */
export const WORKFLOW_KINDS = ['generate', 'edit', 'remix', 'upscale'] as const;
const workflowKindSchema = z.enum(WORKFLOW_KINDS);
export type WorkflowKind = z.infer<typeof workflowKindSchema>;

const slotSchema = z.object({ node: z.string(), input: z.string() });
/** An input of a node. */
export type Slot = z.infer<typeof slotSchema>;

/** A workflow and where its inputs are; plain data. */
export const workflowSchema = z.object({
  graph: graphSchema,
  /** A role may have several places: SD3 has three text encoders. */
  inputs: z.partialRecord(roleSchema, z.array(slotSchema).min(1)),
  /** Nodes whose pictures are taken, in order of preference. */
  outputs: z.array(z.string()).min(1),
  /** file: the mask is a picture of its own, white where it repaints. alpha: it is taken from the picture's transparency. */
  maskFrom: z.enum(['file', 'alpha']).default('file'),
});
export type Workflow = z.infer<typeof workflowSchema>;

/** A place in a workflow that may be what Galley sets. */
const candidateSchema = slotSchema.extend({
  role: roleSchema,
  /** As the node is called in the editor. */
  title: z.string(),
  className: z.string(),
  value: z.union([z.string(), z.number()]),
  /** Why it is taken for that, a whole sentence. */
  reason: z.string(),
  /** 0–1: among several places of a role the surest is taken. */
  sureness: z.number().min(0).max(1),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const importedWorkflowSchema = z.object({
  /** What it can be used for, as far as its inputs tell. */
  kind: workflowKindSchema,
  /** Goes into an offered model's options: `workflows: {[kind]: workflow}`. */
  workflow: workflowSchema,
  /** The checkpoint that it loads; '' = it loads none by a file name. Goes into the offered model's vendorModel. */
  checkpoint: z.string(),
  candidates: z.array(candidateSchema),
  /** Why each output node was taken. */
  outputs: z.array(z.object({ node: z.string(), title: z.string(), className: z.string(), reason: z.string() })),
  /** What Galley cannot set in it and what that means, whole sentences. */
  missing: z.array(z.string()),
});
export type ImportedWorkflow = z.infer<typeof importedWorkflowSchema>;
