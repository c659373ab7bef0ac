import { createRaster, type Raster } from '../../../shared/raster.ts';
import type { LightTables } from '../linear-light.ts';
import type { Bounds, Placement } from './placement.ts';

/** A cut-out at its place: linear light, premultiplied, interleaved RGBA. `left` and `top` in px of the picture, may be negative. */
export interface PlacedLayer {
  left: number;
  top: number;
  width: number;
  height: number;
  data: Float32Array;
}

/** Alpha from which a pixel belongs to an object's outline. */
const OUTLINE = 24;

/** The smallest box around what is opaque; null when nothing is. */
export function boundsOf({ data, width, height }: Raster): Bounds | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, at = 3; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      if (data[at] < OUTLINE) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return null;
  return { left, top, width: right - left + 1, height: bottom - top + 1, isCutAtFoot: bottom >= height - Math.max(2, height * 0.004) };
}

/** Resamples a cut-out to its place, in linear light with premultiplied alpha, so that no colour of empty pixels bleeds in. */
export function placeLayer(cutout: Raster, bounds: Bounds, { scale, footX, footY }: Placement, light: LightTables): PlacedLayer {
  const left = Math.floor(footX - (bounds.width * scale) / 2) - 1;
  const top = Math.floor(footY - bounds.height * scale) - 1;
  const width = Math.ceil(bounds.width * scale) + 3;
  const height = Math.ceil(bounds.height * scale) + 3;
  // Source place of the layer's first pixel centre.
  const sourceX = (left + 0.5 - footX) / scale + bounds.left + bounds.width / 2;
  const sourceY = (top + 0.5 - footY) / scale + bounds.top + bounds.height;
  const columns = kernels(sourceX, 1 / scale, width, cutout.width);
  const rows = kernels(sourceY, 1 / scale, height, cutout.height);
  return { left, top, width, height, data: acrossThenDown(cutout, columns, rows, light) };
}

/** Weights of one output pixel: taps from `first` on. */
interface Kernel {
  first: number;
  weights: Float32Array;
}

/** Mitchell and Netravali's cubic (1988, B = C = ⅓), widened when the picture gets smaller. Beyond the border there is nothing. */
function kernels(start: number, step: number, count: number, length: number): Kernel[] {
  const widening = Math.max(1, step);
  const reach = 2 * widening;
  return Array.from({ length: count }, (_, i) => {
    const centre = start + i * step - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(length - 1, Math.floor(centre + reach));
    const weights = new Float32Array(Math.max(0, last - first + 1));
    for (let tap = first; tap <= last; tap++) weights[tap - first] = mitchell((tap - centre) / widening) / widening;
    return { first, weights };
  });
}

function mitchell(x: number): number {
  const d = Math.abs(x);
  if (d < 1) return (7 * d ** 3 - 12 * d ** 2 + 16 / 3) / 6;
  return d < 2 ? ((-7 / 3) * d ** 3 + 12 * d ** 2 - 20 * d + 32 / 3) / 6 : 0;
}

function acrossThenDown(cutout: Raster, columns: readonly Kernel[], rows: readonly Kernel[], light: LightTables): Float32Array {
  const used = rows.filter(({ weights }) => weights.length > 0);
  const firstRow = used[0]?.first ?? 0;
  const lastRow = used.reduce((last, { first, weights }) => Math.max(last, first + weights.length - 1), firstRow);
  const wide = columns.length * 4;
  const across = new Float32Array((lastRow - firstRow + 1) * wide);
  const line = new Float32Array(cutout.width * 4);
  for (let y = firstRow; y <= lastRow; y++) {
    premultiplied(cutout, y, light, line);
    convolve(line, columns, across, (y - firstRow) * wide);
  }
  const output = new Float32Array(rows.length * wide);
  for (const [row, { first, weights }] of rows.entries()) {
    const to = row * wide;
    for (let tap = 0; tap < weights.length; tap++) {
      const weight = weights[tap];
      const from = (first + tap - firstRow) * wide;
      for (let i = 0; i < wide; i++) output[to + i] += across[from + i] * weight;
    }
  }
  return clean(output);
}

function premultiplied({ data, width }: Raster, y: number, { linear }: LightTables, line: Float32Array): void {
  for (let x = 0, at = y * width * 4, to = 0; x < width; x++, at += 4, to += 4) {
    const alpha = data[at + 3] / 255;
    for (let c = 0; c < 3; c++) line[to + c] = linear[data[at + c]] * alpha;
    line[to + 3] = alpha;
  }
}

function convolve(line: Float32Array, columns: readonly Kernel[], out: Float32Array, to: number): void {
  for (const { first, weights } of columns) {
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    for (let tap = 0, at = first * 4; tap < weights.length; tap++, at += 4) {
      const weight = weights[tap];
      r += line[at] * weight;
      g += line[at + 1] * weight;
      b += line[at + 2] * weight;
      a += line[at + 3] * weight;
    }
    out[to] = r;
    out[to + 1] = g;
    out[to + 2] = b;
    out[to + 3] = a;
    to += 4;
  }
}

/** A cubic overshoots a little: alpha back to 0–1, its colour with it, and no more colour than that alpha can hold. */
function clean(data: Float32Array): Float32Array {
  for (let at = 0; at < data.length; at += 4) {
    const raw = data[at + 3];
    const alpha = raw < 1 / 512 ? 0 : Math.min(1, raw);
    data[at + 3] = alpha;
    for (let c = 0; c < 3; c++) data[at + c] = Math.min(alpha, Math.max(0, raw > 1 ? data[at + c] / raw : data[at + c]));
  }
  return data;
}

/** The layer's alpha as a mask of the whole picture. */
export function placedMask(layer: PlacedLayer, width: number, height: number): Raster {
  const mask = createRaster(width, height, 1);
  for (let row = Math.max(0, -layer.top); row < Math.min(layer.height, height - layer.top); row++) {
    for (let column = Math.max(0, -layer.left); column < Math.min(layer.width, width - layer.left); column++) {
      mask.data[(row + layer.top) * width + column + layer.left] = Math.round(layer.data[(row * layer.width + column) * 4 + 3] * 255);
    }
  }
  return mask;
}
