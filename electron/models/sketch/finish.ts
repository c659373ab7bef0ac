import type { Colour } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';

/** What is laid over a finished picture; strengths in 8-bit steps, 0 = none. */
export interface Finish {
  /** Fine luminance noise, like film or uncoated paper. */
  grain?: number;
  /** Darkening towards the corners, share 0–1 at the corner. */
  vignette?: number;
  /** Coarser mottling, as paper pulp has. */
  mottle?: number;
  seed: number;
}

/** One 32-bit hash step (Murmur3 finaliser): enough randomness for grain and much faster than a generator. */
function hash(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Grain, mottle and vignette in place on RGB(A); alpha is left alone. */
export function finish(image: Raster, { grain = 0, vignette = 0, mottle = 0, seed }: Finish): void {
  const { width, height, channels, data } = image;
  const cell = Math.max(2, Math.round(Math.min(width, height) / 180));
  const cells = Math.ceil(width / cell) + 2;
  const falloff = vignette > 0 ? columnFalloff(width) : null;
  const upper = new Float32Array(cells);
  const lower = new Float32Array(cells);
  let lattice = -1;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cell);
    if (mottle > 0 && row !== lattice) {
      fillRow(upper, row, seed, mottle);
      fillRow(lower, row + 1, seed, mottle);
      lattice = row;
    }
    const shareY = y / cell - row;
    const dy = (y + 0.5) / height - 0.5;
    for (let x = 0, i = y * width * channels; x < width; x++, i += channels) {
      let add = 0;
      if (grain > 0) {
        const bits = hash(seed ^ Math.imul(y * width + x, 0x9e3779b1));
        add = (((bits & 255) + ((bits >>> 8) & 255)) / 255 - 1) * grain;
      }
      if (mottle > 0) {
        const column = (x / cell) | 0;
        const shareX = x / cell - column;
        const top = upper[column] + (upper[column + 1] - upper[column]) * shareX;
        add += top + (lower[column] + (lower[column + 1] - lower[column]) * shareX - top) * shareY;
      }
      const gain = falloff ? 1 - vignette * Math.min(1, 2 * (falloff[x] + dy * dy)) ** 2 : 1;
      data[i] = clamp(data[i] * gain + add);
      data[i + 1] = clamp(data[i + 1] * gain + add);
      data[i + 2] = clamp(data[i + 2] * gain + add);
    }
  }
}

function columnFalloff(width: number): Float32Array {
  return Float32Array.from({ length: width }, (_, x) => ((x + 0.5) / width - 0.5) ** 2);
}

function fillRow(row: Float32Array, y: number, seed: number, strength: number): void {
  for (let x = 0; x < row.length; x++) row[x] = ((hash(seed ^ Math.imul(x + 1, 0x27d4eb2f) ^ Math.imul(y + 1, 0x165667b1)) & 1023) / 511.5 - 1) * strength;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
}

/** `layer` (RGBA) over `ground` (RGB or RGBA, same size), into a new RGBA raster. */
export function composite(ground: Raster, layer: Raster): Raster {
  const { width, height } = layer;
  const data = new Uint8Array(width * height * 4);
  const step = ground.channels;
  for (let i = 0, g = 0; i < data.length; i += 4, g += step) {
    const alpha = layer.data[i + 3] / 255;
    const under = step === 4 ? ground.data[g + 3] / 255 : 1;
    const out = alpha + under * (1 - alpha);
    const share = out === 0 ? 0 : alpha / out;
    for (let c = 0; c < 3; c++) {
      const back = ground.data[g + (step === 1 ? 0 : c)];
      data[i + c] = back + (layer.data[i + c] - back) * share + 0.5;
    }
    data[i + 3] = out * 255 + 0.5;
  }
  return { width, height, channels: 4, data };
}

/**
 * Gives a layer the structure of a material: multiplies its colours by the material's, relative to the material's mean.
 * @param mask RGBA of the layer's size; its alpha says where; null = everywhere
 */
