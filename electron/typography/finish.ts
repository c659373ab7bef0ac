import type { LetteringFinish } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import type { Crop } from './coverage.ts';
import { blurPlane } from './planes.ts';

/** How far a finish carries lettering beyond its drawn edge, in px. */
export function finishReach({ softness }: LetteringFinish): number {
  return Math.ceil(3 * softness);
}

/** Softens the edges of a painted layer and lays grain over it, both within the crop. The same layer gives the same bytes. */
export function applyFinish(layer: Raster, crop: Crop, { softness, grain }: LetteringFinish): void {
  if (softness > 0) soften(layer, crop, softness);
  if (grain > 0) addGrain(layer, crop, grain);
}

/** A Gaussian over premultiplied channels: straight colours would bleed in from transparent pixels. */
function soften({ data, width }: Raster, crop: Crop, sigma: number): void {
  const planes = Array.from({ length: 4 }, () => new Float32Array(crop.width * crop.height));
  eachPixel(width, crop, (at, i) => {
    const alpha = data[at + 3] / 255;
    for (let c = 0; c < 3; c++) planes[c][i] = data[at + c] * alpha;
    planes[3][i] = alpha;
  });
  const [red, green, blue, alpha] = planes.map((plane) => blurFine(plane, crop, sigma));
  eachPixel(width, crop, (at, i) => {
    const share = alpha[i];
    const opacity = Math.round(share * 255);
    if (opacity === 0) {
      data.fill(0, at, at + 4);
      return;
    }
    data[at] = Math.min(255, Math.round(red[i] / share));
    data[at + 1] = Math.min(255, Math.round(green[i] / share));
    data[at + 2] = Math.min(255, Math.round(blue[i] / share));
    data[at + 3] = opacity;
  });
}

/** Box blurs know whole radii only; small sigmas are mixed from three taps, twice: their variances add up. */
function blurFine(data: Float32Array, { width, height }: Crop, sigma: number): Float32Array {
  if (sigma > 1.2) return blurPlane({ width, height, data }, sigma).data;
  // Three taps (w, 1 − 2w, w) have a variance of 2w.
  const passes = sigma > 0.6 ? 3 : 1;
  const weight = (sigma * sigma) / passes / 2;
  let current = data;
  for (let pass = 0; pass < passes; pass++) current = tapped(tapped(current, width, height, 1, weight), width, height, width, weight);
  return current;
}

function tapped(from: Float32Array, width: number, height: number, stride: number, weight: number): Float32Array {
  const to = new Float32Array(from.length);
  const last = stride === 1 ? width - 1 : height - 1;
  for (let i = 0; i < from.length; i++) {
    const place = stride === 1 ? i % width : (i / width) | 0;
    const before = place > 0 ? from[i - stride] : 0;
    const after = place < last ? from[i + stride] : 0;
    to[i] = from[i] * (1 - 2 * weight) + (before + after) * weight;
  }
  return to;
}

/** Weights of neighbours in the grain: camera noise after compression hangs together a little. */
const CLUMP = 0.2;

/** Luma noise of a given standard deviation, fixed to the image's grid. */
function addGrain({ data, width }: Raster, crop: Crop, deviation: number): void {
  const scale = deviation / Math.sqrt(1 + 4 * CLUMP * CLUMP);
  eachPixel(width, crop, (at) => {
    if (data[at + 3] === 0) return;
    const x = (at / 4) % width;
    const y = Math.floor(at / 4 / width);
    const noise = normal(x, y) + CLUMP * (normal(x - 1, y) + normal(x + 1, y) + normal(x, y - 1) + normal(x, y + 1));
    for (let c = 0; c < 3; c++) data[at + c] = Math.min(255, Math.max(0, Math.round(data[at + c] + noise * scale)));
  });
}

/** Nearly normal noise with a deviation of 1: the sum of a hash's four bytes (Irwin–Hall). */
function normal(x: number, y: number): number {
  let hash = Math.imul(x + 0x3c6ef, 0x85ebca6b) ^ Math.imul(y + 0x1b873, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  hash ^= hash >>> 15;
  const sum = (hash & 255) + ((hash >>> 8) & 255) + ((hash >>> 16) & 255) + (hash >>> 24);
  return (sum - 510) / 147.8;
}

function eachPixel(width: number, crop: Crop, visit: (at: number, i: number) => void): void {
  for (let y = 0, i = 0; y < crop.height; y++) {
    const row = ((y + crop.y) * width + crop.x) * 4;
    for (let x = 0; x < crop.width; x++, i++) visit(row + x * 4, i);
  }
}
