import { mulberry32 } from '../../../shared/mulberry.ts';
import { depthOf, trustOf } from './depth.ts';
import { fillByExemplars } from './exemplars.ts';
import { dilate, halfMask, halve, type Patchwork } from './hole.ts';
import { fillMembrane, indicesOf } from './membrane.ts';
import { matchTones } from './tones.ts';
import { fillAlongEdges } from './transport.ts';
import { type Ballot, copyCentres, type Field, type Level, REACH, vote } from './votes.ts';

const SMALLEST_SIDE = 12;
const MOST_LEVELS = 6;
/** On the coarsest level no pixel of the hole is farther than this from the known rim, px. */
const SHALLOW = 3;
/** Fewer places to copy from are no texture. */
const LEAST_SOURCES = 30;
/** Rounds of search and vote on each level, from the finest, which only polishes. */
const ROUNDS = [1, 1, 2, 4];
const BEGINNING = 6;
/** Patches that differ by less than this a channel (squared, 0–255) fit: no better one is looked for. */
const FITTING = 3;
/** Holes with more patches than this on the finest level are not polished there. */
const MOST_POLISHED = 10_000;
/** Patches lie this many px apart on each level, from the finest; they overlap all the same. */
const STRIDES = [2, 2, 1];
/** Farther than this from where it goes, in px of the level, nothing is looked for at random. */
const FARTHEST = 160;

export type Start = 'edges' | 'exemplars';

/**
 * Fills the hole with pieces of its surroundings: PatchMatch (Barnes et al. 2009) inside the coarse-to-fine vote of Wexler et al. 2007.
 * In place, deterministic by seed.
 * @param start how the coarsest level is filled: along the edges that run into the hole, or with pieces that continue a pattern
 * @param barred 1 = nothing is copied from there
 * @returns how well the pieces fit one another: root mean square of what overlapping ones differ by, 0–255; null where nothing known is large
 *   enough to copy from: the hole is then no more than a membrane
 */
export function fillByPatches(work: Patchwork, barred: Uint8Array, start: Start, seed: number): number | null {
  const works = [work];
  const bars = [barred];
  const wanted = levelsFor(work);
  while (Math.min(works[works.length - 1].width, works[works.length - 1].height) > SMALLEST_SIDE * 2 && works.length < wanted) {
    const { width, height } = works[works.length - 1];
    bars.push(halfMask(bars[bars.length - 1], width, height));
    works.push(halve(works[works.length - 1]));
  }
  const random = mulberry32(seed);
  let coarse: Field | null = null;
  for (let l = works.length - 1; l >= 0; l--) {
    const near = dilate(works[l].hole, works[l].width, works[l].height, REACH);
    const isSource = sourcesOf(works[l], near, bars[l]);
    if (!isSource) {
      fillMembrane(works[l]);
      continue;
    }
    const stride = STRIDES[Math.min(l, STRIDES.length - 1)];
    if (!coarse) coarse = begin(works[l], near, isSource, stride, start, random);
    else {
      const level: Level = { ...works[l], pixels: rounded(works[l].pixels) };
      const field = createField(level, near, isSource, stride);
      refine(coarse, works[l + 1].width, level, field, random);
      // What the hole holds at this level is still the old lettering.
      copyCentres(level, field);
      const rounds = l === 0 && field.targets.length > MOST_POLISHED ? 0 : ROUNDS[Math.min(l, ROUNDS.length - 1)];
      const ballot = improve(level, field, rounds, l === 0 ? 0 : FARTHEST, random);
      if (l === 0) matchTones(level, field, ballot);
      takeBack(works[l], level);
      coarse = field;
    }
  }
  return coarse && fitOf(work, coarse);
}

/** The first filling, which decides what goes where; finer levels only draw it. */
function begin(work: Patchwork, near: Uint8Array, isSource: Uint8Array, stride: number, start: Start, random: () => number): Field {
  const copied = start === 'exemplars' ? fillByExemplars(work, fartherIn(isSource, work.width, work.height)) : null;
  if (!copied) fillAlongEdges(work, work.hole);
  const level: Level = { ...work, pixels: rounded(work.pixels) };
  const field = createField(level, near, isSource, stride);
  if (copied) adopt(level, field, copied, random);
  else scatter(level, field, random);
  improve(level, field, BEGINNING, FARTHEST, random);
  takeBack(work, level);
  return field;
}

