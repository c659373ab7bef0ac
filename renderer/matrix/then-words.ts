import type { ThenStep } from '../../shared/routing.ts';

/** What follows a render, in an artist's words. */
export const THEN_WORDS: Record<ThenStep, { label: string; explanation: string }> = {
  'seam-check': { label: 'Check seams', explanation: 'Measures whether the edges meet when the picture is tiled.' },
  upscale: { label: 'Upscale', explanation: 'Brings the picture to the wanted size when the model renders smaller.' },
  sharpen: { label: 'Sharpen', explanation: 'Sharpens the whole picture a little.' },
  'sharpen-skin-safe': { label: 'Sharpen, keep skin', explanation: 'Sharpens edges and hair, leaves skin smooth.' },
  'sharpen-lettering': { label: 'Sharpen lettering', explanation: 'Sharpens only the letters, after they are set.' },
  'placeholder-mark': { label: 'Mark as placeholder', explanation: 'Stamps the picture, so that nobody takes it for a final.' },
};
