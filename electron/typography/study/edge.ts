import type { LetteringFinish } from '../../../shared/lettering.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { LetterParts } from './look.ts';
import type { StudyStrip } from './strip.ts';

/** Spread (σ, px) of an edge that the typesetter draws. */
const OWN_SPREAD = 0.57;
/** Edges looked at. */
const MOST_EDGES = 240;
/** Profiles reach this far to both sides of an edge, px of the image. */
const REACH = 6;
const STEP = 0.5;
/** Smaller jumps than this, in luma, say nothing about sharpness. */
const LEAST_JUMP = 24;

/** How soft the old letters' edges are and how grainy their inside is, in px and luma of the image itself. */
export function measureFinish(image: Raster, strip: StudyStrip, parts: LetterParts): LetteringFinish {
  const softness = edgeSoftness(image, strip, parts);
  return { softness, grain: grainInside(image, strip, parts) };
}

/** The median over many edges of σ = jump ÷ (steepest slope × √2π): what blurring a sharp edge by a Gaussian gives. */
function edgeSoftness(image: Raster, strip: StudyStrip, { distance }: LetterParts): number {
  const { width, height } = strip.pixels;
  const spreads: number[] = [];
  const edges: number[] = [];
  for (let i = width; i < distance.length - width; i++) {
    const x = i % width;
    if (x > 0 && x < width - 1 && distance[i] < 0 && distance[i] > -1.2) edges.push(i);
  }
  const stride = Math.max(1, Math.floor(edges.length / MOST_EDGES));
  for (let e = 0; e < edges.length; e += stride) {
    const i = edges[e];
    const dx = distance[i + 1] - distance[i - 1];
    const dy = distance[i + width] - distance[i - width];
    const length = Math.hypot(dx, dy);
    if (length < 0.8) continue;
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
    if (y >= height) continue;
    const spread = spreadAt(image, strip, x, y, dx / length, dy / length);
    if (spread !== null) spreads.push(spread);
  }
  if (spreads.length < 12) return 0;
  spreads.sort((a, b) => a - b);
  // The lower third: neighbours, outlines and shadows only ever widen a profile.
  const spread = spreads[Math.floor(spreads.length / 3)];
  const softness = Math.sqrt(Math.max(0, spread * spread - OWN_SPREAD * OWN_SPREAD));
  return softness < 0.3 ? 0 : Math.round(Math.min(6, softness) * 100) / 100;
}

function spreadAt(image: Raster, strip: StudyStrip, x: number, y: number, nx: number, ny: number): number | null {
  const centre = strip.toImage(x, y);
  const ahead = strip.toImage(x + nx, y + ny);
  const length = Math.hypot(ahead[0] - centre[0], ahead[1] - centre[1]) || 1;
  const [ux, uy] = [(ahead[0] - centre[0]) / length, (ahead[1] - centre[1]) / length];
  const profile: number[] = [];
  for (let t = -REACH; t <= REACH; t += STEP) profile.push(lumaAt(image, centre[0] + ux * t, centre[1] + uy * t));
  const middle = profile.length >> 1;
  let [at, slope] = [middle, 0];
  const near = Math.round(Math.max(2, strip.scale * 2) / STEP);
  for (let k = Math.max(1, middle - near); k <= Math.min(profile.length - 2, middle + near); k++) {
    const step = Math.abs(profile[k + 1] - profile[k - 1]) / (2 * STEP);
    if (step > slope) [at, slope] = [k, step];
  }
  if (slope === 0) return null;
  // The jump is what the profile climbs to both sides until it turns.
  const rising = Math.sign(profile[at + 1] - profile[at - 1]);
  let [from, to] = [at, at];
  while (from > 0 && (profile[from] - profile[from - 1]) * rising > 0.4) from--;
  while (to < profile.length - 1 && (profile[to + 1] - profile[to]) * rising > 0.4) to++;
  const jump = Math.abs(profile[to] - profile[from]);
  return jump < LEAST_JUMP ? null : jump / (slope * Math.sqrt(2 * Math.PI));
}

function lumaAt({ data, width, height }: Raster, x: number, y: number): number {
  const cx = Math.min(width - 1.001, Math.max(0, x - 0.5));
  const cy = Math.min(height - 1.001, Math.max(0, y - 0.5));
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [fx, fy] = [cx - x0, cy - y0];
  const at = (px: number, py: number) => {
    const i = (Math.min(height - 1, py) * width + Math.min(width - 1, px)) * 3;
    return 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
  };
  return (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) + (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy;
}

/** Pixels at which noise is looked up. */
const MOST_SAMPLES = 1500;

/** Share of clumped noise (as finishes draw it) that the operator sees: the root of its filtered variance, Σ(K ∗ C)² ÷ 36 ÷ Σ C². */
const CLUMP_GAIN = 0.475;

/** Noise inside the letters by Immerkær's operator (“Fast Noise Variance Estimation”, 1996), which slopes and gradients do not move. */
function grainInside(image: Raster, strip: StudyStrip, { fill, distance }: LetterParts): number {
  const { width } = strip.pixels;
  // Deep enough that the operator's 3 × 3 px stay within the letter.
  const depth = 2.6 / strip.scale;
  const values: number[] = [];
  const seen = new Set<number>();
  const deep: number[] = [];
  for (let i = 0; i < fill.length; i++) if (fill[i] && distance[i] <= -depth) deep.push(i);
  const stride = Math.max(1, Math.floor(deep.length / MOST_SAMPLES));
  for (let k = 0; k < deep.length; k += stride) {
    const i = deep[k];
    const at = strip.toImage((i % width) + 0.5, Math.floor(i / width) + 0.5);
    const x = Math.floor(at[0]);
    const y = Math.floor(at[1]);
    if (x < 1 || y < 1 || x >= image.width - 1 || y >= image.height - 1 || seen.has(y * image.width + x)) continue;
    seen.add(y * image.width + x);
    values.push(Math.abs(laplacian(image, x, y)));
  }
  if (values.length < 60) return 0;
  // The median instead of the mean: drawn structure is no grain.
  values.sort((a, b) => a - b);
  const sigma = values[values.length >> 1] / (6 * 0.6745 * CLUMP_GAIN);
  return sigma < 0.8 ? 0 : Math.round(Math.min(24, sigma) * 10) / 10;
}

const OPERATOR = [1, -2, 1, -2, 4, -2, 1, -2, 1];

function laplacian({ data, width }: Raster, x: number, y: number): number {
  let sum = 0;
  for (let k = 0; k < 9; k++) {
    const i = ((y + Math.floor(k / 3) - 1) * width + x + (k % 3) - 1) * 3;
    sum += OPERATOR[k] * (0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2]);
  }
  return sum;
}
