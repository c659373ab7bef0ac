import type { Colour } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import { leastSquares } from './least-squares.ts';

/** The plain ground behind an object: a colour that may change slowly over the picture. */
export interface Ground {
  /** Distance of every pixel to the ground at its place, sRGB values (0–442). */
  distance: Float32Array;
  /** Standard deviation of one channel about the ground, sRGB values. */
  noise: number;
  /** At the middle of the picture. */
  colour: Colour;
  /** Share of the border that is ground, 0–1. */
  borderShare: number;
}

/** Share of the shorter side that counts as border. */
const BAND = 0.015;
const SAMPLES = 3000;
/** sRGB values about the ground within which samples are kept, round by round. */
const TOLERANCES = [56, 32, 20, 12];
const LEAST_NOISE = 0.5;

/**
 * Estimates the ground from the picture's border: the most frequent colour (near `hint`, where one was asked for and is there), then a quadratic surface
 * per channel through the samples near it, refitted with shrinking tolerance, so that an object that touches the border does not count.
 */
export function estimateGround(image: Raster, hint: Colour | null): Ground {
  const samples = borderSamples(image);
  const start = startColour(image, samples, hint);
  let surface: Surface = { terms: 1, coefficients: start.map((value) => [value]) };
  let kept: number[] = samples;
  for (const [round, tolerance] of TOLERANCES.entries()) {
    kept = samples.filter((index) => residual(image, surface, index) <= tolerance);
    // A tilted plane first: a quadric through few samples may bend anywhere.
    surface = fitSurface(image, kept, round === 0 ? 3 : 6) ?? surface;
  }
  const residuals = kept.map((index) => residual(image, surface, index)).sort((a, b) => a - b);
  // The length of three normal errors has its median at 1.538 σ.
  const noise = Math.max(LEAST_NOISE, (residuals[residuals.length >> 1] ?? 0) / 1.538);
  const limit = groundTolerance(noise);
  const share = samples.filter((index) => residual(image, surface, index) <= limit).length / samples.length;
  return { distance: distanceTo(image, surface), noise, colour: surfaceAt(surface, 0, 0), borderShare: share };
}

/** Pixels nearer to the ground than this are ground: 4.5 σ, and never less than what compression does to a plain colour. */
export function groundTolerance(noise: number): number {
  return Math.max(5, 4.5 * noise);
}

/** True for a ground with a hue of its own, which does not occur in the object by chance. */
export function isChromatic([red, green, blue]: Colour): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) > 60;
}

/** Coefficients per channel of 1, x, y, x², xy, y², with x and y from -1 to 1 over the picture. */
interface Surface {
  terms: 1 | 3 | 6;
  coefficients: number[][];
}

function borderSamples({ width, height }: Raster): number[] {
  const band = Math.max(2, Math.round(Math.min(width, height) * BAND));
  const all: number[] = [];
  for (let y = 0; y < height; y++) {
    const isEdgeRow = y < band || y >= height - band;
    for (let x = 0; x < width; x++) {
      if (!isEdgeRow && x === band) x = Math.max(band, width - band);
      all.push(y * width + x);
    }
  }
  const stride = Math.max(1, Math.floor(all.length / SAMPLES));
  return all.filter((_, i) => i % stride === 0);
}

function startColour(image: Raster, samples: readonly number[], hint: Colour | null): Colour {
  if (hint) {
    const flat: Surface = { terms: 1, coefficients: hint.map((value) => [value]) };
    const near = samples.filter((index) => residual(image, flat, index) <= 70);
    if (near.length >= samples.length * 0.3) return medianColour(image, near);
  }
  const bins = new Map<number, number[]>();
  const { data, channels } = image;
  for (const index of samples) {
    const at = index * channels;
    const bin = ((data[at] >> 5) << 6) | ((data[at + 1] >> 5) << 3) | (data[at + 2] >> 5);
    const list = bins.get(bin);
    if (list) list.push(index);
    else bins.set(bin, [index]);
  }
  const fullest = [...bins.values()].reduce((best, list) => (list.length > best.length ? list : best), [] as number[]);
  return medianColour(image, fullest);
}

function medianColour({ data, channels }: Raster, indices: readonly number[]): Colour {
  const middle = (channel: number) => indices.map((index) => data[index * channels + channel]).sort((a, b) => a - b)[indices.length >> 1] ?? 0;
  return [middle(0), middle(1), middle(2)];
}

function fitSurface(image: Raster, indices: readonly number[], terms: 3 | 6): Surface | null {
  if (indices.length < terms * 8) return null;
  const rows = indices.map((index) => basis(terms, ...placeOf(image, index)));
  const coefficients: number[][] = [];
  for (let channel = 0; channel < 3; channel++) {
    const solved = leastSquares(
      rows,
      indices.map((index) => image.data[index * image.channels + channel]),
    );
    if (!solved) return null;
    coefficients.push(solved);
  }
  return { terms, coefficients };
}

function placeOf({ width, height }: Raster, index: number): [x: number, y: number] {
  const column = index % width;
  return [(2 * column) / Math.max(1, width - 1) - 1, (2 * Math.floor(index / width)) / Math.max(1, height - 1) - 1];
}

function basis(terms: Surface['terms'], x: number, y: number): number[] {
  return [1, x, y, x * x, x * y, y * y].slice(0, terms);
}

function surfaceAt({ terms, coefficients }: Surface, x: number, y: number): Colour {
  const values = basis(terms, x, y);
  return coefficients.map((own) => own.reduce((sum, coefficient, i) => sum + coefficient * values[i], 0)) as Colour;
}

function residual(image: Raster, surface: Surface, index: number): number {
  const [red, green, blue] = surfaceAt(surface, ...placeOf(image, index));
  const at = index * image.channels;
  return Math.hypot(image.data[at] - red, image.data[at + 1] - green, image.data[at + 2] - blue);
}

function distanceTo({ data, width, height, channels }: Raster, { terms, coefficients }: Surface): Float32Array {
  const distance = new Float32Array(width * height);
  const padded = coefficients.map((own) => [...own, ...new Array(6 - terms).fill(0)]);
  for (let row = 0, i = 0, at = 0; row < height; row++) {
    const y = (2 * row) / Math.max(1, height - 1) - 1;
    // Along a row each channel is a parabola in x.
    const [red, green, blue] = padded.map(([c, cx, cy, cxx, cxy, cyy]) => [c + cy * y + cyy * y * y, cx + cxy * y, cxx]);
    for (let column = 0; column < width; column++, i++, at += channels) {
      const x = (2 * column) / Math.max(1, width - 1) - 1;
      const r = data[at] - (red[0] + x * (red[1] + x * red[2]));
      const g = data[at + 1] - (green[0] + x * (green[1] + x * green[2]));
      const b = data[at + 2] - (blue[0] + x * (blue[1] + x * blue[2]));
      distance[i] = Math.sqrt(r * r + g * g + b * b);
    }
  }
  return distance;
}
