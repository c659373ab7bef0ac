import type { Patchwork } from './hole.ts';
import { NOWHERE, nearestMarked } from './nearest.ts';

/** A pixel takes its colour from known ones this close, px (ε of the paper). */
const REACH = 5;
/** Edges' directions are measured over this far, px (ρ). */
const WINDOW = 4;
/** How strictly colour follows an edge (κ). */
const STRICTNESS = 25;
/** Differences of squared contrast along and across below this say nothing about a direction. */
const QUANTUM = 60;

/**
 * Fills pixels from the rim inwards, each from known ones along the edge that passes there: edges go on straight through the hole and no colour
 * crosses them (coherence transport: Bornemann and März, “Fast Image Inpainting Based on Coherence Transport”, 2007). In place.
 * @param isAsked 1 = pixel of the hole to fill; other pixels of the hole stay unknown
 */
export function fillAlongEdges({ width, height, channels, pixels, hole }: Patchwork, isAsked: Uint8Array): void {
  const known = hole.map((value) => 1 - value);
  const light = lightness(pixels, channels, hole.length);
  const gradients = createGradients(width, height, known, light);
  const ranks = new Float32Array(hole.length);
  const order = fromRim(known, isAsked, ranks, width, height);
  const sums = new Float32Array(channels);
  for (const i of order) {
    const { across, down, strictness } = directionAt(gradients, i);
    let total = 0;
    sums.fill(0);
    const x = i % width;
    const y = (i - x) / width;
    for (let dy = Math.max(-REACH, -y); dy <= Math.min(REACH, height - 1 - y); dy++) {
      for (let dx = Math.max(-REACH, -x); dx <= Math.min(REACH, width - 1 - x); dx++) {
        const from = i + dy * width + dx;
        const square = dx * dx + dy * dy;
        if (!known[from] || square > REACH * REACH) continue;
        const off = dx * across + dy * down;
        const weight = Math.exp(-strictness * off * off) / Math.sqrt(square) + 1e-12;
        total += weight;
        for (let c = 0; c < channels; c++) sums[c] += pixels[from * channels + c] * weight;
      }
    }
    if (total === 0) continue;
    for (let c = 0; c < channels; c++) pixels[i * channels + c] = sums[c] / total;
    known[i] = 1;
    light[i] = lightAt(pixels, channels, i);
    renew(gradients, i);
  }
}

/** Pixels to fill, those nearest to the rim first. */
function fromRim(known: Uint8Array, isAsked: Uint8Array, ranks: Float32Array, width: number, height: number): Int32Array {
  const { dx, dy } = nearestMarked(known, width, height);
  const order: number[] = [];
  for (let i = 0; i < known.length; i++) {
    if (!isAsked[i] || known[i] || dx[i] === NOWHERE) continue;
    ranks[i] = dx[i] * dx[i] + dy[i] * dy[i];
    order.push(i);
  }
  return Int32Array.from(order).sort((a, b) => ranks[a] - ranks[b] || a - b);
}

/** Central differences of lightness where both neighbours are known, else 0. */
interface Gradients {
  width: number;
  height: number;
  known: Uint8Array;
  light: Float32Array;
  x: Float32Array;
  y: Float32Array;
}

function createGradients(width: number, height: number, known: Uint8Array, light: Float32Array): Gradients {
  const gradients = { width, height, known, light, x: new Float32Array(known.length), y: new Float32Array(known.length) };
  for (let i = 0; i < known.length; i++) measure(gradients, i);
  return gradients;
}

function measure({ width, height, known, light, x, y }: Gradients, i: number): void {
  const column = i % width;
  x[i] = column > 0 && column < width - 1 && known[i - 1] && known[i + 1] ? (light[i + 1] - light[i - 1]) / 2 : 0;
  y[i] = i >= width && i < width * (height - 1) && known[i - width] && known[i + width] ? (light[i + width] - light[i - width]) / 2 : 0;
}

function renew(gradients: Gradients, i: number): void {
  const { width, known } = gradients;
  for (const next of [i - width, i - 1, i, i + 1, i + width]) if (next >= 0 && next < known.length && known[next]) measure(gradients, next);
}

/** The unit vector across the edge that passes here, and how strictly colour keeps to its side. */
function directionAt({ width, height, x: gx, y: gy, known }: Gradients, i: number): { across: number; down: number; strictness: number } {
  const column = i % width;
  const row = (i - column) / width;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let total = 0;
  for (let dy = Math.max(-WINDOW, -row); dy <= Math.min(WINDOW, height - 1 - row); dy++) {
    for (let dx = Math.max(-WINDOW, -column); dx <= Math.min(WINDOW, width - 1 - column); dx++) {
      const at = i + dy * width + dx;
      if (!known[at]) continue;
      const weight = Math.exp(-(dx * dx + dy * dy) / (WINDOW * WINDOW));
      total += weight;
      xx += gx[at] * gx[at] * weight;
      xy += gx[at] * gy[at] * weight;
      yy += gy[at] * gy[at] * weight;
    }
  }
  const gap = Math.hypot(xx - yy, 2 * xy) / Math.max(1e-9, total);
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const strict = gap < 1e-3 ? 0 : STRICTNESS * Math.exp(-QUANTUM / (gap * gap));
  return { across: Math.cos(angle), down: Math.sin(angle), strictness: (strict * strict) / (2 * REACH * REACH) };
}

function lightness(pixels: Float32Array, channels: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => lightAt(pixels, channels, i));
}

function lightAt(pixels: Float32Array, channels: number, i: number): number {
  const p = i * channels;
  return channels < 3 ? pixels[p] : 0.299 * pixels[p] + 0.587 * pixels[p + 1] + 0.114 * pixels[p + 2];
}
