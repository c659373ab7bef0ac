import { z } from 'zod';
import { INTENTS, intentSchema } from './prompt.ts';

export const THEN_STEPS = ['seam-check', 'upscale', 'sharpen', 'sharpen-skin-safe', 'sharpen-lettering', 'placeholder-mark'] as const;
export const thenStepSchema = z.enum(THEN_STEPS);
export type ThenStep = z.infer<typeof thenStepSchema>;

/** The built-in engine: every list of models ends in it. */
export const SKETCH = 'sketch';

/** How an object layer is put onto a style layer; amounts are 0 = off to 1 = full. */
export const mergeOptionsSchema = z.object({
  /** Pulls the object's colour and light towards the style layer around it. */
  harmonise: z.number().min(0).max(1).default(0.6),
  /** Lets the style layer's light spill over the object's edge. */
  lightWrap: z.number().min(0).max(1).default(0.25),
  /** Darkens the ground where the object stands. */
  contactShadow: z.number().min(0).max(1).default(0.6),
  /** Height of the object as a share of the image's; left out = chosen by the seed. */
  scale: z.number().min(0.1).max(1.5).optional(),
  /** Centre of the object's foot line, shares of width and height; left out = chosen by the seed. */
  x: z.number().min(0).max(1).optional(),
  y: z.number().min(0).max(1.2).optional(),
});
export type MergeOptions = z.infer<typeof mergeOptionsSchema>;

/** What a model is told besides the prompt. */
const modelParamsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const layerModelsSchema = z.object({ models: z.array(z.string().min(1)).min(1), params: modelParamsSchema.default({}) });

export type LayerModels = z.infer<typeof layerModelsSchema>;

/** Split rendering: object words and style words go to models of their own, then the layers are merged. */
export const splitCellSchema = z.object({ object: layerModelsSchema, style: layerModelsSchema, merge: mergeOptionsSchema.prefault({}) });
export type SplitCell = z.infer<typeof splitCellSchema>;

/** Models that letter by default where they are connected; the one that repaints a mask first: it keeps the rest of the picture by itself. */
export const LETTERERS = ['ideogram-3', 'ideogram-v2a'] as const;

/** One cell: the models to try in order (the last is always Sketch) and parameters for them. */
export const matrixCellSchema = layerModelsSchema.extend({
  /** Models that letter, each tried once in this order; what none of them gets right is typeset. Left out = everything is typeset. */
  letterWith: z.array(z.string().min(1)).max(4).optional(),
  /** Left out = the whole prompt goes to one model. */
  split: splitCellSchema.optional(),
});
export type MatrixCell = z.infer<typeof matrixCellSchema>;

export const matrixRowSchema = z.object({ intent: intentSchema, draft: matrixCellSchema, final: matrixCellSchema, thenSteps: z.array(thenStepSchema) });
export type MatrixRow = z.infer<typeof matrixRowSchema>;

export const matrixSchema = z.object({
  name: z.string().min(1).max(80),
  rows: z.array(matrixRowSchema).refine((rows) => INTENTS.every((intent) => rows.filter((row) => row.intent === intent).length === 1), {
    message: 'The matrix needs exactly one row for each intent.',
  }),
});
export type Matrix = z.infer<typeof matrixSchema>;

export const matrixVersionSchema = z.object({
  version: z.int().min(1),
  savedAt: z.string(),
  note: z.string(),
  /** Who saved it; left out = not known. */ savedBy: z.string().optional(),
  matrix: matrixSchema,
});
export type MatrixVersion = z.infer<typeof matrixVersionSchema>;

/** What Galley knows of a model before it calls it. */
export const modelStatusSchema = z.object({
  id: z.string(),
  label: z.string(),
  vendor: z.string(),
  isAvailable: z.boolean(),
  /** Why not, in one sentence; '' when available. */
  reason: z.string(),
  isBuiltIn: z.boolean(),
  /** It can repaint a part of a picture, or remake one near another: it can letter. Left out = it cannot, or nobody knows. */
  canLetter: z.boolean().optional(),
});
export type ModelStatus = z.infer<typeof modelStatusSchema>;

/** Medians of finished runs; null = never measured. */
export const predictionSchema = z.object({ seconds: z.number().nullable(), peakBytes: z.number().nullable(), costUsd: z.number().nullable(), runs: z.int() });
export type Prediction = z.infer<typeof predictionSchema>;

