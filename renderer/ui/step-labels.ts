/** Plain words for the steps of a plan, by the step's id or operation. */
export const STEP_LABELS: Record<string, string> = {
  base: 'Base image',
  generate: 'Base image',
  object: 'Object layer',
  style: 'Style layer',
  matte: 'Cutting out',
  merge: 'Merging',
  import: 'Taking the image in',
  'letter-plan': 'Finding places for lettering',
  'letter-edit': 'Lettering by a model',
  letter: 'Lettering',
  sharpen: 'Sharpening',
  'sharpen-lettering': 'Sharpening the lettering',
  upscale: 'Upscaling',
  'seam-check': 'Checking seams',
  'placeholder-mark': 'Placeholder mark',
  measure: 'Measuring',
};
