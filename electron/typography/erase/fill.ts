import { continuedShare } from './continued.ts';
import { addGrain, GROUND_RADIUS, splitGround } from './grain.ts';
import { type Bounds, dilate, type Patchwork, partOf, partOfMask, wholeOf } from './hole.ts';
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
  const holeOf = (isAsked: (way: Way) => boolean) =>
    wholeOf(
      maskOf(near, parts.labels, (part) => isAsked(parts.ways[part])),
      bounds,
      work.width,
      work.height,
    );
  // What waits for its turn is no ground yet.
  const waiting = together(
    barred,
    holeOf((way) => way !== 'smooth'),
  );
  for (const [way, start] of PATCHED) {
    if (!parts.ways.includes(way)) continue;
    const hole = holeOf((other) => other === way);
    take(waiting, hole);
    const own = boundsOf(hole, work.width);
    const box = grown(own, COPIED_FROM[way], work.width, work.height);
    const part = partOf({ ...work, hole }, box);
    const fit = fillByPatches(part, partOfMask(waiting, work.width, box), start, seed);
    putBack(work, part, box);
    const edges = meanOf(parts.surroundings.filter((_, label) => parts.ways[label] === way).map((each) => each.edges));
    const judged = partOf({ ...work, hole }, grown(own, LOOKED_AT, work.width, work.height));
    const share = fit === null ? null : continuedShare(judged);
    const isBroken = way !== 'texture' && share !== null && share < LEAST_CONTINUED;
    if (fit !== null && share !== null && (isBroken || isSmeared(judged, fit, edges))) hard.push(own);
  }
  return hard;
}

interface JudgedParts extends Parts {
  ways: Way[];
}

/** Judges the parts of the hole and fills those on a smooth ground; the others too where they would look like old lettering to what comes first. */
function fillSmooth(work: Patchwork, barred: Uint8Array, seed: number): JudgedParts {
  const all: Patchwork = { ...work, hole: together(work.hole, barred) };
  const ground = splitGround(all);
  const { labels, surroundings } = partsOf(all, ground);
  const boxes = boxesOf(labels, surroundings.length, work.width);
  const ways = surroundings.map((each, part) => {
    const way = wayOf(each);
    if (way === 'texture') return way;
    const isPlate = isLevelled(all, ground.ground, { labels, part, box: boxes[part] }, way === 'smooth' ? ODD : EVEN);
    return isPlate ? 'smooth' : way;
  });
  const smooth = maskOf(work, labels, (part) => ways[part] === 'smooth');
  if (smooth.includes(1) || barred.includes(1) || new Set(ways).size > 1) {
    fillMembrane({ ...all, pixels: ground.ground });
    copy(work, ground.ground, all.hole);
  }
  if (smooth.includes(1)) addGrain(work, ground, smooth, usualStrength(surroundings, ways), seed);
  return { labels, surroundings, ways };
}

/** The box in which the hole's surroundings are judged; all of it where other lettering lies outside that box. */
function nearHole({ width, height, hole }: Patchwork, barred: Uint8Array): Bounds {
  const own = boundsOf(hole, width);
  const box = grown(own, LOOKED_AT, width, height);
  const isOutside = (i: number) => {
    const x = i % width;
    const y = (i - x) / width;
    return x < box.left || x >= box.right || y < box.top || y >= box.bottom;
  };
  const isWhole = own.right <= own.left || barred.some((value, i) => value === 1 && isOutside(i));
  return isWhole ? { left: 0, top: 0, right: width, bottom: height } : box;
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
function isLevelled({ width, height, channels, pixels, hole }: Patchwork, ground: Float32Array, { labels, part, box }: Part, most: number): boolean {
  const { left, top, right, bottom } = grown(box, LEVELLED, width, height);
  const [across, down] = [right - left, bottom - top];
  const own = new Uint8Array(across * down);
  const at = (n: number) => (Math.floor(n / across) + top) * width + (n % across) + left;
  for (let n = 0; n < own.length; n++) if (labels[at(n)] === part) own[n] = 1;
  const near = dilate(own, across, down, PLATE_RIM);
  const rim: number[] = [];
  for (let n = 0; n < near.length; n++) if (near[n] && !hole[at(n)]) rim.push(at(n));
  if (rim.length === 0) return false;
  const level = Array.from({ length: channels }, (_, c) => Float32Array.from(rim, (i) => pixels[i * channels + c]).sort()[rim.length >> 1]);
  const differs = (i: number, by: number) => level.some((value, c) => Math.abs(pixels[i * channels + c] - value) > by);
  const isOdd = (i: number) => !hole[i] && differs(i, most);
  if (rim.filter((i) => differs(i, EVEN)).length > (1 - PLATE) * rim.length) return false;
  if (!rim.some(isOdd)) return true;
  const strange = Uint8Array.from(own, (_, n) => (isOdd(at(n)) ? 1 : 0));
  // The ground is a mean, which has some of their colour too.
  const reached = dilate(strange, across, down, GROUND_RADIUS + 1);
  for (let n = 0; n < reached.length; n++) if (reached[n] && !hole[at(n)]) for (let c = 0; c < channels; c++) ground[at(n) * channels + c] = level[c];
  return true;
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
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] < 0) continue;
    const box = boxes[labels[i]];
    const x = i % width;
    const y = (i - x) / width;
    if (x < box.left) box.left = x;
    if (x >= box.right) box.right = x + 1;
    if (y < box.top) box.top = y;
    if (y >= box.bottom) box.bottom = y + 1;
  }
  return boxes;
}

function grown({ left, top, right, bottom }: Bounds, by: number, width: number, height: number): Bounds {
  return { left: Math.max(0, left - by), top: Math.max(0, top - by), right: Math.min(width, right + by), bottom: Math.min(height, bottom + by) };
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

function take(mask: Uint8Array, away: Uint8Array): void {
  for (let i = 0; i < away.length; i++) if (away[i]) mask[i] = 0;
}

/** 1 = pixel of the hole that belongs to such a part. */
function maskOf({ hole }: Patchwork, labels: Int32Array, isAsked: (part: number) => boolean): Uint8Array {
  const mask = new Uint8Array(hole.length);
  for (let i = 0; i < hole.length; i++) if (hole[i] && isAsked(labels[i])) mask[i] = 1;
  return mask;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function boundsOf(mask: Uint8Array, width: number): Bounds {
  const height = mask.length / width;
  const bounds = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    bounds.left = Math.min(bounds.left, first);
    bounds.right = Math.max(bounds.right, row.lastIndexOf(1) + 1);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = y + 1;
  }
  return bounds;
}