/** @returns what the patches were voted with; null where there were no rounds */
function improve(level: Level, field: Field, rounds: number, farthest: number, random: () => number): Ballot | null {
  if (rounds === 0) return null;
  const { width, height, channels, hole } = level;
  const [sums, weights] = [new Float32Array(hole.length * channels), new Float32Array(hole.length)];
  const ballot: Ballot = { trust: trustOf(width, height, hole), open: indicesOf(hole), sums, weights };
  for (let round = 0; round < rounds; round++) {
    search(level, field, random, round % 2 === 1, farthest);
    vote(level, field, ballot);
  }
  return ballot;
}

function levelsFor({ width, height, hole }: Patchwork): number {
  let deepest = 1;
  const depth = depthOf(width, height, hole, 255);
  for (let i = 0; i < depth.length; i++) if (depth[i] > deepest) deepest = depth[i];
  return Math.max(1, Math.min(MOST_LEVELS, 1 + Math.ceil(Math.log2(deepest / SHALLOW))));
}

/** Patches for the first filling are larger by one px on each side. */
function fartherIn(isSource: Uint8Array, width: number, height: number): Uint8Array {
  const outside = dilate(
    isSource.map((value) => 1 - value),
    width,
    height,
    1,
  );
  return outside.map((value) => 1 - value);
}

function rounded(values: Float32Array): Uint8Array {
  const whole = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) whole[i] = values[i] + 0.5;
  return whole;
}

function takeBack({ channels, pixels, hole }: Patchwork, level: Level): void {
  for (let i = 0; i < hole.length; i++) {
    if (hole[i]) for (let p = i * channels; p < (i + 1) * channels; p++) pixels[p] = level.pixels[p];
  }
}

/** 1 for every centre of a patch without any hole; null where there are too few. */
function sourcesOf({ width, height, hole }: Patchwork, near: Uint8Array, barred: Uint8Array): Uint8Array | null {
  const nearBarred = barred.includes(1) ? dilate(barred, width, height, REACH) : barred;
  const isSource = new Uint8Array(hole.length);
  let count = 0;
  for (let y = REACH; y < height - REACH; y++) {
    for (let i = y * width + REACH; i < (y + 1) * width - REACH; i++) {
      if (near[i] || nearBarred[i]) continue;
      isSource[i] = 1;
      count++;
    }
  }
  return count < LEAST_SOURCES ? null : isSource;
}

function createField({ width, height, hole }: Level, near: Uint8Array, isSource: Uint8Array, stride: number): Field {
  const targets = new Int32Array(hole.length);
  let count = 0;
  // Of the last row and column too, or their pixels would lie under no patch.
  const isOnGrid = (place: number, side: number) => (place - REACH) % stride === 0 || place === side - REACH - 1;
  for (let y = REACH; y < height - REACH; y++) {
    if (!isOnGrid(y, height)) continue;
    for (let x = REACH; x < width - REACH; x++) if (near[y * width + x] && isOnGrid(x, width)) targets[count++] = y * width + x;
  }
  return {
    stride,
    targets: targets.slice(0, count),
    sources: new Int32Array(hole.length).fill(-1),
    costs: new Float32Array(hole.length),
    isSource,
  };
}

function scatter(level: Level, { targets, sources, isSource }: Field, random: () => number): void {
  for (const i of targets) sources[i] = anySource(level, i, isSource, random);
}

/** Patches begin with what was copied to their middle, or close to it. */
function adopt(level: Level, { targets, sources, isSource }: Field, copied: Int32Array, random: () => number): void {
  const { width, height } = level;
  for (const i of targets) {
    const x = i % width;
    let source = -1;
    for (let dy = -REACH; dy <= REACH && source < 0; dy++) {
      for (let dx = -REACH; dx <= REACH && source < 0; dx++) {
        const beside = i + dy * width + dx;
        const shifted = copied[beside] < 0 ? -1 : copied[beside] - dy * width - dx;
        const sx = x + (copied[beside] % width) - (beside % width);
        if (shifted >= 0 && sx >= 0 && sx < width && shifted < width * height && isSource[shifted]) source = shifted;
      }
    }
    sources[i] = copied[i] >= 0 && isSource[copied[i]] ? copied[i] : source >= 0 ? source : anySource(level, i, isSource, random);
  }
}