/** Where one layer of a split render goes. */
export const layerRouteSchema = z.object({
  model: z.string(),
  params: modelParamsSchema,
  /** Models before the chosen one and why each was passed over. */
  skipped: z.array(z.object({ model: z.string(), reason: z.string() })),
  /** Models after the chosen one, tried in order when it fails. */
  fallbacks: z.array(z.string()),
});
export type LayerRoute = z.infer<typeof layerRouteSchema>;

export const splitRouteSchema = z.object({ object: layerRouteSchema, style: layerRouteSchema, merge: mergeOptionsSchema });
export type SplitRoute = z.infer<typeof splitRouteSchema>;

export const routeSchema = layerRouteSchema.extend({
  intent: intentSchema,
  column: z.enum(['draft', 'final']),
  thenSteps: z.array(thenStepSchema),
  /** Models that letter before the typesetter does, and those that were passed over; left out = everything is typeset. */
  lettering: layerRouteSchema
    .pick({ skipped: true })
    .extend({ models: z.array(z.string()) })
    .optional(),
  /** null = one model renders the whole prompt. Otherwise `model` is the object layer's. */
  split: splitRouteSchema.nullable().default(null),
  runnerUp: z.object({ intent: intentSchema, score: z.number(), model: z.string() }),
  /** Whole sentences, in the order a person would give them. */
  reasons: z.array(z.string()),
  prediction: predictionSchema,
  matrixVersion: z.int(),
});
export type Route = z.infer<typeof routeSchema>;

/** The model, or "object + style", that a prompt goes to, the settings it is given, and the models that letter it; left out = it is typeset, or has no lettering. */
export const waySchema = z.object({ models: z.string(), params: modelParamsSchema, letterers: z.array(z.string()).optional() });
export type Way = z.infer<typeof waySchema>;

export function isSameWay(a: Way, b: Way): boolean {
  const names = Object.keys(a.params);
  const isSameModels = a.models === b.models && (a.letterers ?? []).join('\n') === (b.letterers ?? []).join('\n');
  return isSameModels && names.length === Object.keys(b.params).length && names.every((name) => a.params[name] === b.params[name]);
}

/** What a render is likely to take; null = never measured, and nobody says. */
export const expectationSchema = z.object({ seconds: z.number().nullable(), costUsd: z.number().nullable() });
export type Expectation = z.infer<typeof expectationSchema>;

export const whatIfChangeSchema = z.object({
  jobId: z.string(),
  prompt: z.string(),
  intent: intentSchema,
  column: z.enum(['draft', 'final']),
  from: waySchema,
  to: waySchema,
  before: expectationSchema,
  after: expectationSchema,
});
export type WhatIfChange = z.infer<typeof whatIfChangeSchema>;

/** `otherSteps`: prompts after whose render other steps would follow, whether they go elsewhere or not. */
export const whatIfSchema = z.object({ considered: z.int(), changed: z.array(whatIfChangeSchema), otherSteps: z.int() });
export type WhatIf = z.infer<typeof whatIfSchema>;

/** What ran through a cell; null = nothing was measured. */
export const cellFiguresSchema = z.object({
  /** Jobs that were sent here, whatever came of them. */
  jobs: z.int(),
  done: z.int(),
  failed: z.int(),
  /** Proofs that a person looked at, and those of them that are approved. */
  judged: z.int(),
  approved: z.int(),
  /** Jobs whose picture was rendered anew; the seconds are theirs, from start to end. */
  timed: z.int(),
  medianSeconds: z.number().nullable(),
  p95Seconds: z.number().nullable(),
  /** Most memory of any step. */
  peakBytes: z.number().nullable(),
  /** Mean of a finished image, failed tries included. */
  costUsd: z.number().nullable(),
});
export type CellFigures = z.infer<typeof cellFiguresSchema>;

export const cellMeasuresSchema = z.object({
  intent: intentSchema,
  column: z.enum(['draft', 'final']),
  whole: cellFiguresSchema,
  /** By the model that made the picture, most used first; '' = none did. */
  models: z.array(cellFiguresSchema.extend({ model: z.string() })),
});
export type CellMeasures = z.infer<typeof cellMeasuresSchema>;
