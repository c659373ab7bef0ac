import type { Raster } from '../../shared/raster.ts';
import { type Crop, crops } from './erase/crops.ts';
import { fillHole } from './erase/fill.ts';
import { growUntilCalm } from './erase/grow.ts';
import type { Bounds, Patchwork } from './erase/hole.ts';

export interface Erased {
  image: Raster;
  /** Grey, 255 = changed. Outside it the image is the input, bit for bit. */
  mask: Raster;
  /** Boxes around the parts that hold structure which could not be continued: a model would do better there. */
  hard: Bounds[];
}

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
  for (const crop of crops(mask, growth)) eraseCrop(result, crop, { mask, keep, growth, seed });
  return result;
}

interface EraseJob {
  mask: Raster;
  keep?: Raster;
  growth: number;
  seed: number;
}

function eraseCrop(result: Erased, { hole, bounds }: Crop, { mask, keep, growth, seed }: EraseJob): void {
  const work = cutOut(result.image, mask, hole, bounds);
  work.hole = growUntilCalm(work, growth);
  const barred = bar(work, bounds, mask, keep);
  for (const { left, top, right, bottom } of fillHole(work, barred, seed)) {
    result.hard.push({ left: left + bounds.left, top: top + bounds.top, right: right + bounds.left, bottom: bottom + bounds.top });
  }
  paste(result, work, bounds);
}

/** Marks lettering that stays, or goes in another crop: it must neither bleed into the ground nor be copied from. What stays is no hole. */
function bar({ width, height, hole }: Patchwork, { left, top }: Bounds, mask: Raster, keep: Raster | undefined): Uint8Array {
  const barred = new Uint8Array(hole.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let at = (y + top) * mask.width + left, end = at + width; at < end; at++, i++) if (mask.data[at] && !hole[i]) barred[i] = 1;
  }
  if (!keep) return barred;
  for (let y = 0, i = 0; y < height; y++) {
    for (let at = (y + top) * mask.width + left, end = at + width; at < end; at++, i++) if (keep.data[at]) [hole[i], barred[i]] = [0, 1];
  }
  return barred;
}

function cutOut(image: Raster, mask: Raster, hole: Bounds, { left, top, right, bottom }: Bounds): Patchwork {
  const [width, height, { channels }] = [right - left, bottom - top, image];
  const work: Patchwork = { width, height, channels, pixels: new Float32Array(width * height * channels), hole: new Uint8Array(width * height) };
  for (let y = 0; y < height; y++) {
    const from = (y + top) * image.width + left;
    work.pixels.set(image.data.subarray(from * channels, (from + width) * channels), y * width * channels);
    if (channels === 4) premultiply(work.pixels, y * width, width);
  }
  for (let y = hole.top; y < hole.bottom; y++) {
    const to = (y - top) * width - left;
    for (let x = hole.left, at = y * mask.width + x; x < hole.right; x++, at++) if (mask.data[at] > 127) work.hole[to + x] = 1;
  }
  return work;
}

function paste({ image, mask }: Erased, work: Patchwork, { left, top }: Bounds): void {
  const { width, height, channels, pixels, hole } = work;
  for (let y = 0, i = 0; y < height; y++) {
    for (let to = (y + top) * image.width + left, end = to + width; to < end; to++, i++) {
      if (!hole[i]) continue;
      mask.data[to] = 255;
      // Colours were multiplied by their alpha, so that those of clear pixels have no weight.
      const alpha = channels === 4 ? Math.max(1, Math.min(255, pixels[i * 4 + 3])) / 255 : 1;
      for (let c = 0, p = i * channels, at = to * channels; c < channels; c++, p++, at++) image.data[at] = whole(c < 3 ? pixels[p] / alpha : pixels[p]);
    }
  }
}

function whole(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : Math.floor(value + 0.5);
}

function premultiply(pixels: Float32Array, from: number, count: number): void {
  for (let p = from * 4; p < (from + count) * 4; p += 4) for (let c = 0; c < 3; c++) pixels[p + c] *= pixels[p + 3] / 255;
}
