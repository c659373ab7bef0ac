import { ciede2000 } from './ciede2000.ts';

const POW_25_7 = 25 ** 7;
const DEGREE = Math.PI / 180;
const [COS_30, SIN_30] = [Math.cos(30 * DEGREE), Math.sin(30 * DEGREE)];
const [COS_6, SIN_6] = [Math.cos(6 * DEGREE), Math.sin(6 * DEGREE)];
const [COS_63, SIN_63] = [Math.cos(63 * DEGREE), Math.sin(63 * DEGREE)];
/** Hue 275°, about which blue is turned. */
const [COS_275, SIN_275] = [Math.cos(275 * DEGREE), Math.sin(275 * DEGREE)];
/** Below this length of the sum of two unit vectors (squared) hues are opposite, and their mean is a matter of definition. */
const OPPOSITE = 1e-4;
const ROTATION_STEPS = 8192;

/** CIEDE2000 of two Lab colours given by their parts. */
export type DeltaE = (l1: number, a1: number, b1: number, l2: number, a2: number, b2: number) => number;

/**
 * CIEDE2000 (see ciede2000.ts) for loops over pixels, within 1e-5 of the formula. Hues are kept as directions instead of angles: the mean hue is the direction of
 * the sum of both unit vectors, its multiples come from cosine and sine, and the rotation of blue is a table over the cosine of the distance from 275°.
 */
export function createDeltaE(): DeltaE {
  const rotation = Float64Array.from({ length: ROTATION_STEPS + 2 }, (_, i) => {
    const bump = Math.acos(Math.max(-1, 1 - (2 * i) / ROTATION_STEPS)) / DEGREE / 25;
    return -2 * Math.sin(60 * DEGREE * Math.exp(-bump * bump));
  });
  return (l1, a1, b1, l2, a2, b2) => {
    const chromaMean = (Math.sqrt(a1 * a1 + b1 * b1) + Math.sqrt(a2 * a2 + b2 * b2)) / 2;
    const stretch = 1.5 - 0.5 * chromaWeight(chromaMean);
    const ap1 = stretch * a1;
    const ap2 = stretch * a2;
    const c1 = Math.sqrt(ap1 * ap1 + b1 * b1);
    const c2 = Math.sqrt(ap2 * ap2 + b2 * b2);
    // A grey has no hue: the other's is the mean, and hues do not differ (notes on eqs. 10 and 14). Two greys: no chroma, no matter.
    const inverse1 = c1 === 0 ? 0 : 1 / c1;
    const inverse2 = c2 === 0 ? 0 : 1 / c2;
    const [u1, v1, u2, v2] = [ap1 * inverse1, b1 * inverse1, ap2 * inverse2, b2 * inverse2];
    const u = u1 + u2;
    const v = v1 + v2;
    const squared = u * u + v * v;
    if (squared < OPPOSITE && c1 * c2 !== 0) return ciede2000([l1, a1, b1], [l2, a2, b2]);
    const inverse = squared === 0 ? 0 : 1 / Math.sqrt(squared);
    const cos = u * inverse;
    const sin = v * inverse;
    // 2 sin(Δh ÷ 2) is the distance of the unit vectors; its sign is that of the turn.
    const turned = c1 * c2 === 0 ? 0 : Math.sqrt(c1 * c2 * ((u2 - u1) * (u2 - u1) + (v2 - v1) * (v2 - v1)));
    const deltaH = u1 * v2 < u2 * v1 ? -turned : turned;

    const cos2 = cos * cos - sin * sin;
    const sin2 = 2 * cos * sin;
    const cos3 = cos2 * cos - sin2 * sin;
    const sin3 = sin2 * cos + cos2 * sin;
    const cos4 = cos2 * cos2 - sin2 * sin2;
    const sin4 = 2 * cos2 * sin2;
    const t = 1 - 0.17 * (cos * COS_30 + sin * SIN_30) + 0.24 * cos2 + 0.32 * (cos3 * COS_6 - sin3 * SIN_6) - 0.2 * (cos4 * COS_63 + sin4 * SIN_63);
    const cMean = (c1 + c2) / 2;
    const l50 = ((l1 + l2) / 2 - 50) ** 2;
    const lTerm = (l2 - l1) / (1 + (0.015 * l50) / Math.sqrt(20 + l50));
    const cTerm = (c2 - c1) / (1 + 0.045 * cMean);
    const hTerm = deltaH / (1 + 0.015 * cMean * t);
    const position = Math.max(0, (1 - (cos * COS_275 + sin * SIN_275)) * (ROTATION_STEPS / 2));
    const index = position | 0;
    // The formula counts from 0° to 360° and not around: hues above 0° are far from 275°.
    const turn = sin > 0 ? 0 : rotation[index] + (rotation[index + 1] - rotation[index]) * (position - index);
    return Math.sqrt(Math.max(0, lTerm * lTerm + cTerm * cTerm + hTerm * hTerm + turn * chromaWeight(cMean) * cTerm * hTerm));
  };
}

/** √(C⁷ ÷ (C⁷ + 25⁷)). */
function chromaWeight(chroma: number): number {
  const cube = chroma * chroma * chroma;
  const pow7 = cube * cube * chroma;
  return Math.sqrt(pow7 / (pow7 + POW_25_7));
}
