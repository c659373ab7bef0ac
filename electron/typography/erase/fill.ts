import type { Bounds } from './crops.ts';
import { addGrain, splitGround } from './grain.ts';
import { dilate, type Patchwork } from './hole.ts';
import { fillMembrane } from './membrane.ts';
import { partsOf, type Surroundings } from './parts.ts';
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
const PLATE = 0.94;
const EVEN = 22;

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
  const all: Patchwork = { ...work, hole: together(work.hole, barred) };
  const ground = splitGround(all);
  const { labels, surroundings } = partsOf(all, ground);
  const strangers = new Uint8Array(work.hole.length);
  const ways = surroundings.map((each, part) => {
    const way = wayOf(each);
    const isPlate =
      (way === 'edges' || way === 'pattern') &&
      markStrangers(
        all,
        maskOf(all, labels, (label) => label === part),
        strangers,
      );
    return isPlate ? 'smooth' : way;
  });
  const smooth = maskOf(work, labels, (part) => ways[part] === 'smooth');
  // What is not filled at once must not look like old lettering to what is.
  if (smooth.includes(1) || barred.includes(1) || new Set(ways).size > 1) {
    fillMembrane({ ...all, pixels: ground.ground, hole: together(all.hole, strangers) });
    copy(work, ground.ground, all.hole);
  }
  if (smooth.includes(1)) addGrain(work, ground, smooth, usualStrength(surroundings, ways), seed);
  const hard: Bounds[] = [];
  // What waits for its turn is no ground yet.
  const waiting = together(barred, work.hole);
  take(waiting, smooth);
  for (const [way, start] of PATCHED) {
    if (!ways.includes(way)) continue;
    const hole = maskOf(work, labels, (part) => ways[part] === way);
    take(waiting, hole);
    const fit = fillByPatches({ ...work, hole }, waiting, start, seed);
    const edges = meanOf(surroundings.filter((_, part) => ways[part] === way).map((each) => each.edges));
    if (fit !== null && isSmeared({ ...work, hole }, fit, edges)) hard.push(boundsOf(hole, work.width));
  }
  return hard;
}

function wayOf({ strength, pattern, edges, touching }: Surroundings): Way {
  if (strength >= TEXTURE && pattern >= PATTERN) return 'texture';
  if (touching < TOUCHED) return 'smooth';
  if (edges <= MANY_EDGES || touching <= MANY_EDGES) return 'edges';
  return strength < TEXTURE ? 'pattern' : 'texture';
}

/**
 * Marks what stands out of an otherwise even rim, a frame that the letters touch or a screw: it ends there, and its colour must not spread.
 * @returns false where the rim is not even; nothing is marked then
 */
function markStrangers({ width, height, channels, pixels, hole }: Patchwork, part: Uint8Array, strangers: Uint8Array): boolean {
  const near = dilate(part, width, height, PLATE_RIM);
  const rim: number[] = [];
  for (let i = 0; i < near.length; i++) if (near[i] && !hole[i]) rim.push(i);
  if (rim.length === 0) return false;
  const level = Array.from({ length: channels }, (_, c) => Float32Array.from(rim, (i) => pixels[i * channels + c]).sort()[rim.length >> 1]);
  const isEven = (i: number) => level.every((value, c) => Math.abs(pixels[i * channels + c] - value) <= EVEN);
  const odd = rim.filter((i) => !isEven(i));
  if (odd.length > (1 - PLATE) * rim.length) return false;
  for (const i of odd) strangers[i] = 1;
  return true;
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
  const bounds = { left: width, top: mask.length / width, right: 0, bottom: 0 };
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x + 1);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y + 1);
  }
  return bounds;
}
