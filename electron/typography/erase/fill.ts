import { continuedShare } from './continued.ts';
import { addGrain, GROUND_RADIUS, smoothGround } from './grain.ts';
import { type Bounds, boundsOf, dilate, grown, type Patchwork, partOf, partOfMask } from './hole.ts';
import { fillMembrane } from './membrane.ts';
import { type Parts, partsOf, type Surroundings } from './parts.ts';
import { fillByPatches, type Start } from './patch-match.ts';
import { isSmeared } from './smear.ts';

/** Detail finer than 3 px above this (0–255) that is more alike than this is texture, which has to be rebuilt; the rest is grain. */
const TEXTURE = 3;
const PATTERN = 0.15;
/** Where less than this share of what touches the hole is edges, nothing passes through it. */
const TOUCHED = 0.006;
/** With more edges than this around it, a ground of flat colours is a pattern. */
const MANY_EDGES = 0.12;

/** A rim of so many px of which this share is within so much (0–255) of its median is a plate's. */
const PLATE_RIM = 5;
/** What stands out is levelled this far from the hole, px. */
const LEVELLED = 14;
const PLATE = 0.94;
const EVEN = 22;
/** On smooth grounds, which may be gradients, only this is something else. */
const ODD = 48;

/** Where less of the edges that run into the hole goes on, structure is broken off. */
const LEAST_CONTINUED = 0.66;

/** The surroundings are judged, and grain is taken, at most this far from the hole, px. */
const LOOKED_AT = 32;

/** Pieces are copied from places at most this far from the hole, px: farther off something else begins, but patterns may have long periods. */
const COPIED_FROM: Record<Way, number> = { smooth: 64, edges: 64, texture: 64, pattern: 128 };

/** What a part of the hole lies in: only a smooth ground is filled without patches. */
type Way = 'smooth' | 'edges' | 'pattern' | 'texture';
/** In the order in which they are filled, with how the patches begin. */
const PATCHED: readonly (readonly [Way, Start])[] = [
  ['edges', 'edges'],
  ['pattern', 'exemplars'],
  ['texture', 'edges'],
];

/**
 * Rebuilds the ground under the hole, in place, each part as its surroundings ask for: a membrane or continued edges with the surroundings' own
 * grain on calm grounds, PatchMatch on textures.
 * @param barred 1 = neither known nor to be filled; these pixels are worked on as well, and are of no use afterwards
 * @returns boxes around the parts that could not be continued
 */
export function fillHole(work: Patchwork, barred: Uint8Array, seed: number): Bounds[] {
  const bounds = nearHole(work, barred);
  const near = partOf(work, bounds);
  const parts = fillSmooth(near, partOfMask(barred, work.width, bounds), seed);
  putBack(work, near, bounds);
  const hard: Bounds[] = [];
  // What waits for its turn is no ground yet.
  const waiting = barred.slice();
  mark(waiting, work.width, bounds, parts, (way) => way !== 'smooth', 1);
  for (const [way, start] of PATCHED) {
    if (!parts.ways.includes(way)) continue;
    mark(waiting, work.width, bounds, parts, (other) => other === way, 0);
    const own = moved(boxAround(parts.boxes.filter((_, part) => parts.ways[part] === way)), { left: -bounds.left, top: -bounds.top });
    const box = grown(own, COPIED_FROM[way], work.width, work.height);
    const part = partOf(work, box);
    part.hole.fill(0);
    mark(part.hole, part.width, moved(bounds, box), parts, (other) => other === way, 1);
    const fit = fillByPatches(part, partOfMask(waiting, work.width, box), start, seed);
    putBack(work, part, box);
    if (fit === null) continue;
    const edges = meanOf(parts.surroundings.filter((_, label) => parts.ways[label] === way).map((each) => each.edges));
    const judged = partOf(part, moved(grown(own, LOOKED_AT, work.width, work.height), box));
    const share = continuedShare(judged);
    const isBroken = way !== 'texture' && share !== null && share < LEAST_CONTINUED;
    if (share !== null && (isBroken || isSmeared(judged, fit, edges))) hard.push(own);
  }
  return hard;
}

