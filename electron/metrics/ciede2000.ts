import type { Lab } from './lab.ts';

const POW_25_7 = 25 ** 7;
const DEGREE = Math.PI / 180;

/**
 * Colour difference CIEDE2000 with kL = kC = kH = 1 (Sharma, Wu, Dalal 2005, eqs. 2–22). About 1 = just visible side by
 * side, 5 = plainly another colour. Symmetric. Loops over pixels take createDeltaE, which is three times as fast.
 */
export function ciede2000(first: Lab, second: Lab): number {
  const [l1, a1, b1] = first;
  const [l2, a2, b2] = second;
  const chromaMean = (Math.sqrt(a1 * a1 + b1 * b1) + Math.sqrt(a2 * a2 + b2 * b2)) / 2;
  const g = 0.5 * (1 - chromaWeight(chromaMean));
  const ap1 = (1 + g) * a1;
  const ap2 = (1 + g) * a2;
  const c1 = Math.sqrt(ap1 * ap1 + b1 * b1);
  const c2 = Math.sqrt(ap2 * ap2 + b2 * b2);
  const h1 = hue(b1, ap1);
  const h2 = hue(b2, ap2);
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : shortestTurn(h2 - h1);
  const deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * DEGREE);
  const hMean = isGrey ? h1 + h2 : meanHue(h1, h2);

  const lMean = (l1 + l2) / 2;
  const cMean = (c1 + c2) / 2;
  const t =
    1 -
    0.17 * Math.cos((hMean - 30) * DEGREE) +
    0.24 * Math.cos(2 * hMean * DEGREE) +
    0.32 * Math.cos((3 * hMean + 6) * DEGREE) -
    0.2 * Math.cos((4 * hMean - 63) * DEGREE);
  const l50 = (lMean - 50) * (lMean - 50);
  const lTerm = (l2 - l1) / (1 + (0.015 * l50) / Math.sqrt(20 + l50));
  const cTerm = (c2 - c1) / (1 + 0.045 * cMean);
  const hTerm = deltaH / (1 + 0.015 * cMean * t);
  const bump = (hMean - 275) / 25;
  const rotation = -Math.sin(60 * DEGREE * Math.exp(-bump * bump)) * 2 * chromaWeight(cMean);
  return Math.sqrt(Math.max(0, lTerm * lTerm + cTerm * cTerm + hTerm * hTerm + rotation * cTerm * hTerm));
}

/** √(C⁷ ÷ (C⁷ + 25⁷)). */
function chromaWeight(chroma: number): number {
  const cube = chroma * chroma * chroma;
  const pow7 = cube * cube * chroma;
  return Math.sqrt(pow7 / (pow7 + POW_25_7));
}

/** Degrees, 0–360. */
function hue(b: number, a: number): number {
  if (a === 0 && b === 0) return 0;
  const angle = Math.atan2(b, a) / DEGREE;
  return angle < 0 ? angle + 360 : angle;
}

function shortestTurn(turn: number): number {
  if (turn > 180) return turn - 360;
  return turn < -180 ? turn + 360 : turn;
}

function meanHue(h1: number, h2: number): number {
  const sum = h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}
