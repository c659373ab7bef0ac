import type { PathCommand } from './outline.ts';

/** Turns sharper than this (cosine between the sides) keep their point: a mitre there would be a spike. */
const SHARPEST = -0.94;
/** What of a counter's narrower side may close from each side. */
const COUNTER = 0.2;

/** One closed line of an outline: its points, control points included. */
interface Contour {
  /** Of the first command. */
  from: number;
  xs: number[];
  ys: number[];
  area: number;
}

/**
 * Moves closed outlines outwards, so that strokes get heavier by twice of it: every point, control points included, along the bisector of its sides, so
 * that corners stay mitred and curves round (as FreeType's FT_Outline_Embolden does it). Counters stay open.
 * @param by in the units of the path, 0 and more
 */
export function emboldenPath(path: readonly PathCommand[], by: number): PathCommand[] {
  if (by <= 0) return [...path];
  const contours = contoursOf(path);
  const side = Math.sign(contours.reduce((sum, { area }) => sum + area, 0)) || 1;
  const result: PathCommand[] = [];
  contours.forEach(({ from, xs, ys, area }, n) => {
    const reach = area * side < 0 ? Math.min(by, COUNTER * Math.min(spanOf(xs), spanOf(ys))) : by;
    const moved = movedOut(xs, ys, reach, side);
    let at = 0;
    for (const { type, values } of path.slice(from, contours[n + 1]?.from)) {
      result.push({ type, values: moved.slice(at, at + values.length) });
      at += values.length;
    }
  });
  return result;
}

function contoursOf(path: readonly PathCommand[]): Contour[] {
  const contours: Contour[] = [];
  path.forEach(({ type, values }, i) => {
    if (type === 'M') contours.push({ from: i, xs: [], ys: [], area: 0 });
    const open = contours[contours.length - 1];
    for (let k = 0; k < values.length; k += 2) {
      open.xs.push(values[k]);
      open.ys.push(values[k + 1]);
    }
  });
  for (const contour of contours) contour.area = areaOf(contour);
  return contours;
}

/** Twice the area inside, positive where it lies to the left of the line (y up). */
function areaOf({ xs, ys }: Contour): number {
  let sum = 0;
  for (let i = 0, last = xs.length - 1; i < xs.length; last = i++) sum += xs[last] * ys[i] - xs[i] * ys[last];
  return sum;
}

function spanOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** Coordinates x0, y0, x1, … of the points, each moved. @param side 1 = the shape lies to the left of its lines */
function movedOut(xs: readonly number[], ys: readonly number[], by: number, side: number): number[] {
  const moved: number[] = [];
  for (let i = 0; i < xs.length; i++) {
    const before = towards(xs, ys, i, -1);
    const after = towards(xs, ys, i, 1);
    if (!before || !after) {
      moved.push(xs[i], ys[i]);
      continue;
    }
    const inward = { x: -before.x, y: -before.y };
    const cosine = inward.x * after.x + inward.y * after.y;
    if (cosine <= SHARPEST) {
      moved.push(xs[i], ys[i]);
      continue;
    }
    // Out of a notch no farther than its shorter side is long.
    const turn = side * (after.x * inward.y - after.y * inward.x);
    const shortest = Math.min(before.length, after.length);
    const far = by * turn <= shortest * (1 + cosine) ? by / (1 + cosine) : shortest / turn;
    moved.push(xs[i] + side * (inward.y + after.y) * far, ys[i] - side * (inward.x + after.x) * far);
  }
  return moved;
}

/** The way to the next point that lies elsewhere, as a unit vector; null where there is none. */
function towards(xs: readonly number[], ys: readonly number[], from: number, step: 1 | -1): { x: number; y: number; length: number } | null {
  for (let k = 1; k < xs.length; k++) {
    const to = (from + step * k + xs.length * k) % xs.length;
    const [dx, dy] = [xs[to] - xs[from], ys[to] - ys[from]];
    const length = Math.hypot(dx, dy);
    if (length > 1e-9) return { x: dx / length, y: dy / length, length };
  }
  return null;
}