/** Writes into a mask where the hole's parts are that go such a way. @param bounds where the parts' labels lie in the mask */
function mark(mask: Uint8Array, across: number, bounds: Bounds, { labels, ways, boxes }: JudgedParts, isAsked: (way: Way) => boolean, value: 0 | 1): void {
  const width = bounds.right - bounds.left;
  const asked = Uint8Array.from(ways, (way) => (isAsked(way) ? 1 : 0));
  if (!asked.includes(1)) return;
  const box = boxAround(boxes.filter((_, part) => asked[part]));
  for (let y = box.top; y < box.bottom; y++) {
    const to = (y + bounds.top) * across + bounds.left;
    for (let x = box.left, i = y * width + x; x < box.right; x++, i++) if (labels[i] >= 0 && asked[labels[i]]) mask[to + x] = value;
  }
}

/** @param boxes at least one */
function boxAround(boxes: readonly Bounds[]): Bounds {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** A box as it lies in another one. */
function moved({ left, top, right, bottom }: Bounds, within: Pick<Bounds, 'left' | 'top'>): Bounds {
  return { left: left - within.left, top: top - within.top, right: right - within.left, bottom: bottom - within.top };
}

interface JudgedParts extends Parts {
  boxes: Bounds[];
  ways: Way[];
}

/** Judges the parts of the hole and fills those on a smooth ground; the others too where they would look like old lettering to what comes first. */
function fillSmooth(work: Patchwork, barred: Uint8Array, seed: number): JudgedParts {
  const hasBarred = barred.includes(1);
  const all: Patchwork = hasBarred ? { ...work, hole: together(work.hole, barred) } : work;
  const ground = smoothGround(all);
  const levelled: Levelled[] = [];
  const { labels, surroundings } = partsOf(all, ground);
  const boxes = boxesOf(labels, surroundings.length, work.width);
  const ways = surroundings.map((each, part) => {
    const way = wayOf(each);
    if (way === 'texture') return way;
    const isPlate = isLevelled(all, ground, { labels, part, box: boxes[part] }, way === 'smooth' ? ODD : EVEN, levelled);
    return isPlate ? 'smooth' : way;
  });
  if (hasBarred) for (let i = 0; i < labels.length; i++) if (!work.hole[i]) labels[i] = -1;
  const judged = { labels, surroundings, boxes: hasBarred ? boxesOf(labels, surroundings.length, work.width) : boxes, ways };
  const smooth = new Uint8Array(work.hole.length);
  const bounds = { left: 0, top: 0, right: work.width, bottom: work.height };
  mark(smooth, work.width, bounds, judged, (way) => way === 'smooth', 1);
  const hasSmooth = smooth.includes(1);
  if (hasSmooth || hasBarred || new Set(ways).size > 1) {
    fillMembrane({ ...all, pixels: ground });
    copy(work, ground, all.hole);
  }
  // Grain is what differs from the ground as it was.
  for (const { at, was } of levelled.reverse()) ground[at] = was;
  if (hasSmooth) addGrain(work, ground, smooth, usualStrength(surroundings, ways), seed);
  return judged;
}

/** The box in which the hole's surroundings are judged; all of it where other lettering lies outside that box. */
function nearHole({ width, height, hole }: Patchwork, barred: Uint8Array): Bounds {
  const own = boundsOf(hole, width);
  const box = grown(own, LOOKED_AT, width, height);
  const isWhole = own.right <= own.left || hasOutside(barred, width, box);
  return isWhole ? { left: 0, top: 0, right: width, bottom: height } : box;
}

/** True where something of a mask lies outside the box. */
function hasOutside(mask: Uint8Array, width: number, { left, top, right, bottom }: Bounds): boolean {
  if (mask.subarray(0, top * width).includes(1) || mask.subarray(bottom * width).includes(1)) return true;
  for (let row = top * width; row < bottom * width; row += width) {
    if (mask.subarray(row, row + left).includes(1) || mask.subarray(row + right, row + width).includes(1)) return true;
  }
  return false;
}

function putBack({ width, pixels, channels }: Patchwork, near: Patchwork, { left, top }: Bounds): void {
  const row = near.width * channels;
  for (let y = 0; y < near.height; y++) pixels.set(near.pixels.subarray(y * row, (y + 1) * row), ((y + top) * width + left) * channels);
}

function wayOf({ strength, pattern, edges, touching }: Surroundings): Way {
  if (strength >= TEXTURE && pattern >= PATTERN) return 'texture';
  if (touching < TOUCHED) return 'smooth';
  if (edges <= MANY_EDGES || touching <= MANY_EDGES) return 'edges';
  return strength < TEXTURE ? 'pattern' : 'texture';
}

/**
 * Levels the smooth ground where something stands out of an otherwise even rim, a frame beside the letters or a screw: it ends there, and its
 * colour must not spread into the hole.
 * @param most that even pixels differ from their median, 0–255
 * @returns false where the rim is not even; nothing is changed then
 */
function isLevelled(
  { width, height, channels, pixels, hole }: Patchwork,
  ground: Float32Array,
  { labels, part, box }: Part,
  most: number,
  changed: Levelled[],
): boolean {
  const { left, top, right, bottom } = grown(box, LEVELLED, width, height);
  const [across, down] = [right - left, bottom - top];
  const own = new Uint8Array(across * down);
  for (let y = 0, n = 0; y < down; y++) {
    for (let i = (y + top) * width + left, end = i + across; i < end; i++, n++) if (labels[i] === part) own[n] = 1;
  }
  const near = dilate(own, across, down, PLATE_RIM);
  const rim: number[] = [];
  for (let y = 0, n = 0; y < down; y++) {
    for (let i = (y + top) * width + left, end = i + across; i < end; i++, n++) if (near[n] && !hole[i]) rim.push(i);
  }
  if (rim.length === 0) return false;
  const level = Array.from({ length: channels }, (_, c) => medianAt(pixels, rim, channels, c));
  const differs = (i: number, by: number) => {
    for (let c = 0; c < channels; c++) if (Math.abs(pixels[i * channels + c] - level[c]) > by) return true;
    return false;
  };
  if (rim.filter((i) => differs(i, EVEN)).length > (1 - PLATE) * rim.length) return false;
  if (!rim.some((i) => differs(i, most))) return true;
  const strange = new Uint8Array(own.length);
  for (let y = 0, n = 0; y < down; y++) {
    for (let i = (y + top) * width + left, end = i + across; i < end; i++, n++) if (!hole[i] && differs(i, most)) strange[n] = 1;
  }
  // The ground is a mean, which has some of their colour too.
  const reached = dilate(strange, across, down, GROUND_RADIUS + 1);
  for (let y = 0, n = 0; y < down; y++) {
    for (let i = (y + top) * width + left, end = i + across; i < end; i++, n++) {
      if (!reached[n] || hole[i]) continue;
      for (let c = 0, at = i * channels; c < channels; c++, at++) {
        changed.push({ at, was: ground[at] });
        ground[at] = level[c];
      }
    }
  }
  return true;
}

/** The median of whole numbers, 0–255. */
function medianAt(pixels: Float32Array, places: readonly number[], channels: number, channel: number): number {
  const counts = new Uint32Array(256);
  for (let n = 0; n < places.length; n++) counts[Math.floor(pixels[places[n] * channels + channel] + 0.5)]++;
  let [value, below] = [0, counts[0]];
  while (below <= places.length >> 1) below += counts[++value];
  return value;
}

/** A value of the ground that was replaced. */
interface Levelled {
  at: number;
  was: number;
}

/** One of the hole's parts. */
interface Part {
  labels: Int32Array;
  part: number;
  box: Bounds;
}

/** Boxes around what has each label. */
function boxesOf(labels: Int32Array, count: number, width: number): Bounds[] {
  const boxes = Array.from({ length: count }, () => ({ left: width, top: labels.length, right: 0, bottom: 0 }));
  for (let row = 0, y = 0; row < labels.length; row += width, y++) {
    for (let x = 0; x < width; x++) {
      const label = labels[row + x];
      if (label < 0) continue;
      const box = boxes[label];
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      box.bottom = y + 1;
    }
  }
  return boxes;
}

function usualStrength(surroundings: readonly Surroundings[], ways: readonly Way[]): number {
  const strengths = surroundings.filter((_, part) => ways[part] === 'smooth').map(({ strength }) => strength);
  return strengths.sort((a, b) => a - b)[strengths.length >> 1];
}

function copy({ channels, pixels }: Patchwork, from: Float32Array, where: Uint8Array): void {
  for (let i = 0; i < where.length; i++) if (where[i]) for (let p = i * channels; p < (i + 1) * channels; p++) pixels[p] = from[p];
}

function together(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = a.slice();
  for (let i = 0; i < b.length; i++) if (b[i]) both[i] = 1;
  return both;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
