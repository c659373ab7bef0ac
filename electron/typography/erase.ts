import type { Raster } from '../../shared/raster.ts';
import { fillWithGrain, splitGround } from './erase/grain.ts';
import { growUntilCalm } from './erase/grow.ts';
import { dilate, type Patchwork } from './erase/hole.ts';
import { fillByPatches } from './erase/patch-match.ts';
import { isSmeared } from './erase/smear.ts';

export interface Erased {
  image: Raster;
  /** Grey, 255 = changed. Outside it the image is the input, bit for bit. */
  mask: Raster;
  /** Boxes around the parts that hold structure which could not be continued: a model would do better there. */
  hard: Bounds[];
}

/** Detail finer than 3 px above this (0–255) is texture that has to be rebuilt, not grain. */
const TEXTURE = 3;
/** A ground with more edges than this around the hole, or finer detail that is more alike than this, is rebuilt from patches. */
const EDGES = 0.015;
const PATTERN = 0.15;
/** Larger holes are only filled smoothly: copying patches would take seconds. */
const LARGEST_PATCHED_HOLE = 160_000;

/**
 * Takes lettering away and rebuilds the ground: a membrane with the surroundings' own grain on calm grounds, PatchMatch on textured ones.
 * @param mask grey, the image's size, 255 = lettering (a loose box is better than the glyphs: outlines and shadows go too);
 *   it is grown further while its rim still shows contrast, at most `growth` px
 * @param seed same seed, same pixels
 * @param keep grey, 255 = stays as it is, whatever the mask says (lettering close by that is right)
 */
export function eraseText(image: Raster, mask: Raster, options: { growth?: number; seed?: number; keep?: Raster } = {}): Erased {
  const { growth = 10, seed = 1, keep } = options;
  const result: Erased = {
    image: { ...image, data: image.data.slice() },
    mask: { width: mask.width, height: mask.height, channels: 1, data: new Uint8Array(mask.data.length) },
    hard: [],
  };
  for (const bounds of islands(mask, growth)) eraseIsland(result, bounds, { mask, keep, growth, seed });
  return result;
}

/** A box in px; right and bottom are outside. */
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface EraseJob {
  mask: Raster;
  keep?: Raster;
  growth: number;
  seed: number;
}

function eraseIsland(result: Erased, hole: Bounds, { mask, keep, growth, seed }: EraseJob): void {
  const { image } = result;
  const margin = growth + Math.max(32, Math.min(128, Math.round((hole.bottom - hole.top) * 0.6)));
  const bounds = {
    left: Math.max(0, hole.left - margin),
    top: Math.max(0, hole.top - margin),
    right: Math.min(image.width, hole.right + margin),
    bottom: Math.min(image.height, hole.bottom + margin),
  };
  const work = cutOut(image, mask, hole, bounds);
  work.hole = growUntilCalm(work, growth);
  // Seen as hole, so that kept letters do not bleed into the ground; pasted back untouched.
  if (keep) markHole(work, keep, bounds);
  const ground = splitGround(markHole(work, mask, bounds));
  const size = work.hole.reduce((sum, inside) => sum + inside, 0);
  const isCalm = ground.edges < EDGES && (ground.strength < TEXTURE || ground.pattern < PATTERN);
  const fit = isCalm || size > LARGEST_PATCHED_HOLE ? null : fillByPatches(work, seed);
  if (fit === null) fillWithGrain(work, ground, seed);
  if (!isCalm && (fit === null || isSmeared(work, fit, ground.edges))) result.hard.push(hole);
  paste(result, work, bounds, keep);
}

/** Other lettering nearby must not be copied from: it counts as hole here. */
function markHole(work: Patchwork, mask: Raster, { left, top }: Bounds): Patchwork {
  for (let y = 0; y < work.height; y++) {
    for (let x = 0; x < work.width; x++) if (mask.data[(y + top) * mask.width + x + left]) work.hole[y * work.width + x] = 1;
  }
  return work;
}

