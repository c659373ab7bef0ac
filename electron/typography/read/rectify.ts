import type { Quad } from '../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import type { ArcBand } from '../ports.ts';
import { quadSize } from './outline.ts';
import { LARGEST_STRIP_WIDTH, STRIP_HEIGHT } from './recognise.ts';

/** Writes the source position of (u, v), each 0–1 over the strip, into `out`. */
export type StripMap = (u: number, v: number, out: Float64Array) => void;

/**
 * A straight, level RGB strip of an RGB image, bilinear, with up to 4 × 4 samples a pixel where the source is larger.
 * @param scale source px per strip px
 */
export function sampleStrip(image: Raster, width: number, height: number, scale: number, map: StripMap): Raster {
  const strip = createRaster(width, height, 3);
  const samples = Math.min(4, Math.max(1, Math.round(scale)));
  const at = new Float64Array(2);
  const weight = 1 / (samples * samples);
  const sum = new Float64Array(3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      sum[0] = 0;
      sum[1] = 0;
      sum[2] = 0;
      for (let s = 0; s < samples; s++) {
        const v = (y + (s + 0.5) / samples) / height;
        for (let t = 0; t < samples; t++) {
          map((x + (t + 0.5) / samples) / width, v, at);
          addBilinear(image, at, sum);
        }
      }
      strip.data[to] = sum[0] * weight + 0.5;
      strip.data[to + 1] = sum[1] * weight + 0.5;
      strip.data[to + 2] = sum[2] * weight + 0.5;
    }
  }
  return strip;
}

/** Adds the colour at a place; numbers go by arrays, since V8 would put each on the heap otherwise. */
function addBilinear({ data, width, height }: Raster, at: Float64Array, sum: Float64Array): void {
  const x = Math.min(width - 1, Math.max(0, at[0] - 0.5));
  const y = Math.min(height - 1, Math.max(0, at[1] - 0.5));
  // Never negative: cutting off is rounding down.
  const x0 = x | 0;
  const y0 = y | 0;
  const fx = x - x0;
  const fy = y - y0;
  const gx = 1 - fx;
  const gy = 1 - fy;
  const i = (y0 * width + x0) * 3;
  const r = x0 + 1 < width ? i + 3 : i;
  const down = y0 + 1 < height ? width * 3 : 0;
  sum[0] += (data[i] * gx + data[r] * fx) * gy + (data[i + down] * gx + data[r + down] * fx) * fy;
  sum[1] += (data[i + 1] * gx + data[r + 1] * fx) * gy + (data[i + down + 1] * gx + data[r + down + 1] * fx) * fy;
  sum[2] += (data[i + 2] * gx + data[r + 2] * fx) * gy + (data[i + down + 2] * gx + data[r + down + 2] * fx) * fy;
}

/** The strip as it is seen upside down. */
export function turnedStrip({ width, height, data }: Raster): Raster {
  const strip = createRaster(width, height, 3);
  for (let from = 0, to = data.length - 3; from < data.length; from += 3, to -= 3) {
    strip.data[to] = data[from];
    strip.data[to + 1] = data[from + 1];
    strip.data[to + 2] = data[from + 2];
  }
  return strip;
}

/** Maps the unit square onto a quad in perspective (Heckbert 1989, §2.2.3). */
export function quadMap([p0, p1, p2, p3]: Quad): StripMap {
  const [dx1, dy1] = [p1[0] - p2[0], p1[1] - p2[1]];
  const [dx2, dy2] = [p3[0] - p2[0], p3[1] - p2[1]];
  const [sx, sy] = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]];
  const determinant = dx1 * dy2 - dx2 * dy1 || 1e-9;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const [a, b] = [p1[0] - p0[0] + g * p1[0], p3[0] - p0[0] + h * p3[0]];
  const [d, e] = [p1[1] - p0[1] + g * p1[1], p3[1] - p0[1] + h * p3[1]];
  return (u, v, out) => {
    const w = g * u + h * v + 1;
    out[0] = (a * u + b * v + p0[0]) / w;
    out[1] = (d * u + e * v + p0[1]) / w;
  };
}

/** Maps the unit square onto a band: u along the text, v from the letters' heads to their feet. */
export function bandMap({ centreX, centreY, radius, startAngle, endAngle, thickness, inside }: ArcBand): StripMap {
  const from = (inside ? endAngle : startAngle) * (Math.PI / 180);
  const to = (inside ? startAngle : endAngle) * (Math.PI / 180);
  const head = inside ? radius - thickness / 2 : radius + thickness / 2;
  const depth = inside ? thickness : -thickness;
  return (u, v, out) => {
    const angle = from + (to - from) * u;
    const r = head + depth * v;
    out[0] = centreX + Math.cos(angle) * r;
    out[1] = centreY + Math.sin(angle) * r;
  };
}

/** What stands in a quad as a strip for the recogniser. */
export function stripOfQuad(image: Raster, quad: Quad): Raster {
  const { width, height } = quadSize(quad);
  return sampleStrip(image, stripWidth(width, height), STRIP_HEIGHT, height / STRIP_HEIGHT, quadMap(quad));
}

/** What stands in a band as a strip for the recogniser. */
export function stripOfBand(image: Raster, band: ArcBand): Raster {
  const length = ((band.endAngle - band.startAngle) * Math.PI * band.radius) / 180;
  return sampleStrip(image, stripWidth(length, band.thickness), STRIP_HEIGHT, band.thickness / STRIP_HEIGHT, bandMap(band));
}

function stripWidth(width: number, height: number): number {
  return Math.min(LARGEST_STRIP_WIDTH, Math.max(8, Math.round((width / Math.max(1, height)) * STRIP_HEIGHT)));
}
