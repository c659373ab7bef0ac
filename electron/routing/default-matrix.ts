import { LETTERERS, type Matrix, type MatrixCell, SKETCH } from '../../shared/routing.ts';

const cell = (...models: string[]): MatrixCell => ({ models: [...models, SKETCH], params: {} });

/** The matrix of a new project; every cell ends in the built-in engine, so a prompt always goes somewhere. */
export function defaultMatrix(): Matrix {
  return {
    name: 'Galley default',
    rows: [
      { intent: 'texture', draft: cell('ideogram-v1-turbo'), final: cell('sd3.5-large'), thenSteps: ['seam-check', 'upscale'] },
      { intent: 'face', draft: cell('gpt-image-flare'), final: cell('gpt-image-sunburst', 'sd3.5-large'), thenSteps: ['sharpen-skin-safe'] },
      { intent: 'typography', draft: cell('ideogram-v1'), final: { ...cell('sd3.5-large'), letterWith: [...LETTERERS] }, thenSteps: ['sharpen-lettering'] },
      { intent: 'thumbnail', draft: cell('ideogram-v1-turbo'), final: cell('ideogram-v1-turbo'), thenSteps: ['placeholder-mark'] },
      { intent: 'general', draft: cell('gpt-image-flare'), final: cell('gpt-image-sunburst'), thenSteps: ['sharpen'] },
    ],
  };
}
