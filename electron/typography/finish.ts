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

/** Where each row of a crop has paint: first pixel and the one after the last; equal = none. */
interface Spans {
  from: Int32Array;
  to: Int32Array;
}

function paintedSpans({ data, width }: Raster, crop: Crop): Spans {
  const from = new Int32Array(crop.height);
  const to = new Int32Array(crop.height);
  for (let y = 0; y < crop.height; y++) {
    const row = ((y + crop.y) * width + crop.x) * 4 + 3;
    let [first, last] = [0, crop.width];
    while (first < last && data[row + first * 4] === 0) first++;
    while (last > first && data[row + (last - 1) * 4] === 0) last--;
    from[y] = first;
    to[y] = last;
  }
  return { from, to };
}

/** A Gaussian over premultiplied channels: straight colours would bleed in from transparent pixels. */
function soften(layer: Raster, crop: Crop, sigma: number): void {
  const { data, width } = layer;
  const spans = paintedSpans(layer, crop);
  const planes = Array.from({ length: 4 }, () => new Float32Array(crop.width * crop.height));
  const [reds, greens, blues, alphas] = planes;
  for (let y = 0; y < crop.height; y++) {
    let at = ((y + crop.y) * width + crop.x + spans.from[y]) * 4;
    for (let i = y * crop.width + spans.from[y]; i < y * crop.width + spans.to[y]; i++, at += 4) {
      const alpha = data[at + 3] / 255;
      reds[i] = data[at] * alpha;
      greens[i] = data[at + 1] * alpha;
      blues[i] = data[at + 2] * alpha;
      alphas[i] = alpha;
    }
  }
  const blurred =
    sigma > 1.2 ? planes.map((plane) => blurPlane({ width: crop.width, height: crop.height, data: plane }, sigma).data) : blurFine(planes, crop, spans, sigma);
  const reach = sigma > 1.2 ? null : spans;
  writeBack(layer, crop, blurred, reach);
}

function writeBack({ data, width }: Raster, crop: Crop, [red, green, blue, alpha]: readonly Float32Array[], spans: Spans | null): void {
  for (let y = 0; y < crop.height; y++) {
    const [from, to] = spans ? [spans.from[y], spans.to[y]] : [0, crop.width];
    let at = ((y + crop.y) * width + crop.x + from) * 4;
    for (let i = y * crop.width + from; i < y * crop.width + to; i++, at += 4) {
      const share = alpha[i];
      const opacity = Math.round(share * 255);
      if (opacity === 0) {
        data.fill(0, at, at + 4);
        continue;
      }
      data[at] = Math.min(255, Math.round(red[i] / share));
      data[at + 1] = Math.min(255, Math.round(green[i] / share));
      data[at + 2] = Math.min(255, Math.round(blue[i] / share));
      data[at + 3] = opacity;
    }
  }
}

/** Box blurs know whole radii only; small sigmas are mixed from three taps, some times over: their variances add up. `spans` grow with the paint. */
function blurFine(planes: readonly Float32Array[], { width, height }: Crop, spans: Spans, sigma: number): Float32Array[] {
  // Three taps (w, 1 − 2w, w) have a variance of 2w.
  const passes = sigma > 0.6 ? 3 : 1;
  const weight = (sigma * sigma) / passes / 2;
  const spare = planes.map((plane) => new Float32Array(plane.length));
  for (let pass = 0; pass < passes; pass++) {
    growSideways(spans, width);
    planes.forEach((plane, k) => void tapRows(plane, spare[k], width, height, spans, weight));
    growAcross(spans);
    spare.forEach((plane, k) => void tapColumns(plane, planes[k], width, height, spans, weight));
  }
  return [...planes];
}

function growSideways({ from, to }: Spans, width: number): void {
  for (let y = 0; y < from.length; y++) {
    if (from[y] === to[y]) continue;
    from[y] = Math.max(0, from[y] - 1);
    to[y] = Math.min(width, to[y] + 1);
  }
}

function growAcross({ from, to }: Spans): void {
  const [starts, ends] = [from.slice(), to.slice()];
  for (let y = 0; y < from.length; y++) {
    for (const other of [y - 1, y + 1]) {
      if (other < 0 || other >= from.length || starts[other] === ends[other]) continue;
      const isEmpty = from[y] === to[y];
      from[y] = isEmpty ? starts[other] : Math.min(from[y], starts[other]);
      to[y] = isEmpty ? ends[other] : Math.max(to[y], ends[other]);
    }
  }
}

function tapRows(from: Float32Array, into: Float32Array, width: number, height: number, spans: Spans, weight: number): void {
  const own = 1 - 2 * weight;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let i = row + spans.from[y]; i < row + spans.to[y]; i++) {
      const before = i > row ? from[i - 1] : 0;
      const after = i < row + width - 1 ? from[i + 1] : 0;
      into[i] = from[i] * own + (before + after) * weight;
    }
  }
}

function tapColumns(from: Float32Array, into: Float32Array, width: number, height: number, spans: Spans, weight: number): void {
  const own = 1 - 2 * weight;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let i = row + spans.from[y]; i < row + spans.to[y]; i++) {
      const before = y > 0 ? from[i - width] : 0;
      const after = y < height - 1 ? from[i + width] : 0;
      into[i] = from[i] * own + (before + after) * weight;
    }
  }
}

/** Weights of neighbours in the grain: camera noise after compression hangs together a little. */
const CLUMP = 0.2;

/** Luma noise of a given standard deviation, fixed to the image's grid. */
function addGrain(layer: Raster, crop: Crop, deviation: number): void {
  const { data, width } = layer;
  const scale = deviation / Math.sqrt(1 + 4 * CLUMP * CLUMP);
  const spans = paintedSpans(layer, crop);
  const reach: Spans = { from: spans.from.slice(), to: spans.to.slice() };
  growAcross(reach);
  // Three rows of noise with one pixel more at both ends; each is made once.
  let [above, here, below] = [0, 1, 2].map(() => new Float64Array(crop.width + 2));
  const fill = (row: Float64Array, y: number) => {
    const [first, last] = y < 0 ? [spans.from[0], spans.to[0]] : y >= crop.height ? [spans.from[y - 1], spans.to[y - 1]] : [reach.from[y], reach.to[y]];
    if (first === last) return;
    for (let x = first - 1; x <= last; x++) row[x + 1] = normal(x + crop.x, y + crop.y);
  };
  fill(above, -1);
  fill(here, 0);
  for (let y = 0; y < crop.height; y++) {
    fill(below, y + 1);
    let at = ((y + crop.y) * width + crop.x + spans.from[y]) * 4;
    for (let x = spans.from[y]; x < spans.to[y]; x++, at += 4) {
      if (data[at + 3] === 0) continue;
      const noise = (here[x + 1] + CLUMP * (here[x] + here[x + 2] + above[x + 1] + below[x + 1])) * scale;
      for (let c = 0; c < 3; c++) data[at + c] = Math.min(255, Math.max(0, Math.round(data[at + c] + noise)));
    }
    [above, here, below] = [here, below, above];
  }
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
