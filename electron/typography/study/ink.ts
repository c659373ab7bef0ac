import type { Clusters } from './clusters.ts';
import type { StudyStrip } from './strip.ts';

/** A guess of which pixels of a strip are letters. */
export interface InkMask {
  /** 1 = letter. */
  mask: Uint8Array;
  /** Indices of the colours that it is made of. */
  colours: number[];
  /** Bounds of the ink in strip px, right and bottom exclusive. */
  box: { left: number; top: number; right: number; bottom: number };
  /** Number of ink pixels. */
  area: number;
}

/** Ink of which more than this hangs together with the strip's edge is a ground. */
const MOST_AT_EDGE = 0.1;
/** Colours with more of the strip's outermost pixels than this are a ground. */
const MOST_OF_EDGE = 0.4;
/** Pixels of a part on the strip's edge, by the root of its area: more is no cut stroke. */
const CUT_STROKE = 0.9;
/** Parts smaller than this share of the region's height, squared, are specks. */
const SPECK = 0.05;
/** Letters cover at least and at most this share of their own box. */
const COVER = [0.08, 0.8] as const;

/** All combinations of colours that may be the letters: they stand in the middle and hardly touch the strip's edge. */
export function inkCandidates(strip: StudyStrip, { colours, labels }: Clusters): InkMask[] {
  const found: InkMask[] = [];
  const edges = edgeShares(labels, colours.length, strip.pixels.width, strip.pixels.height);
  const possible = [...colours.keys()].filter((index) => edges[index] <= MOST_OF_EDGE);
  for (let subset = 1; subset < 2 ** possible.length; subset++) {
    const members = possible.filter((_, i) => subset & (1 << i));
    if (members.length === colours.length || members.reduce((sum, index) => sum + edges[index], 0) > MOST_OF_EDGE) continue;
    const ink = inkOf(strip, labels, members);
    if (ink) found.push(ink);
  }
  return found;
}

function inkOf(strip: StudyStrip, labels: Uint8Array, members: number[]): InkMask | null {
  const { width, height } = strip.pixels;
  const isInk = new Uint8Array(256);
  for (const member of members) isInk[member] = 1;
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i++) mask[i] = isInk[labels[i]];
  const before = countOf(mask);
  const touching = dropParts(mask, strip);
  const area = countOf(mask);
  if (area === 0 || touching > Math.max(MOST_AT_EDGE * before, area)) return null;
  const box = boundsOf(mask, width, height, area);
  const cover = area / ((box.right - box.left) * (box.bottom - box.top));
  const { core } = strip;
  const isTall = box.bottom - box.top > 0.2 * (core.bottom - core.top);
  const isWide = box.right - box.left > 0.35 * (core.right - core.left);
  return cover > COVER[0] && cover < COVER[1] && isTall && isWide ? { mask, colours: members, box, area } : null;
}

function countOf(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i];
  return count;
}

/** Share of the strip's outermost pixels that each colour has. */
function edgeShares(labels: Uint8Array, count: number, width: number, height: number): number[] {
  const shares = new Array<number>(count).fill(0);
  const share = 1 / (2 * (width + height));
  for (let x = 0; x < width; x++) for (const i of [x, (height - 1) * width + x]) shares[labels[i]] += share;
  for (let y = 0; y < height; y++) for (const i of [y * width, y * width + width - 1]) shares[labels[i]] += share;
  return shares;
}

/** Takes parts out that are specks, that touch the strip's edge or stand outside the region. @returns how many pixels were no specks */
function dropParts(mask: Uint8Array, { pixels: { width, height }, core }: StudyStrip): number {
  const seen = new Uint8Array(mask.length);
  const part = new Int32Array(mask.length);
  const least = (SPECK * (core.bottom - core.top)) ** 2;
  let dropped = 0;
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue;
    seen[start] = 1;
    part[0] = start;
    let [touching, inCore, length] = [0, 0, 1];
    const visit = (next: number) => {
      if (!mask[next] || seen[next]) return;
      seen[next] = 1;
      part[length++] = next;
    };
    for (let read = 0; read < length; read++) {
      const at = part[read];
      const [x, y] = [at % width, (at / width) | 0];
      if (x >= core.left && x < core.right && y >= core.top && y < core.bottom) inCore++;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (y > 0) visit(at - width);
      if (y < height - 1) visit(at + width);
      if (y === 0 || y === height - 1) touching += mask.length;
      else if (x === 0 || x === width - 1) touching++;
    }
    // A letter at either end may reach over the strip's edge with a stroke; a ground lies along it.
    if (touching <= CUT_STROKE * Math.sqrt(length) && inCore > length / 2 && length >= least) continue;
    for (let i = 0; i < length; i++) mask[part[i]] = 0;
    if (length >= least) dropped += length;
  }
  return dropped;
}

/** Bounds without the outermost half per cent of the ink on each side: stray specks would move them. */
function boundsOf(mask: Uint8Array, width: number, height: number, area: number): InkMask['box'] {
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  for (let i = 0; i < mask.length; i++) {
    columns[i % width] += mask[i];
    rows[(i / width) | 0] += mask[i];
  }
  const [left, right] = spanOf(columns, area * 0.0006);
  const [top, bottom] = spanOf(rows, area * 0.0012);
  return { left, top, right, bottom };
}

function spanOf(counts: Float64Array, ignored: number): [number, number] {
  let from = 0;
  for (let sum = counts[0]; from < counts.length - 1 && sum <= ignored; ) sum += counts[++from];
  let to = counts.length - 1;
  for (let sum = counts[to]; to > from && sum <= ignored; ) sum += counts[--to];
  return [from, to + 1];
}