export function multiplyMaterial(
  layer: Raster,
  material: Raster,
  strength: number,
  mask: Raster | null = null,
  offset: readonly [number, number] = [0, 0],
): void {
  const mean = meanOf(material);
  const { width, height, data } = layer;
  for (let y = 0; y < height; y++) {
    const row = ((((y - offset[1]) % material.height) + material.height) % material.height) * material.width;
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      const where = mask ? (mask.data[i + 3] / 255) * strength : strength;
      if (where === 0 || data[i + 3] === 0) continue;
      const m = (row + ((((x - offset[0]) % material.width) + material.width) % material.width)) * material.channels;
      for (let c = 0; c < 3; c++) {
        const factor = material.data[m + (material.channels === 1 ? 0 : c)] / mean[c];
        data[i + c] = Math.min(255, data[i + c] * (1 + (factor - 1) * where) + 0.5);
      }
    }
  }
}

function meanOf(image: Raster): [number, number, number] {
  const sum = [0, 0, 0];
  let count = 0;
  for (let i = 0; i + image.channels <= image.data.length; i += image.channels * 7) {
    for (let c = 0; c < 3; c++) sum[c] += image.data[i + (image.channels === 1 ? 0 : c)];
    count++;
  }
  return [sum[0] / count || 1, sum[1] / count || 1, sum[2] / count || 1];
}

/** Bilinear enlargement into a new raster; a tile goes on at its other side. */
export function enlarged(image: Raster, width: number, height: number, isTile = false): Raster {
  const { channels, data } = image;
  const out = new Uint8Array(width * height * channels);
  const columns = samples(image.width, width, isTile);
  const rows = samples(image.height, height, isTile);
  for (let y = 0; y < height; y++) {
    const { near, far, share: fy } = rows[y];
    const upper = near * image.width;
    const lower = far * image.width;
    for (let x = 0; x < width; x++) {
      const { near: x0, far: x1, share: fx } = columns[x];
      for (let c = 0; c < channels; c++) {
        const top = data[(upper + x0) * channels + c] * (1 - fx) + data[(upper + x1) * channels + c] * fx;
        const bottom = data[(lower + x0) * channels + c] * (1 - fx) + data[(lower + x1) * channels + c] * fx;
        out[(y * width + x) * channels + c] = top + (bottom - top) * fy + 0.5;
      }
    }
  }
  return { width, height, channels, data: out };
}

/** Between which two of `size` samples each of `count` falls, and how near to the second. */
function samples(size: number, count: number, isTile: boolean): { near: number; far: number; share: number }[] {
  const inside = (index: number) => (isTile ? (index + size) % size : Math.max(0, Math.min(size - 1, index)));
  return Array.from({ length: count }, (_, index) => {
    const place = ((index + 0.5) * size) / count - 0.5;
    const below = Math.floor(place);
    return { near: inside(below), far: inside(below + 1), share: place - below };
  });
}

/** The colours without alpha: what lies under transparency shows. */
export function withoutAlpha({ width, height, data }: Raster): Raster {
  const out = new Uint8Array(width * height * 3);
  for (let i = 0, o = 0; i < data.length; i += 4, o += 3) {
    out[o] = data[i];
    out[o + 1] = data[i + 1];
    out[o + 2] = data[i + 2];
  }
  return { width, height, channels: 3, data: out };
}

/** An RGBA picture laid on a plain colour. */
export function onGround({ width, height, data }: Raster, ground: Colour): Raster {
  const out = new Uint8Array(width * height * 3);
  for (let i = 0, o = 0; i < data.length; i += 4, o += 3) {
    const alpha = data[i + 3] / 255;
    for (let c = 0; c < 3; c++) out[o + c] = ground[c] + (data[i + c] - ground[c]) * alpha + 0.5;
  }
  return { width, height, channels: 3, data: out };
}
