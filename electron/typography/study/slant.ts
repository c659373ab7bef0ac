import type { InkMask } from './ink.ts';

/** Angles that are tried, degrees: letters lean to the right more often and further than to the left. */
const FURTHEST = [-18, 30] as const;
const STEP = 2;
/** Letters that lean by less than this stand upright, as far as anybody sees. */
const LEAST_SLANT = 5;
/** How much clearer the columns have to be when the letters are set upright. */
const CLEARER = 1.04;

type Ink = Pick<InkMask, 'mask' | 'box'>;

/**
 * How far letters may lean: the angle at which their upright strokes end most sharply when they are sheared back (the deslanting of Vinciarelli & Luettin
 * 2001, by the edges of the columns). Words of nothing but V and W tell it wrongly: ask a face whether it is more like the letters then.
 * @returns degrees, positive = to the right; 0 where they stand upright
 */
export function measureSlant(ink: Ink, width: number): number {
  const [first, last] = FURTHEST;
  let best = { angle: 0, sharpness: 0 };
  const rows = inkedColumns(ink, width);
  const look = (angle: number) => {
    const sharpness = sharpnessAt(ink, rows, angle);
    if (sharpness > best.sharpness) best = { angle, sharpness };
  };
  for (let angle = first; angle <= last; angle += STEP) look(angle);
  for (const angle of [best.angle - 1, best.angle + 1]) look(angle);
  const isClear = Math.abs(best.angle) >= LEAST_SLANT && best.sharpness >= CLEARER * sharpnessAt(ink, rows, 0);
  return isClear ? best.angle : 0;
}

/** Columns of the ink, row by row. */
function inkedColumns({ mask, box: { left, top, right, bottom } }: Ink, width: number): Uint16Array[] {
  const found = new Uint16Array(Math.max(0, right - left));
  const rows: Uint16Array[] = [];
  for (let y = top; y < bottom; y++) {
    let count = 0;
    for (let x = left; x < right; x++) if (mask[y * width + x]) found[count++] = x;
    rows.push(found.slice(0, count));
  }
  return rows;
}

/** How much the columns differ from their neighbours when everything is sheared back by an angle. */
function sharpnessAt({ box: { left, top, right, bottom } }: Ink, rows: readonly Uint16Array[], degrees: number): number {
  const margin = Math.ceil(Math.abs(slopeOf(degrees)) * (bottom - top)) + 2;
  const columns = new Int32Array(right - left + 2 * margin);
  rows.forEach((inked, k) => {
    const shift = shiftOf(top + k, top, bottom, degrees) + margin - left;
    for (let i = 0; i < inked.length; i++) columns[inked[i] + shift]++;
  });
  let sum = 0;
  for (let i = 1; i < columns.length; i++) sum += (columns[i] - columns[i - 1]) ** 2;
  return sum;
}

/** The letters sheared back about the middle of their box. */
export function setUpright({ mask, box }: Ink, width: number, degrees: number): Ink {
  const upright = new Uint8Array(mask.length);
  let [left, right] = [width, 0];
  for (let y = box.top; y < box.bottom; y++) {
    const shift = shiftOf(y, box.top, box.bottom, degrees);
    for (let x = box.left; x < box.right; x++) {
      const to = x + shift;
      if (!mask[y * width + x] || to < 0 || to >= width) continue;
      upright[y * width + to] = 1;
      if (to < left) left = to;
      if (to >= right) right = to + 1;
    }
  }
  return { mask: upright, box: right > left ? { ...box, left, right } : box };
}

/** By how much a letter's top stands to the right of its foot, as a share of its height. */
export function slopeOf(degrees: number): number {
  return Math.tan((degrees * Math.PI) / 180);
}

function shiftOf(y: number, top: number, bottom: number, degrees: number): number {
  return Math.round((y + 0.5 - (top + bottom) / 2) * slopeOf(degrees));
}
