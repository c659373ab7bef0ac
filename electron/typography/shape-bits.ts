import type { Bounds, PathCommand } from './outline.ts';

/** A shape as 32 rows of bits: one number per column, lowest bit = top row. Compared in a blink. */
export type ShapeBits = Uint32Array;
export const BIT_ROWS = 32;
/** Pieces that a curve is cut into: the grid is coarse. */
const CURVE_PIECES = 5;

/** Rasterises closed outlines (non-zero fill) over `bounds` into `columns` × 32 cells, sampled at their middles. */
export function shapeBits(path: readonly PathCommand[], bounds: Bounds, columns: number): ShapeBits {
  const bits = new Uint32Array(columns);
  const scaleX = columns / (bounds.right - bounds.left || 1);
  const scaleY = BIT_ROWS / (bounds.bottom - bounds.top || 1);
  addShape(bits, edgesOf(path), { scaleX, scaleY, x: -bounds.left * scaleX, y: -bounds.top * scaleY });
  return bits;
}

/** Sides of closed outlines, curves cut into pieces: x0, y0, x1, y1 of each. */
export type Edges = Float64Array;

export function edgesOf(path: readonly PathCommand[]): Edges {
  const edges: number[] = [];
  eachEdge(path, (x0, y0, x1, y1) => void edges.push(x0, y0, x1, y1));
  return Float64Array.from(edges);
}

/** From the units of edges to cells: first scaled, then moved. */
export interface Placement {
  scaleX: number;
  scaleY: number;
  x: number;
  y: number;
}

/** Most sides of a shape that cross one row. */
const MOST_CROSSINGS = 96;

/** Room for the sides that cross each row, to be used again for the next shape. */
export interface Crossings {
  counts: Uint8Array;
  places: Float64Array;
  turns: Int8Array;
}

export function roomForCrossings(): Crossings {
  const most = BIT_ROWS * MOST_CROSSINGS;
  return { counts: new Uint8Array(BIT_ROWS), places: new Float64Array(most), turns: new Int8Array(most) };
}

/** Adds a shape to the bits (non-zero fill): what lies outside of them is cut off. */
export function addShape(bits: ShapeBits, edges: Edges, { scaleX, scaleY, x, y }: Placement, { counts, places, turns }: Crossings = roomForCrossings()): void {
  counts.fill(0);
  for (let i = 0; i < edges.length; i += 4) {
    const [x0, y0] = [edges[i] * scaleX + x, edges[i + 1] * scaleY + y];
    const [x1, y1] = [edges[i + 2] * scaleX + x, edges[i + 3] * scaleY + y];
    const from = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
    const to = Math.min(BIT_ROWS - 1, Math.ceil(Math.max(y0, y1) - 0.5) - 1);
    for (let row = from; row <= to; row++) {
      if (counts[row] >= MOST_CROSSINGS) continue;
      const crossing = x0 + ((row + 0.5 - y0) / (y1 - y0)) * (x1 - x0);
      const first = row * MOST_CROSSINGS;
      let at = first + counts[row]++;
      // Few cross a row: they are put in order as they come.
      for (; at > first && places[at - 1] > crossing; at--) {
        places[at] = places[at - 1];
        turns[at] = turns[at - 1];
      }
      places[at] = crossing;
      turns[at] = y1 > y0 ? 1 : -1;
    }
  }
  for (let row = 0; row < BIT_ROWS; row++) fillRow(bits, row, counts[row], places, turns);
}

function fillRow(bits: ShapeBits, row: number, count: number, places: Float64Array, turns: Int8Array): void {
  let winding = 0;
  for (let i = row * MOST_CROSSINGS; i + 1 < row * MOST_CROSSINGS + count; i++) {
    winding += turns[i];
    if (winding === 0) continue;
    const to = Math.min(bits.length, Math.ceil(places[i + 1] - 0.5));
    for (let column = Math.max(0, Math.ceil(places[i] - 0.5)); column < to; column++) bits[column] |= 1 << row;
  }
}

function eachEdge(path: readonly PathCommand[], edge: (x0: number, y0: number, x1: number, y1: number) => void): void {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const { type, values } of path) {
    if (type === 'M') {
      [startX, startY] = values;
    } else if (type === 'Z') edge(x, y, startX, startY);
    else {
      let [fromX, fromY] = [x, y];
      const pieces = type === 'L' ? 1 : CURVE_PIECES;
      for (let i = 1; i <= pieces; i++) {
        const [toX, toY] = pointAt(type, x, y, values, i / pieces);
        edge(fromX, fromY, toX, toY);
        [fromX, fromY] = [toX, toY];
      }
    }
    [x, y] = type === 'Z' ? [startX, startY] : values.slice(-2);
  }
}

function pointAt(type: PathCommand['type'], x: number, y: number, values: readonly number[], t: number): [number, number] {
  const s = 1 - t;
  if (type === 'L') return [values[0], values[1]];
  if (type === 'Q') return [s * s * x + 2 * s * t * values[0] + t * t * values[2], s * s * y + 2 * s * t * values[1] + t * t * values[3]];
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [a * x + b * values[0] + c * values[2] + d * values[4], a * y + b * values[1] + c * values[3] + d * values[5]];
}

/** Number of set bits. */
export function countBits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * Overlap of two shapes of equal width, 0–1: intersection over union along the best pairing of their columns (dynamic time warping
 * within `reach` columns; Sakoe & Chiba 1978), so that other spacing between the same letters costs little.
 */
export function warpedOverlap(a: ShapeBits, b: ShapeBits, reach: number): number {
  const width = a.length;
  const [inkOfA, inkOfB] = [columnInk(a), columnInk(b)];
  const cost = new Float64Array(width).fill(Infinity);
  const shared = new Float64Array(width);
  const all = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    const from = Math.max(0, i - reach);
    const to = Math.min(width - 1, i + reach);
    const [column, ink] = [a[i], inkOfA[i]];
    // Of the row above, one to the left.
    let diagonalCost = from > 0 ? cost[from - 1] : i === 0 ? 0 : Infinity;
    let diagonalShared = from > 0 ? shared[from - 1] : 0;
    let diagonalAll = from > 0 ? all[from - 1] : 0;
    let leftCost = Infinity;
    let leftShared = 0;
    let leftAll = 0;
    if (from > 0) cost[from - 1] = Infinity;
    for (let j = from; j <= to; j++) {
      const upCost = cost[j];
      const upShared = shared[j];
      const upAll = all[j];
      const both = countBits(column & b[j]);
      const either = ink + inkOfB[j] - both;
      let best = diagonalCost;
      let bestShared = diagonalShared;
      let bestAll = diagonalAll;
      if (upCost + 1.5 < best) {
        best = upCost + 1.5;
        bestShared = upShared;
        bestAll = upAll;
      }
      if (leftCost + 1.5 < best) {
        best = leftCost + 1.5;
        bestShared = leftShared;
        bestAll = leftAll;
      }
      leftCost = cost[j] = best + either - both;
      leftShared = shared[j] = bestShared + both;
      leftAll = all[j] = bestAll + either;
      diagonalCost = upCost;
      diagonalShared = upShared;
      diagonalAll = upAll;
    }
    if (to + 1 < width) cost[to + 1] = Infinity;
  }
  return all[width - 1] > 0 ? shared[width - 1] / all[width - 1] : 0;
}

function columnInk(bits: ShapeBits): Uint8Array {
  const ink = new Uint8Array(bits.length);
  for (let i = 0; i < bits.length; i++) ink[i] = countBits(bits[i]);
  return ink;
}
