import type { StepOperation } from '../../../shared/plan.ts';
import { generate } from './generate.ts';
import { importImage } from './import.ts';
import { letter } from './letter.ts';
import { measure } from './measure.ts';
import type { Operation } from './operation.ts';
import { placeholderMark } from './placeholder-mark.ts';
import { seamCheck } from './seam-check.ts';
import { sharpen } from './sharpen.ts';
import { upscale } from './upscale.ts';

export const operations: { [Name in StepOperation]: Operation<Name> } = {
  generate,
  import: importImage,
  letter,
  sharpen,
  upscale,
  'seam-check': seamCheck,
  'placeholder-mark': placeholderMark,
  measure,
};
