import type { Box } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import { signedDistance } from '../distance.ts';

/** How an edit meets the base around a place. */
export interface Seam {
  /** Mean difference of the base from the edit around the place, in levels; the channel where it is largest. */
  offset: number;
  /** Standard deviation of what is left when the smooth part of the difference is taken away, in levels. */
  residual: number;
  /** Standard deviation of the base around the place, in levels: busy grounds hide more. */
  structure: number;
  /** How far the edit's ground stands off the base's just inside the place, in levels: the median over cells, so that a glow or a swash counts little. */
  inside: number;
  /** To be added to the edit inside the place, row by row over `box`, three channels. */
  correction: Float32Array;
  box: Box;
  /** Px inside the place, from its edge; row by row over `box`. */
  depth: Float32Array;
}

/** Width of the ring around a place in which both pictures are compared, px; its first pixels may carry the edit's own edge. */
const RING = { from: 1.5, to: 9 };
/** Cells in which the difference is averaged, px: noise goes, a drift of the light stays. */
const CELL = 8;
const ROUNDS = 240;

/**
 * Compares base and edit in the ring around a place, and continues their difference smoothly into it: a membrane over coarse cells, the guided interpolation of
 * Pérez, Gangnet & Blake, "Poisson Image Editing" (2003), without its gradients' finest scale.
 * @param mask of the place
 * @param hidden of all places: nothing there belongs to a ring
 * @returns null where there is no ring to compare
 */
export function measureSeam(base: Raster, edit: Raster, mask: Raster, hidden: Raster, around: Box): Seam | null {
  const box = grown(around, Math.ceil(RING.to) + 1, base);
  const coverage = cut(mask, box);
  const distance = signedDistance(coverage, box.width, box.height);
  const isRing = (i: number, at: number) => distance[i] >= RING.from && distance[i] <= RING.to && hidden.data[at] === 0;
  const ring: { i: number; at: number }[] = [];
  for (let i = 0; i < distance.length; i++) {
    const at = (box.y + Math.floor(i / box.width)) * base.width + box.x + (i % box.width);
    if (isRing(i, at)) ring.push({ i, at });
  }
  if (ring.length < 16) return null;
  const fields = [0, 1, 2].map((c) => continued(ring, box, (at) => levelOf(base, at, c) - levelOf(edit, at, c)));
  const correction = new Float32Array(box.width * box.height * 3);
  for (let i = 0; i < distance.length; i++) for (let c = 0; c < 3; c++) correction[i * 3 + c] = fields[c](i % box.width, Math.floor(i / box.width));
  const depth = distance.map((value) => Math.max(0, -value));
  return { ...figuresOf(ring, base, edit, correction), inside: insideOf(base, edit, { box, correction, depth }, coverage), correction, box, depth };
}

/** Just inside a place there is ground in both pictures: letters keep off its edge. Shares of the place's half width, px at most. */
const INNER = { from: 0.1, to: 0.3, most: 14 };

/** A plate or a patch that was put under the letters is no continuation of the ground: it shows where the place ends. */
function insideOf(base: Raster, edit: Raster, { box, correction, depth }: Pick<Seam, 'box' | 'correction' | 'depth'>, coverage: Uint8Array): number {
  const columns = Math.ceil(box.width / CELL);
  const cells = new Map<number, { count: number; sums: [number, number, number] }>();
  const to = Math.min(INNER.most, INNER.to * depth.reduce((most, value) => Math.max(most, value), 0));
  const from = (to * INNER.from) / INNER.to;
  for (let i = 0; i < depth.length; i++) {
    if (coverage[i] === 0 || depth[i] < from || depth[i] > to) continue;
    const [x, y] = [i % box.width, Math.floor(i / box.width)];
    const at = (box.y + y) * base.width + box.x + x;
    const name = Math.floor(y / CELL) * columns + Math.floor(x / CELL);
    const cell = cells.get(name) ?? { count: 0, sums: [0, 0, 0] };
    cells.set(name, cell);
    cell.count++;
    for (let c = 0; c < 3; c++) cell.sums[c] += levelOf(edit, at, c) + correction[i * 3 + c] - levelOf(base, at, c);
  }
  const differences = [...cells.values()].map(({ count, sums }) => Math.max(...sums.map((sum) => Math.abs(sum / count)))).sort((a, b) => a - b);
  return differences[differences.length >> 1] ?? 0;
}

