import type { Colour } from '../../../../shared/geometry.ts';
import type { Raster } from '../../../../shared/raster.ts';
import { fromOklab, toOklab } from '../../../image/oklab.ts';
import { multiplyMaterial } from '../finish.ts';
import { renderMaterial } from '../materials/materials.ts';
import { fractalNoise } from '../noise.ts';
import { readPalette } from '../palette.ts';
import { blurred, type Plane, smoothStep } from '../plane.ts';
import { createRandom, type Random } from '../random.ts';
import { gradientTable } from '../scenes/canvas.ts';
import { hex } from '../tint.ts';
import type { Substance } from './substances.ts';

export interface Casting {
  substance: Substance;
  /** Named by the prompt beside the material ("green glass"), or null. */
  colour: Colour | null;
  /** "Weathered", "old": more patina, less shine. */
  isWeathered: boolean;
  random: Random;
}

/** Light from the upper left and the front; unit length. */
const LIGHT = [-0.5, -0.62, 0.6] as const;
/** Light between the sun's direction and the eye's. */
const HALF = [-0.28, -0.347, 0.895] as const;
const STEPS = 512;

/**
 * Turns a drawing (straight RGBA) into a sculpture of one material, in place: its outline and its drawn shading become relief, its colours the material's.
 * Only the part of the picture that is drawn on is worked on.
 */
export function cast(image: Raster, casting: Casting): void {
  const short = Math.min(image.width, image.height);
  const part = cropped(image, Math.ceil(short * 0.05));
  castPart(part.image, casting, short);
  const { width, height, data } = part.image;
  for (let y = 0; y < height; y++) {
    image.data.set(data.subarray(y * width * 4, (y + 1) * width * 4), ((part.top + y) * image.width + part.left) * 4);
  }
}

/** The drawn part with air around it, of even sides, which noise is made faster on. */
function cropped(image: Raster, air: number): { image: Raster; left: number; top: number } {
  const { width, height, data } = image;
  let [x0, y0, x1, y1] = [width - 1, height - 1, 0, 0];
  for (let y = 0, i = 3; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      if (data[i] === 0) continue;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  }
  const span = (from: number, to: number, side: number) => {
    const start = Math.max(0, Math.min(from, to) - air);
    const length = Math.min(side, Math.max(from, to) + 1 + air) - start;
    return [start, length % 2 === 1 && start + length < side ? length + 1 : length];
  };
  const [left, across] = span(x0, x1, width);
  const [top, down] = span(y0, y1, height);
  const part: Raster = { width: across, height: down, channels: 4, data: new Uint8Array(across * down * 4) };
  for (let y = 0; y < down; y++) {
    const from = ((top + y) * width + left) * 4;
    part.data.set(data.subarray(from, from + across * 4), y * across * 4);
  }
  return { image: part, left, top };
}

function castPart(image: Raster, { substance, colour, isWeathered, random }: Casting, short: number): void {
  const { width, height, data } = image;
  const cells = (count: number, side: number) => Math.max(1, Math.round((count * side) / short));
  const { form: h, detail: details, low: lows } = reliefOf(image, short);
  const ramp = gradientTable(rampOf(substance, colour), STEPS);
  const grit = fractalNoise(width, height, { cellsX: cells(9, width), cellsY: cells(9, height), octaves: 5, seed: random.fork('cast').seed, gain: 0.55 }).data;
  const runs = fractalNoise(width, height, { cellsX: cells(26, width), cellsY: cells(4, height), octaves: 3, seed: random.fork('drips').seed }).data;
  const age = substance.patina ? substance.patina.amount * (isWeathered ? 2.1 : 1) : 0;
  const green = hex(substance.patina?.colour ?? '#000000');
  const deep = hex(substance.patina?.deep ?? '#000000');
  const polish = isWeathered ? 0.55 : 1;
  const sheen = Float32Array.from({ length: 512 }, (_, i) => substance.mirror * studio(i / 128 - 2));
  const glints = Float32Array.from({ length: 512 }, (_, i) => substance.shine * polish * (i / 511) ** (substance.tightness * 2) * 0.55);
  const steep = short * 0.03;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      const o = p * 4;
      if (data[o + 3] === 0) continue;
      let nx = (h[y * width + Math.max(0, x - 1)] - h[y * width + Math.min(width - 1, x + 1)]) * steep;
      let ny = (h[Math.max(0, y - 1) * width + x] - h[Math.min(height - 1, y + 1) * width + x]) * steep;
      const length = Math.sqrt(nx * nx + ny * ny + 1);
      nx /= length;
      ny /= length;
      const nz = 1 / length;
      const detail = details[p];
      const diffuse = nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2];
      let tone = 0.47 + detail * 1.15 + (lows[p] - 0.5) * 0.3 + (diffuse - 0.6) * 0.62 + grit[p] * 0.05;
      if (substance.mirror > 0) {
        const up = -ny * 0.75 - nx * 0.35 + detail * 1.3;
        tone += sheen[up <= -2 ? 0 : up >= 2 ? 511 : ((up + 2) * 128) | 0];
      }
      const at = (tone <= 0 ? 0 : tone >= 1 ? STEPS - 1 : (tone * (STEPS - 1)) | 0) * 3;
      let r = ramp[at];
      let g = ramp[at + 1];
      let b = ramp[at + 2];
      if (age > 0) {
        const hollow = smoothStep(0.02, -0.12, detail);
        const amount = Math.max(0, Math.min(0.86, age * (0.42 + grit[p] * 1.2 + runs[p] * 0.75 + hollow * 0.95 - ny * 0.35) - 0.06));
        const light = Math.max(0, Math.min(1, tone * 1.25));
        r += (deep[0] + (green[0] - deep[0]) * light - r) * amount;
        g += (deep[1] + (green[1] - deep[1]) * light - g) * amount;
        b += (deep[2] + (green[2] - deep[2]) * light - b) * amount;
      }
      const facing = nx * HALF[0] + ny * HALF[1] + nz * HALF[2] + detail * 0.25;
      const glint = facing <= 0 ? 0 : glints[facing >= 1 ? 511 : (facing * 511) | 0];
      data[o] = Math.min(255, r + (255 - r) * glint);
      data[o + 1] = Math.min(255, g + (255 - g) * glint);
      data[o + 2] = Math.min(255, b + (255 - b) * glint);
      if (substance.clarity !== undefined) {
        const rim = 1 - nz;
        const body = substance.clarity + Math.min(1, rim * 1.5) * (1 - substance.clarity) + glint + Math.abs(detail) * 1.6;
        data[o + 3] *= Math.min(body, 1);
      }
    }
  }
  if (substance.grain) grained(image, substance, random, null, short);
}

