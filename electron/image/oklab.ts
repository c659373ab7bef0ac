import type { Colour } from '../../shared/geometry.ts';

/** Lightness 0–1 and the two colour axes of Oklab (Ottosson, 2020). */
export type Oklab = [lightness: number, a: number, b: number];

/** sRGB 0–255 → Oklab. */
export function toOklab([red, green, blue]: Colour): Oklab {
  return linearToOklab(toLinear(red), toLinear(green), toLinear(blue));
}

/** Linear light 0–1 → Oklab. */
export function linearToOklab(r: number, g: number, b: number): Oklab {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Oklab → sRGB 0–255, whole numbers; what lies outside sRGB is clipped. */
export function fromOklab([lightness, a, b]: Oklab): Colour {
  const [red, green, blue] = oklabToLinear(lightness, a, b);
  return [Math.round(fromLinear(red)), Math.round(fromLinear(green)), Math.round(fromLinear(blue))];
}

/** Oklab → linear light, not cut to 0–1. */
export function oklabToLinear(lightness: number, a: number, b: number): [red: number, green: number, blue: number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** A colour between two others, even to the eye. @param share 0 = from, 1 = to */
export function mixColours(from: Colour, to: Colour, share: number): Colour {
  const start = toOklab(from);
  const end = toOklab(to);
  return fromOklab(start.map((value, i) => value + (end[i] - value) * share) as Oklab);
}

/** The colour with another Oklab lightness (0–1) and its chroma times `chroma`. */
export function withLightness(colour: Colour, lightness: number, chroma = 1): Colour {
  const [, a, b] = toOklab(colour);
  return fromOklab([lightness, a * chroma, b * chroma]);
}

/** sRGB 0–255 to linear light 0–1. */
export function toLinear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Linear light 0–1 to sRGB 0–255, cut to the range, not rounded. */
export function fromLinear(value: number): number {
  if (value <= 0) return 0;
  if (value >= 1) return 255;
  return 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
}
