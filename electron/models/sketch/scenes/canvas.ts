import type { Colour } from '../../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../../shared/raster.ts';
import { fromOklab, type Oklab, toOklab } from '../../../image/oklab.ts';
import { distanceOf } from '../plane.ts';
import { mixBits, type Random } from '../random.ts';
import type { LightScheme } from './light.ts';

/** A picture while it is painted: sRGB 0–255 as floats, so that many thin layers leave no steps. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** What every scene painter gets. Lengths in scenes are shares of the height unless said otherwise. */
export interface Stage {
  canvas: Canvas;
  light: LightScheme;
  random: Random;
  /** Lower case, the mood included. */
  words: string;
}

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, data: new Float32Array(width * height * 3) };
}

/** `share` (0–1) of a colour over a pixel; no bounds check. */
export function blendAt({ data }: Canvas, pixel: number, colour: Colour, share: number): void {
  const o = pixel * 3;
  data[o] += (colour[0] - data[o]) * share;
  data[o + 1] += (colour[1] - data[o + 1]) * share;
  data[o + 2] += (colour[2] - data[o + 2]) * share;
}

/** `steps` colours along evenly spaced stops, interpolated in OKLab, interleaved. */
export function gradientTable(stops: readonly Colour[], steps: number): Float32Array {
  const labs = stops.map(toOklab);
  const table = new Float32Array(steps * 3);
  for (let i = 0; i < steps; i++) {
    const at = (i / Math.max(1, steps - 1)) * (labs.length - 1);
    const from = Math.max(0, Math.min(labs.length - 2, Math.floor(at)));
    const [p, q] = [labs[from], labs[Math.min(labs.length - 1, from + 1)]];
    const t = at - from;
    table.set(fromOklab([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t] as Oklab), i * 3);
  }
  return table;
}

/** A soft disc of light added by screen blending: centre and radius in px, strength 0–1. */
export function addGlow({ width, height, data }: Canvas, cx: number, cy: number, radius: number, colour: Colour, strength: number): void {
  const falloff = new Float32Array(1025);
  for (let i = 0; i <= 1024; i++) {
    const t = Math.sqrt(i / 1024);
    falloff[i] = strength * (1 - t) ** 2 * (1 + t * 0.6);
  }
  const [yFrom, yTo] = [Math.max(0, Math.floor(cy - radius)), Math.min(height, Math.ceil(cy + radius))];
  const [xFrom, xTo] = [Math.max(0, Math.floor(cx - radius)), Math.min(width, Math.ceil(cx + radius))];
  const scale = 1024 / (radius * radius);
  const [red, green, blue] = colour.map((value) => value / 255);
  for (let y = yFrom; y < yTo; y++) {
    const dy = y + 0.5 - cy;
    for (let x = xFrom; x < xTo; x++) {
      const dx = x + 0.5 - cx;
      const at = (dx * dx + dy * dy) * scale;
      if (at >= 1024) continue;
      const share = falloff[at | 0];
      const o = (y * width + x) * 3;
      data[o] += (255 - data[o]) * share * red;
      data[o + 1] += (255 - data[o + 1]) * share * green;
      data[o + 2] += (255 - data[o + 2]) * share * blue;
    }
  }
}

/** A filled disc with a soft rim of about a pixel. */
export function fillDisc(canvas: Canvas, cx: number, cy: number, radius: number, colour: Colour, opacity = 1): void {
  const { width, height } = canvas;
  for (let y = Math.max(0, Math.floor(cy - radius - 1)); y < Math.min(height, Math.ceil(cy + radius + 1)); y++) {
    for (let x = Math.max(0, Math.floor(cx - radius - 1)); x < Math.min(width, Math.ceil(cx + radius + 1)); x++) {
      const cover = radius + 0.5 - distanceOf(x + 0.5 - cx, y + 0.5 - cy);
      if (cover > 0) blendAt(canvas, y * width + x, colour, Math.min(1, cover) * opacity);
    }
  }
}

/** To bytes, with a light vignette and printed grain (which also keeps gradients from banding). */
export function developed({ width, height, data }: Canvas, seed: number, grain = 5, vignette = 0.16): Raster {
  const raster = createRaster(width, height, 3);
  let state = mixBits(seed ^ 0x51ed270b) | 1;
  const scale = grain / 0x80000000;
  for (let y = 0, o = 0; y < height; y++) {
    const v = ((y + 0.5) / height - 0.5) * 2;
    for (let x = 0; x < width; x++) {
      const u = ((x + 0.5) / width - 0.5) * 2;
      const away = u * u + v * v;
      const shade = 1 - vignette * away * away * 0.3;
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const speck = state * scale + 0.5;
      for (let c = 0; c < 3; c++, o++) {
        const value = data[o] * shade + speck;
        raster.data[o] = value <= 0 ? 0 : Math.min(value, 255);
      }
    }
  }
  return raster;
}

export function mentions({ words }: { words: string }, ...wanted: string[]): boolean {
  return wanted.some((word) => words.includes(word));
}
