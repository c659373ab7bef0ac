import { msg } from '../words/t.ts';

/** Plain words for the steps of a plan, by the step's id or operation. */
export const STEP_LABELS: Record<string, string> = {
  base: msg('Base image'),
  generate: msg('Base image'),
  object: msg('Object layer'),
  style: msg('Style layer'),
  matte: msg('Cutting out'),
  merge: msg('Merging'),
  import: msg('Taking the image in'),
  'letter-plan': msg('Finding places for lettering'),
  'letter-edit': msg('Lettering by a model'),
  letter: msg('Lettering'),
  sharpen: msg('Sharpening'),
  'sharpen-lettering': msg('Sharpening the lettering'),
  upscale: msg('Upscaling'),
  'seam-check': msg('Checking seams'),
  'placeholder-mark': msg('Placeholder mark'),
  measure: msg('Measuring'),
};
