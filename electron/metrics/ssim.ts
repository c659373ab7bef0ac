import type { Raster } from '../../shared/raster.ts';
import { gaussianWeights } from '../image/gaussian.ts';
import { assertSameSize, measuredLuma } from './colours.ts';

const WINDOW = 11;
const RADIUS = 5;
const SIGMA = 1.5;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Mean structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004, eq. 13): BT.601 luma, Gaussian window of 11 px with
 * sigma 1.5, K1 = 0.01, K2 = 0.03, only windows that lie wholly inside. 1 = the same picture. It says how much changed,
 * not which of the two is better. null when a side is shorter than the window.
 * @throws AppError invalid-input when the sizes differ
 */
export function ssim(a: Raster, b: Raster): number | null {
  assertSameSize(a, b);
  const { width, height } = a;
  if (width < WINDOW || height < WINDOW) return null;
  return meanSimilarity(measuredLuma(a), measuredLuma(b), width, height);
}

/**
 * Four moments are blurred: both means, the mean of a² + b² and the mean of ab; the formula needs no more. The rows that
 * the window covers are kept in a ring, so that the working set stays in the cache.
 */
function meanSimilarity(a: Float32Array, b: Float32Array, width: number, height: number): number {
  const weights = gaussianWeights(SIGMA, RADIUS);
  const columns = width - 2 * RADIUS;
  const ring = Array.from({ length: WINDOW }, () => createRow(columns));
  const products = createRow(width);
  const sums = createRow(columns);
  let total = 0;
  for (let y = 0; y < height; y++) {
    fillProducts(products, a, b, y * width, width);
    for (let moment = 0; moment < 4; moment++) blurRow(products[moment], ring[y % WINDOW][moment], weights);
    if (y < WINDOW - 1) continue;
    for (let moment = 0; moment < 4; moment++) sumColumn(ring, moment, y - RADIUS, sums[moment], weights);
    total += similarityOfRow(sums, columns);
  }
  return total / (columns * (height - 2 * RADIUS));
}

function createRow(length: number): Float32Array[] {
  return Array.from({ length: 4 }, () => new Float32Array(length));
}

function fillProducts([first, second, squares, product]: Float32Array[], a: Float32Array, b: Float32Array, from: number, width: number): void {
  for (let x = 0; x < width; x++) {
    // Moments about mid grey: variances are the same, and 32-bit floats lose fewer digits.
    const p = a[from + x] - 128;
    const q = b[from + x] - 128;
    first[x] = p;
    second[x] = q;
    squares[x] = p * p + q * q;
    product[x] = p * q;
  }
}

function blurRow(row: Float32Array, out: Float32Array, weights: Float64Array): void {
  const [w0, w1, w2, w3, w4, w5] = weights;
  for (let x = 0, c = RADIUS; x < out.length; x++, c++) {
    out[x] =
      row[c] * w0 +
      (row[c - 1] + row[c + 1]) * w1 +
      (row[c - 2] + row[c + 2]) * w2 +
      (row[c - 3] + row[c + 3]) * w3 +
      (row[c - 4] + row[c + 4]) * w4 +
      (row[c - 5] + row[c + 5]) * w5;
  }
}

function sumColumn(ring: Float32Array[][], moment: number, centre: number, out: Float32Array, weights: Float64Array): void {
  const at = (offset: number) => ring[(centre + offset) % WINDOW][moment];
  const middle = at(0);
  for (let x = 0; x < out.length; x++) out[x] = middle[x] * weights[0];
  for (let i = 1; i <= RADIUS; i++) {
    const above = at(-i);
    const below = at(i);
    const weight = weights[i];
    for (let x = 0; x < out.length; x++) out[x] += (above[x] + below[x]) * weight;
  }
}

function similarityOfRow([meanA, meanB, squares, product]: Float32Array[], columns: number): number {
  let total = 0;
  for (let x = 0; x < columns; x++) {
    const p = meanA[x];
    const q = meanB[x];
    const variances = squares[x] - p * p - q * q;
    const covariance = product[x] - p * q;
    const lightA = p + 128;
    const lightB = q + 128;
    total += ((2 * lightA * lightB + C1) * (2 * covariance + C2)) / ((lightA * lightA + lightB * lightB + C1) * (variances + C2));
  }
  return total;
}
