import { createRandom, dilate, halve, type Patchwork } from './hole.ts';
import { fillMembrane } from './membrane.ts';

/** Patches are 5 × 5 px. */
const REACH = 2;
const SMALLEST_SIDE = 24;

/**
 * Fills the hole with pieces of its surroundings: PatchMatch (Barnes et al. 2009) inside the coarse-to-fine vote of Wexler et al. 2007.
 * In place, deterministic by seed. Falls back to the membrane where nothing known is large enough to copy from.
 */
export function fillByPatches(work: Patchwork, seed: number): void {
  const levels = [work];
  while (Math.min(levels[levels.length - 1].width, levels[levels.length - 1].height) > SMALLEST_SIDE * 2 && levels.length < 6) {
    levels.push(halve(levels[levels.length - 1]));
  }
  const random = createRandom(seed);
  let field: Int32Array | null = null;
  for (let l = levels.length - 1; l >= 0; l--) {
    const level = levels[l];
    const coarser = levels[l + 1];
    const sources = sourcesOf(level);
    if (sources.list.length < 30 || !coarser || !field) {
      fillMembrane(level);
      if (sources.list.length < 30) continue;
    }
    field = coarser && field ? refine(field, coarser.width, level, sources, random) : scatter(level, sources, random);
    // The finest level only polishes what the coarser ones found.
    const rounds = l === 0 ? 1 : 4;
    // What the hole holds at this level is still the old lettering: all patches count alike in the first vote.
    if (coarser) vote(level, field, true);
    for (let round = 0; round < rounds; round++) {
      search(level, field, sources.isSource, random, round % 2 === 1);
      vote(level, field);
    }
  }
}

interface Sources {
  list: Int32Array;
  isSource: Uint8Array;
}

/** Centres of patches without any hole. */
function sourcesOf({ width, height, hole }: Patchwork): Sources {
  const near = dilate(hole, width, height, REACH);
  const isSource = new Uint8Array(hole.length);
  const list: number[] = [];
  for (let y = REACH; y < height - REACH; y++) {
    for (let x = REACH; x < width - REACH; x++) {
      const i = y * width + x;
      if (near[i]) continue;
      isSource[i] = 1;
      list.push(i);
    }
  }
  return { list: Int32Array.from(list), isSource };
}

/** For each patch that touches the hole, the centre of its source; −1 elsewhere. */
function scatter(level: Patchwork, { list }: Sources, random: () => number): Int32Array {
  const field = new Int32Array(level.hole.length).fill(-1);
  forTargets(level, (i) => {
    field[i] = list[Math.floor(random() * list.length)];
  });
  return field;
}

function refine(coarse: Int32Array, coarseWidth: number, level: Patchwork, { list, isSource }: Sources, random: () => number): Int32Array {
  const field = new Int32Array(level.hole.length).fill(-1);
  const { width, height } = level;
  forTargets(level, (i, x, y) => {
    const from = coarse[(y >> 1) * coarseWidth + (x >> 1)] ?? -1;
    const sx = from < 0 ? -1 : (from % coarseWidth) * 2 + (x & 1);
    const sy = from < 0 ? -1 : Math.floor(from / coarseWidth) * 2 + (y & 1);
    const source = sx >= 0 && sx < width && sy >= 0 && sy < height ? sy * width + sx : -1;
    field[i] = source >= 0 && isSource[source] ? source : list[Math.floor(random() * list.length)];
  });
  return field;
}

function forTargets({ width, height, hole }: Patchwork, visit: (i: number, x: number, y: number) => void): void {
  const near = dilate(hole, width, height, REACH);
  for (let y = REACH; y < height - REACH; y++) for (let x = REACH; x < width - REACH; x++) if (near[y * width + x]) visit(y * width + x, x, y);
}

/** One scan of propagation and random search over the field. */
function search(level: Patchwork, field: Int32Array, isSource: Uint8Array, random: () => number, isBackward: boolean): void {
  const { width, height } = level;
  const step = isBackward ? 1 : -1;
  const count = width * height;
  for (let n = 0; n < count; n++) {
    const i = isBackward ? count - 1 - n : n;
    if (field[i] < 0) continue;
    let best = field[i];
    let cost = distance(level, i, best, Infinity);
    const consider = (source: number) => {
      if (source < 0 || source >= count || !isSource[source] || source === best) return;
      const found = distance(level, i, source, cost);
      if (found < cost) {
        cost = found;
        best = source;
      }
    };
    if (field[i + step] >= 0) consider(field[i + step] - step);
    if (field[i + step * width] >= 0) consider(field[i + step * width] - step * width);
    for (let radius = Math.max(width, height) >> 1; radius >= 1; radius >>= 2) {
      const x = (best % width) + Math.round((random() * 2 - 1) * radius);
      const y = Math.floor(best / width) + Math.round((random() * 2 - 1) * radius);
      if (x >= 0 && x < width && y >= 0 && y < height) consider(y * width + x);
    }
    field[i] = best;
  }
}

/** Sum of squared differences of two patches; stops above `limit`. */
function distance({ width, channels, pixels }: Patchwork, a: number, b: number, limit: number): number {
  let sum = 0;
  const length = (2 * REACH + 1) * channels;
  for (let dy = -REACH; dy <= REACH && sum < limit; dy++) {
    let p = (a + dy * width - REACH) * channels;
    let q = (b + dy * width - REACH) * channels;
    for (let k = 0; k < length; k++) {
      const difference = pixels[p++] - pixels[q++];
      sum += difference * difference;
    }
  }
  return sum;
}

/** Each pixel of the hole becomes the mean of what the patches over it say, surer ones counting more. */
function vote(level: Patchwork, field: Int32Array, isBlind = false): void {
  const { width, height, channels, pixels, hole } = level;
  const sums = new Float32Array(pixels.length);
  const weights = new Float32Array(hole.length);
  for (let i = 0; i < field.length; i++) {
    if (field[i] < 0) continue;
    const weight = isBlind ? 1 : 1 / (20 + distance(level, i, field[i], Infinity) / 25) ** 2;
    for (let dy = -REACH; dy <= REACH; dy++) {
      for (let dx = -REACH; dx <= REACH; dx++) {
        const to = i + dy * width + dx;
        if (!hole[to]) continue;
        const from = (field[i] + dy * width + dx) * channels;
        weights[to] += weight;
        for (let c = 0; c < channels; c++) sums[to * channels + c] += pixels[from + c] * weight;
      }
    }
  }
  for (let i = 0; i < width * height; i++) {
    if (weights[i] > 0) for (let c = 0; c < channels; c++) pixels[i * channels + c] = sums[i * channels + c] / weights[i];
  }
}
