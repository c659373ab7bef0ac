import type { ThenStep } from '../../shared/routing.ts';
import { msg } from '../words/t.ts';

/** What follows a render, in an artist's words. */
export const THEN_WORDS: Record<ThenStep, { label: string; explanation: string }> = {
  'seam-check': { label: msg('Check seams'), explanation: msg('Measures whether the edges meet when the picture is tiled.') },
  upscale: { label: msg('Upscale'), explanation: msg('Brings the picture to the wanted size when the model renders smaller.') },
  sharpen: { label: msg('Sharpen'), explanation: msg('Sharpens the whole picture a little.') },
  'sharpen-skin-safe': { label: msg('Sharpen, keep skin'), explanation: msg('Sharpens edges and hair, leaves skin smooth.') },
  'sharpen-lettering': { label: msg('Sharpen lettering'), explanation: msg('Sharpens only the letters, after they are set.') },
  'placeholder-mark': { label: msg('Mark as placeholder'), explanation: msg('Stamps the picture, so that nobody takes it for a final.') },
};