function figuresOf(ring: { i: number; at: number }[], base: Raster, edit: Raster, correction: Float32Array): Pick<Seam, 'offset' | 'residual' | 'structure'> {
  let [offset, residual, structure] = [0, 0, 0];
  for (let c = 0; c < 3; c++) {
    let [difference, left, sum, squares] = [0, 0, 0, 0];
    for (const { i, at } of ring) {
      const [a, b] = [levelOf(base, at, c), levelOf(edit, at, c)];
      difference += a - b;
      left += (a - b - correction[i * 3 + c]) ** 2;
      sum += a;
      squares += a * a;
    }
    const count = ring.length;
    offset = Math.max(offset, Math.abs(difference / count));
    residual = Math.max(residual, Math.sqrt(left / count));
    structure = Math.max(structure, Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)));
  }
  return { offset, residual, structure };
}

/** A smooth field over the box that has the ring's values, cell by cell; Gauss & Seidel's iteration between them. */
function continued(ring: { i: number; at: number }[], { width, height }: Box, difference: (at: number) => number): (x: number, y: number) => number {
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const sums = new Float64Array(columns * rows);
  const counts = new Float64Array(columns * rows);
  let total = 0;
  for (const { i, at } of ring) {
    const cell = Math.floor(Math.floor(i / width) / CELL) * columns + Math.floor((i % width) / CELL);
    const value = difference(at);
    sums[cell] += value;
    counts[cell]++;
    total += value;
  }
  const isKnown = (cell: number) => counts[cell] >= CELL;
  const field = Float64Array.from(sums, (sum, cell) => (isKnown(cell) ? sum / counts[cell] : total / ring.length));
  for (let round = 0; round < ROUNDS; round++) {
    for (let cell = 0; cell < field.length; cell++) {
      if (isKnown(cell)) continue;
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      const left = field[x > 0 ? cell - 1 : cell];
      const right = field[x < columns - 1 ? cell + 1 : cell];
      const above = field[y > 0 ? cell - columns : cell];
      const below = field[y < rows - 1 ? cell + columns : cell];
      field[cell] = (left + right + above + below) / 4;
    }
  }
  return (x, y) => between(field, columns, rows, (x + 0.5) / CELL - 0.5, (y + 0.5) / CELL - 0.5);
}

/** Bilinear. */
function between(field: Float64Array, columns: number, rows: number, x: number, y: number): number {
  const [u, v] = [Math.min(columns - 1, Math.max(0, x)), Math.min(rows - 1, Math.max(0, y))];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, bottom] = [Math.min(columns - 1, left + 1), Math.min(rows - 1, top + 1)];
  const [a, b] = [u - left, v - top];
  const row = (at: number) => field[at * columns + left] * (1 - a) + field[at * columns + right] * a;
  return row(top) * (1 - b) + row(bottom) * b;
}

function levelOf({ data, channels }: Raster, at: number, c: number): number {
  return data[at * channels + Math.min(c, channels - 1)];
}

function grown({ x, y, width, height }: Box, margin: number, image: Raster): Box {
  const [left, top] = [Math.max(0, x - margin), Math.max(0, y - margin)];
  return { x: left, y: top, width: Math.min(image.width, x + width + margin) - left, height: Math.min(image.height, y + height + margin) - top };
}

function cut({ data, width }: Raster, box: Box): Uint8Array {
  const part = new Uint8Array(box.width * box.height);
  for (let row = 0; row < box.height; row++) {
    const from = (box.y + row) * width + box.x;
    part.set(data.subarray(from, from + box.width), row * box.width);
  }
  return part;
}

/** Px over which the edit comes in from the place's edge. */
const FEATHER = 3;

/** The edit inside the place, its difference from the base taken away, coming in softly from the edge; changes `target`. */
export function blendIn(target: Raster, edit: Raster, mask: Raster, { box, correction, depth }: Seam): void {
  const { channels } = target;
  for (let i = 0; i < depth.length; i++) {
    const at = (box.y + Math.floor(i / box.width)) * target.width + box.x + (i % box.width);
    if (mask.data[at] === 0) continue;
    const share = Math.min(1, depth[i] / FEATHER);
    for (let c = 0; c < Math.min(3, channels); c++) {
      const wanted = levelOf(edit, at, c) + correction[i * 3 + c];
      const p = at * channels + c;
      target.data[p] = Math.max(0, Math.min(255, Math.round(target.data[p] * (1 - share) + wanted * share)));
    }
  }
}
