import type { PartOperation, PixelOperation, WindowOperation } from '../worker-protocol.ts';
import { generate } from './generate.ts';
import { importImage } from './import.ts';
import { matte } from './matte.ts';
import { measure } from './measure.ts';
import { merge } from './merge.ts';
import type { Operation, OperationContext, OperationResult } from './operation.ts';
import { placeholderMark } from './placeholder-mark.ts';
import { receive } from './receive.ts';
import { seamCheck } from './seam-check.ts';
import { sharpen } from './sharpen.ts';
import { upscale } from './upscale.ts';

type OtherOperations = { [Name in WindowOperation | PartOperation]: (params: never, context: OperationContext) => Promise<OperationResult> };

export const operations: { [Name in PixelOperation]: Operation<Name> } & OtherOperations = {
  generate,
  import: importImage,
  matte,
  merge,
  // Shaping, rasterising and OCR take a third of a second to load: only workers that letter pay for it.
  letter: async (params, context) => (await import('./letter.ts')).letter(params, context),
  'letter-plan': async (params, context) => (await import('./letter-plan.ts')).letterPlan(params, context),
  'letter-window': async (params, context) => (await import('./letter-window.ts')).letterWindow(params, context),
  'letter-judge': async (params, context) => (await import('./letter-judge.ts')).letterJudge(params, context),
  sharpen,
  upscale,
  'seam-check': seamCheck,
  'placeholder-mark': placeholderMark,
  measure,
  receive,
  survey: async (params, context) => (await import('./survey.ts')).survey(params, context),
  clear: async (params, context) => (await import('./survey.ts')).clear(params, context),
  compare: async (params, context) => (await import('./compare.ts')).compare(params, context),
  'compare-map': async (params, context) => (await import('./compare.ts')).compareMap(params, context),
};