/** Lays a material's structure over the parts of a drawing that have about its main colour ("a wooden ship" keeps its sails), in place. */
export function grainParts(image: Raster, substance: Substance, colour: Colour, random: Random): void {
  if (!substance.grain) return;
  const mask: Raster = { ...image, data: new Uint8Array(image.data.length) };
  const [, wantedA, wantedB] = toOklab(colour);
  for (let i = 0; i < image.data.length; i += 4) {
    if (image.data[i + 3] === 0) continue;
    const [, a, b] = toOklab([image.data[i], image.data[i + 1], image.data[i + 2]]);
    const away = Math.sqrt((a - wantedA) ** 2 + (b - wantedB) ** 2);
    mask.data[i + 3] = 255 * smoothStep(0.06, 0.025, away);
  }
  grained(image, substance, random, mask, Math.min(image.width, image.height));
}

function grained(image: Raster, { grain }: Substance, random: Random, mask: Raster | null, short: number): void {
  const side = Math.max(64, Math.round(short / 64) * 16);
  const words = grain!.material;
  const tile = renderMaterial({
    material: grain!.material,
    palette: readPalette('grey', createRandom(1)),
    words,
    width: side,
    height: side,
    seed: random.fork('grain').seed,
  });
  multiplyMaterial(image, tile, grain!.strength, mask);
}

function rampOf({ ramp, isTinted }: Substance, colour: Colour | null): Colour[] {
  const tones = ramp.map(hex);
  if (!isTinted || !colour) return tones;
  const [wantedL, a, b] = toOklab(colour);
  const middle = toOklab(tones[2])[0];
  return tones.map((tone) => {
    const [l] = toOklab(tone);
    const moved = Math.max(0.08, Math.min(0.99, l + (wantedL - middle) * (1 - Math.abs(l - middle)) * 0.8));
    const share = Math.max(0, 1 - Math.abs(moved - wantedL) * 1.1);
    return fromOklab([moved, a * share, b * share]);
  });
}

/** What a metal mirrors by how far its face looks up, −2 … 2: bright overhead, a dark horizon, a lit floor; about ±0.2. */
function studio(up: number): number {
  return 0.16 * Math.sin(up * 7.5 + 0.9) + 0.07 * Math.sin(up * 15);
}

interface Relief {
  /** Height of the form, from its outline and its drawn light. */
  form: Float32Array;
  /** Drawn light against its surroundings: seams and edges, about ±0.4. */
  detail: Float32Array;
  /** Its surroundings, 0–1. */
  low: Float32Array;
}

function reliefOf({ width, height, data }: Raster, short: number): Relief {
  const count = width * height;
  const plane = (values: Float32Array): Plane => ({ width, height, data: values });
  const cover = new Float32Array(count);
  const luma = new Float32Array(count);
  for (let p = 0, o = 0; p < count; p++, o += 4) {
    const alpha = data[o + 3];
    if (alpha === 0) continue;
    cover[p] = alpha / 255;
    luma[p] = ((0.2126 * data[o] + 0.7152 * data[o + 1] + 0.0722 * data[o + 2]) / 65025) * alpha;
  }
  const wide = blurred(plane(cover), short * 0.035).data;
  const near = blurred(plane(cover), short * 0.011).data;
  const light = blurred(plane(luma), short * 0.035).data;
  const fine = blurred(plane(luma), Math.max(1, short * 0.006)).data;
  const form = new Float32Array(count);
  const detail = new Float32Array(count);
  const low = new Float32Array(count);
  for (let p = 0; p < count; p++) {
    form[p] = wide[p] * 2.4 + near[p] * 0.8 + fine[p] * 0.9;
    if (cover[p] === 0) continue;
    low[p] = light[p] / Math.max(0.06, wide[p]);
    detail[p] = luma[p] / cover[p] - low[p];
  }
  return { form, detail, low };
}
