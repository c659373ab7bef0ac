import type { Colour } from '../../../shared/geometry.ts';
import { type Clusters, colourDistance } from './clusters.ts';
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
  const room = roomForParts(labels.length);
  const edges = edgeShares(strip, labels, colours.length);
  const possible = [...colours.keys()].filter((index) => edges[index] <= MOST_OF_EDGE);
  for (let subset = 1; subset < 2 ** possible.length; subset++) {
    const members = possible.filter((_, i) => subset & (1 << i));
    if (members.length === colours.length || members.reduce((sum, index) => sum + edges[index], 0) > MOST_OF_EDGE) continue;
    const ink = inkOf(strip, labels, members, room);
    if (ink) found.push(ink);
  }
  return found;
}

function inkOf(strip: StudyStrip, labels: Uint8Array, members: number[], room: PartRoom): InkMask | null {
  const { width, height } = strip.pixels;
  const isInk = new Uint8Array(256);
  for (const member of members) isInk[member] = 1;
  const mask = new Uint8Array(labels.length);
  let before = 0;
  for (let i = 0; i < labels.length; i++) before += mask[i] = isInk[labels[i]];
  const { dropped, left: area } = dropParts(mask, before, strip, room);
  if (area === 0 || dropped > Math.max(MOST_AT_EDGE * before, area)) return null;
  const box = boundsOf(mask, width, height, area);
  const cover = area / ((box.right - box.left) * (box.bottom - box.top));
  const { core } = strip;
  const isTall = box.bottom - box.top > 0.2 * (core.bottom - core.top);
  const isWide = box.right - box.left > 0.35 * (core.right - core.left);
  return cover > COVER[0] && cover < COVER[1] && isTall && isWide ? { mask, colours: members, box, area } : null;
}

/** Room for finding parts, to be used again for the next mask. */
interface PartRoom {
  seen: Uint8Array;
  part: Int32Array;
}

function roomForParts(size: number): PartRoom {
  return { seen: new Uint8Array(size), part: new Int32Array(size) };
}

/**
 * How much of the rim each colour has: of the strip's, or of the region's own where that is less. Lines set closely have neighbours' letters all along
 * the strip's rim, glowing ones their own light along the region's.
 */
function edgeShares({ pixels: { width, height }, core }: StudyStrip, labels: Uint8Array, count: number): number[] {
  const outer = rimShares(labels, count, width, { left: 0, top: 0, right: width, bottom: height });
  const inner = rimShares(labels, count, width, core);
  return outer.map((share, index) => Math.min(share, inner[index]));
}

function rimShares(labels: Uint8Array, count: number, width: number, { left, top, right, bottom }: StudyStrip['core']): number[] {
  const shares = new Array<number>(count).fill(0);
  const share = 1 / (2 * (right - left + bottom - top));
  for (let x = left; x < right; x++) for (const y of [top, bottom - 1]) shares[labels[y * width + x]] += share;
  for (let y = top; y < bottom; y++) for (const x of [left, right - 1]) shares[labels[y * width + x]] += share;
  return shares;
}

/**
 * Takes parts out that are specks, that touch the strip's edge or stand outside the region.
 * @param count pixels of the mask
 * @returns how many of the region's pixels went with parts that are no specks, and how many pixels are left
 */
function dropParts(
  mask: Uint8Array,
  count: number,
  { pixels: { width, height }, core }: StudyStrip,
  { seen, part }: PartRoom,
): { dropped: number; left: number } {
  seen.fill(0);
  let left = count;
  const least = (SPECK * (core.bottom - core.top)) ** 2;
  const steps = [-1, 1, -width, width];
  let dropped = 0;
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue;
    seen[start] = 1;
    part[0] = start;
    let [touching, inCore, length] = [0, 0, 1];
    for (let read = 0; read < length; read++) {
      const at = part[read];
      const y = (at / width) | 0;
      const x = at - y * width;
      if (x >= core.left && x < core.right && y >= core.top && y < core.bottom) inCore++;
      for (let side = 0; side < 4; side++) {
        if (side === 0 ? x === 0 : side === 1 ? x === width - 1 : side === 2 ? y === 0 : y === height - 1) continue;
        const next = at + steps[side];
        if (!mask[next] || seen[next]) continue;
        seen[next] = 1;
        part[length++] = next;
      }
      if (y === 0 || y === height - 1) touching += mask.length;
      else if (x === 0 || x === width - 1) touching++;
    }
    // A letter at either end may reach over the strip's edge with a stroke; a ground lies along it.
    if (touching <= CUT_STROKE * Math.sqrt(length) && inCore > length / 2 && length >= least) continue;
    for (let i = 0; i < length; i++) mask[part[i]] = 0;
    left -= length;
    if (length >= least) dropped += inCore;
  }
  return { dropped, left };
}

/** Colours with less of the ink than this are no fill. */
const LEAST_OF_INK = 0.25;

/**
 * The mask without edge pixels that are more ground than ink: blurred edges count as ink where they have a colour of their own, and thin letters would
 * be taken for heavy ones.
 */
export function withoutHalfTones(
  { pixels: { width, data } }: StudyStrip,
  { colours, labels }: Clusters,
  { mask, colours: members, area }: InkMask,
  ground: Colour,
): Uint8Array {
  const counts = new Uint32Array(colours.length);
  for (let i = 0; i < mask.length; i++) counts[labels[i]] += mask[i];
  const fills = members.filter((index) => counts[index] >= LEAST_OF_INK * area);
  const furthest = Math.max(0, ...fills.map((index) => colourDistance(colours[index], ground)));
  const least = (furthest / 2) ** 2;
  const firm = mask.slice();
  for (let i = width; i < mask.length - width; i++) {
    if (!mask[i] || (mask[i - 1] && mask[i + 1] && mask[i - width] && mask[i + width])) continue;
    const [red, green, blue] = [data[i * 3] - ground[0], data[i * 3 + 1] - ground[1], data[i * 3 + 2] - ground[2]];
    if (red * red + green * green + blue * blue < least) firm[i] = 0;
  }
  return firm;
}

/** Bounds without the outermost half per cent of the ink on each side: stray specks would move them. */
function boundsOf(mask: Uint8Array, width: number, height: number, area: number): InkMask['box'] {
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  for (let y = 0, i = 0; y < height; y++) {
    let inRow = 0;
    for (let x = 0; x < width; x++, i++) {
      if (!mask[i]) continue;
      columns[x]++;
      inRow++;
    }
    rows[y] = inRow;
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
