import type { Colour } from '../../shared/geometry.ts';
import { toLinear, toOklab, withLightness } from '../image/oklab.ts';

/** Contrast from which text reads well whatever its size: WCAG 2.2, success criterion 1.4.3. */
export const READABLE_CONTRAST = 4.5;

/** Relative luminance, 0 (black) – 1 (white): WCAG 2.2, sRGB. */
export function relativeLuminance([red, green, blue]: Colour): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** WCAG contrast of two luminances, 1–21. */
export function luminanceContrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG contrast of two colours, 1–21. */
export function contrastRatio(a: Colour, b: Colour): number {
  return luminanceContrast(relativeLuminance(a), relativeLuminance(b));
}

/**
 * The colour itself when it stands out from all luminances of the ground; else the same hue, lighter or darker, whichever is
 * the smaller change; null when no lightness of it will do.
 */
export function readableAgainst(colour: Colour, low: number, high: number): Colour | null {
  if (worstContrast(colour, low, high) >= READABLE_CONTRAST) return colour;
  const [lightness] = toOklab(colour);
  for (let step = 0.02; step <= 1; step += 0.02) {
    for (const target of [lightness + step, lightness - step]) {
      if (target < 0.08 || target > 0.99) continue;
      const candidate = withLightness(colour, target, target > 0.9 ? 0.7 : 1);
      if (worstContrast(candidate, low, high) >= READABLE_CONTRAST) return candidate;
    }
  }
  return null;
}

/** Contrast with the luminance of the range [low, high] that is nearest to the colour's; 1 when it lies within. */
export function worstContrast(colour: Colour, low: number, high: number): number {
  const luminance = relativeLuminance(colour);
  if (luminance > low && luminance < high) return 1;
  return Math.min(luminanceContrast(luminance, low), luminanceContrast(luminance, high));
}