function cutOut(image: Raster, mask: Raster, hole: Bounds, { left, top, right, bottom }: Bounds): Patchwork {
  const [width, height, { channels }] = [right - left, bottom - top, image];
  const work: Patchwork = { width, height, channels, pixels: new Float32Array(width * height * channels), hole: new Uint8Array(width * height) };
  for (let y = 0; y < height; y++) {
    const from = (y + top) * image.width + left;
    work.pixels.set(image.data.subarray(from * channels, (from + width) * channels), y * width * channels);
    if (channels === 4) premultiply(work.pixels, y * width, width);
    for (let x = 0; x < width; x++) {
      const isOwn = x + left >= hole.left && x + left < hole.right && y + top >= hole.top && y + top < hole.bottom;
      work.hole[y * width + x] = isOwn && mask.data[from + x] > 127 ? 1 : 0;
    }
  }
  return work;
}

function paste({ image, mask }: Erased, work: Patchwork, { left, top }: Bounds, keep: Raster | undefined): void {
  const { width, height, channels } = work;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const to = (y + top) * image.width + x + left;
      if (!work.hole[i] || keep?.data[to]) continue;
      mask.data[to] = 255;
      // Colours were multiplied by their alpha, so that those of clear pixels have no weight.
      const alpha = channels === 4 ? Math.max(1, Math.min(255, work.pixels[i * 4 + 3])) / 255 : 1;
      for (let c = 0; c < channels; c++) {
        const value = work.pixels[i * channels + c] / (c < 3 ? alpha : 1);
        image.data[to * channels + c] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  }
}

function premultiply(pixels: Float32Array, from: number, count: number): void {
  for (let p = from * 4; p < (from + count) * 4; p += 4) for (let c = 0; c < 3; c++) pixels[p + c] *= pixels[p + 3] / 255;
}

/** Boxes around the separate parts of the mask; parts nearer than the growth are one. */
function islands(mask: Raster, growth: number): Bounds[] {
  const all = boundsOf(mask);
  if (!all) return [];
  // With a border of one pixel, so that no neighbour is out of range.
  const width = all.right - all.left + 2;
  const height = all.bottom - all.top + 2;
  const inside = new Uint8Array(width * height);
  for (let y = all.top; y < all.bottom; y++) {
    for (let x = all.left; x < all.right; x++) if (mask.data[y * mask.width + x] > 127) inside[(y - all.top + 1) * width + x - all.left + 1] = 1;
  }
  const joined = dilate(inside, width, height, growth + 2);
  const queue = new Int32Array(width * height);
  const found: Bounds[] = [];
  for (let start = 0; start < joined.length; start++) {
    if (!joined[start]) continue;
    const bounds = { left: mask.width, top: mask.height, right: 0, bottom: 0 };
    let count = 1;
    queue[0] = start;
    joined[start] = 0;
    for (let read = 0; read < count; read++) {
      const at = queue[read];
      const column = at % width;
      if (inside[at]) include(bounds, column - 1 + all.left, (at - column) / width - 1 + all.top);
      for (let side = 0; side < 4; side++) {
        const next = at + (side === 0 ? -1 : side === 1 ? 1 : side === 2 ? -width : width);
        const isBeside = side > 1 || (side === 0 ? column > 0 : column < width - 1);
        if (!isBeside || next < 0 || next >= joined.length || !joined[next]) continue;
        joined[next] = 0;
        queue[count++] = next;
      }
    }
    found.push(bounds);
  }
  return found;
}

function include(bounds: Bounds, x: number, y: number): void {
  if (x < bounds.left) bounds.left = x;
  if (x >= bounds.right) bounds.right = x + 1;
  if (y < bounds.top) bounds.top = y;
  if (y >= bounds.bottom) bounds.bottom = y + 1;
}

function boundsOf({ data, width, height }: Raster): Bounds | null {
  const bounds = { left: width, top: height, right: 0, bottom: 0 };
  for (let i = 0; i < data.length; i++) if (data[i] > 127) include(bounds, i % width, Math.floor(i / width));
  return bounds.right === 0 ? null : bounds;
}
