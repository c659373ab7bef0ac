import type { Colour } from '../../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../../shared/raster.ts';
import { fromLinear, mixColours, toLinear } from '../../../image/oklab.ts';
import { fractalNoise } from '../noise.ts';
import { blurred, type Plane, resampled } from '../plane.ts';
import { cellsOf, type Sheet, type Surface, seedOf } from './surface.ts';

const STEPS = 256;
const OUTPUT_STEPS = 4096;
/** Largest value the output table covers; linear light above 1 is bent towards white. */
const OUTPUT_RANGE = 2.5;
const AMBIENT = 0.36;
/** Towards the light: from the top left, 40° above the sheet. */
const LIGHT = unit(-0.52, -0.66, 0.9);
/** Half-way between the light and the viewer. */
const HALF = unit(LIGHT[0], LIGHT[1], LIGHT[2] + 1);

/** Lights a surface: Lambert and Blinn–Phong from the top left, hollows darkened by the blurred height, large colour variation. */
export function lit(sheet: Sheet, surface: Surface): Raster {
  const { width, height } = sheet;
  const raster = createRaster(width, height, 3);
  const ramps = surface.inks.map(rampTable);
  const output = outputTable();
  const { shine = 0.1, tightness = 24, mirror = 0, hollows = 0.8, mottle = 1 } = surface;
  const highlights = powerTable(tightness, shine);
  const studio = studioTable();
  const soft = hollows > 0 ? blurred(surface.height, Math.max(1, ((surface.hollowRadius ?? 10) * sheet.short) / 1000)) : surface.height;
  const large = variation(sheet);
  const slopeScale = (surface.relief * sheet.short) / 2000;
  const last = ramps[ramps.length - 1];
  const { data: relief } = surface.height;
  const { ink, over } = surface;
  const tones = surface.tone.data;
  const around = soft.data;
  const drift = large.data;
  const blend = surface.blend?.data;
  const gloss = surface.gloss?.data;
  const glow = surface.glow?.data;
  const out = raster.data;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = (y === 0 ? height - 1 : y - 1) * width;
    const below = (y === height - 1 ? 0 : y + 1) * width;
    for (let x = 0; x < width; x++) {
      const i = row + x;
      const dx = (relief[row + (x === width - 1 ? 0 : x + 1)] - relief[row + (x === 0 ? width - 1 : x - 1)]) * slopeScale;
      const dy = (relief[below + x] - relief[above + x]) * slopeScale;
      const scale = 1 / Math.sqrt(dx * dx + dy * dy + 1);
      const lambert = (LIGHT[2] - dx * LIGHT[0] - dy * LIGHT[1]) * scale;
      const facing = (HALF[2] - dx * HALF[0] - dy * HALF[1]) * scale;
      let light = AMBIENT + (lambert > 0 ? ((1 - AMBIENT) * lambert) / LIGHT[2] : 0);
      const hollow = (around[i] - relief[i]) * hollows;
      light *= hollow > 0 ? 1 / (1 + hollow * 2.2) : 1 - hollow * 0.35;
      let tone = tones[i];
      if (mirror > 0) tone += mirror * studio[((dx * 0.55 + dy) * scale * 127.9 + 128) & 255];
      const step = (tone <= 0 ? 0 : tone >= 1 ? STEPS - 1 : (tone * (STEPS - 1)) | 0) * 3;
      const under = ramps[ink ? ink[i] : 0];
      let r = under[step];
      let g = under[step + 1];
      let b = under[step + 2];
      if (blend) {
        const share = blend[i];
        if (share > 0) {
          const cover = ramps[over ? over[i] : 1];
          r += (cover[step] - r) * share;
          g += (cover[step + 1] - g) * share;
          b += (cover[step + 2] - b) * share;
        }
      }
      const warmth = drift[i] * 0.05 * mottle;
      const bright = light * (1 + drift[i] * 0.12 * mottle);
      let spark = highlights[facing > 0 ? (facing * 1023) | 0 : 0];
      if (gloss) spark *= gloss[i];
      r = r * bright * (1 + warmth) + spark;
      g = g * bright + spark;
      b = b * bright * (1 - warmth) + spark;
      if (glow) {
        const own = glow[i];
        r += last[step] * own;
        g += last[step + 1] * own;
        b += last[step + 2] * own;
      }
      const o = i * 3;
      out[o] = output[r >= OUTPUT_RANGE ? OUTPUT_STEPS - 1 : r < 0 ? 0 : (r * (OUTPUT_STEPS / OUTPUT_RANGE)) | 0];
      out[o + 1] = output[g >= OUTPUT_RANGE ? OUTPUT_STEPS - 1 : g < 0 ? 0 : (g * (OUTPUT_STEPS / OUTPUT_RANGE)) | 0];
      out[o + 2] = output[b >= OUTPUT_RANGE ? OUTPUT_STEPS - 1 : b < 0 ? 0 : (b * (OUTPUT_STEPS / OUTPUT_RANGE)) | 0];
    }
  }
  return raster;
}

/** Large soft noise, ±1, made small and enlarged. */
function variation(sheet: Sheet): Plane {
  const { cellsX, cellsY } = cellsOf(sheet, 3);
  const width = Math.max(cellsX * 16, Math.min(sheet.width, Math.ceil(sheet.width / 8)));
  const height = Math.max(cellsY * 16, Math.min(sheet.height, Math.ceil(sheet.height / 8)));
  return resampled(fractalNoise(width, height, { cellsX, cellsY, octaves: 3, seed: seedOf(sheet, 'variation') }), sheet.width, sheet.height);
}

/** STEPS linear colours along a ramp, interleaved. */
function rampTable(ramp: Colour[]): Float32Array {
  const table = new Float32Array(STEPS * 3);
  for (let i = 0; i < STEPS; i++) {
    const at = (i / (STEPS - 1)) * (ramp.length - 1);
    const from = Math.min(ramp.length - 2, Math.floor(at));
    const colour = ramp.length === 1 ? ramp[0] : mixColours(ramp[from], ramp[from + 1], at - from);
    for (let c = 0; c < 3; c++) table[i * 3 + c] = toLinear(colour[c]);
  }
  return table;
}

function powerTable(exponent: number, strength: number): Float32Array {
  const table = new Float32Array(1024);
  for (let i = 0; i < 1024; i++) table[i] = strength * (i / 1023) ** exponent;
  return table;
}

/** A studio seen in metal: a bright strip light above, a weaker one below, dark between. Indexed by slope −1…1, values about ±1. */
function studioTable(): Float32Array {
  const table = new Float32Array(256);
  for (let i = 0; i < 256; i++) {
    const t = (i - 128) / 128;
    table[i] = 1.1 * Math.exp(-(((t - 0.3) / 0.14) ** 2)) + 0.5 * Math.exp(-(((t + 0.42) / 0.22) ** 2)) - 0.55 * Math.exp(-(((t + 0.1) / 0.16) ** 2)) - 0.1;
  }
  return table;
}

/** Linear light to sRGB with a shoulder above 0.75. */
function outputTable(): Uint8Array {
  const table = new Uint8Array(OUTPUT_STEPS);
  for (let i = 0; i < OUTPUT_STEPS; i++) {
    const light = ((i + 0.5) / OUTPUT_STEPS) * OUTPUT_RANGE;
    table[i] = Math.round(fromLinear(light < 0.75 ? light : 0.75 + 0.25 * (1 - Math.exp((0.75 - light) / 0.3))));
  }
  return table;
}

function unit(x: number, y: number, z: number): [number, number, number] {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