/** A known place, nearby if a few tries find one. */
function anySource({ width, height }: Level, i: number, isSource: Uint8Array, random: () => number): number {
  const x = i % width;
  const y = (i - x) / width;
  for (let reach = 16; ; reach = Math.min(reach * 2, width + height)) {
    for (let tries = 0; tries < 4; tries++) {
      const sx = x + Math.round((random() * 2 - 1) * reach);
      const sy = y + Math.round((random() * 2 - 1) * reach);
      if (sx >= 0 && sx < width && sy >= 0 && sy < height && isSource[sy * width + sx]) return sy * width + sx;
    }
  }
}

function refine(coarse: Field, coarseWidth: number, level: Level, { targets, sources, isSource }: Field, random: () => number): void {
  const { width, height } = level;
  for (const i of targets) {
    const x = i % width;
    const y = (i - x) / width;
    const [cx, cy] = [onGrid(x >> 1, coarse.stride), onGrid(y >> 1, coarse.stride)];
    const from = coarse.sources[cy * coarseWidth + cx] ?? -1;
    const sx = from < 0 ? -1 : ((from % coarseWidth) - cx) * 2 + x;
    const sy = from < 0 ? -1 : (Math.floor(from / coarseWidth) - cy) * 2 + y;
    const source = sx >= 0 && sx < width && sy >= 0 && sy < height ? sy * width + sx : -1;
    sources[i] = source >= 0 && isSource[source] ? source : anySource(level, i, isSource, random);
  }
}

function onGrid(place: number, stride: number): number {
  return place - (Math.max(0, place - REACH) % stride);
}

/** One scan of propagation and random search over the field. */
function search(level: Level, { stride, targets, sources, costs, isSource }: Field, random: () => number, isBackward: boolean, farthest: number): void {
  const { width, height } = level;
  const step = isBackward ? stride : -stride;
  const count = width * height;
  const start = Math.min(farthest, Math.max(width, height) >> 1);
  const fitting = FITTING * (2 * REACH + 1) ** 2 * level.channels;
  for (let n = 0; n < targets.length; n++) {
    const i = targets[isBackward ? targets.length - 1 - n : n];
    let best = sources[i];
    let cost = distance(level, i, best, Infinity);
    costs[i] = cost;
    if (cost <= fitting) continue;
    for (let side = 0; side < 2; side++) {
      const shift = side === 0 ? step : step * width;
      const source = sources[i + shift] - shift;
      if (sources[i + shift] < 0 || source < 0 || source >= count || source === best || !isSource[source]) continue;
      const found = distance(level, i, source, cost);
      if (found >= cost) continue;
      cost = found;
      best = source;
    }
    for (let radius = start; radius >= 1; radius >>= 2) {
      const column = best % width;
      const x = column + Math.round((random() * 2 - 1) * radius);
      const y = (best - column) / width + Math.round((random() * 2 - 1) * radius);
      const source = y * width + x;
      if (x < 0 || x >= width || y < 0 || y >= height || source === best || !isSource[source]) continue;
      const found = distance(level, i, source, cost);
      if (found >= cost) continue;
      cost = found;
      best = source;
    }
    sources[i] = best;
    costs[i] = cost;
  }
}

/** Sum of squared differences of two patches; stops above `limit`. */
function distance({ width, channels, pixels }: Level, a: number, b: number, limit: number): number {
  let sum = 0;
  const row = width * channels;
  let p = (a - REACH * width - REACH) * channels;
  let q = (b - REACH * width - REACH) * channels;
  for (let dy = -REACH; dy <= REACH && sum < limit; dy++) {
    // Five at once, as many as a row of the patch has pixels: nearly twice as fast.
    for (let k = 0; k < 5 * channels; k += 5) {
      const d0 = pixels[p + k] - pixels[q + k];
      const d1 = pixels[p + k + 1] - pixels[q + k + 1];
      const d2 = pixels[p + k + 2] - pixels[q + k + 2];
      const d3 = pixels[p + k + 3] - pixels[q + k + 3];
      const d4 = pixels[p + k + 4] - pixels[q + k + 4];
      sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4;
    }
    p += row;
    q += row;
  }
  return sum;
}

function fitOf({ channels }: Patchwork, { targets, costs }: Field): number {
  let sum = 0;
  for (const i of targets) sum += costs[i];
  return Math.sqrt(sum / Math.max(1, targets.length) / ((2 * REACH + 1) ** 2 * channels));
}
