import type { Colour } from '../../../shared/geometry.ts';
import type { StudyStrip } from './strip.ts';

/** Pixels of a strip by colour. */
export interface Clusters {
  colours: Colour[];
  /** Index of the colour of every pixel. */
  labels: Uint8Array;
}

const MOST = 4;
/** Colours nearer than this, in RGB units, are one. */
const SAME = 30;
const ROUNDS = 6;

/** Splits a strip's pixels into at most four colours: k-means (Lloyd 1982) from far-apart, frequent starting colours. */
export function clusterColours({ pixels }: StudyStrip): Clusters {
  const { data } = pixels;
  const count = pixels.width * pixels.height;
  const starts = startColours(data, count);
  const centres = Float64Array.from(starts.flat());
  const k = starts.length;
  const labels = new Uint8Array(count);
  for (let round = 0; round <= ROUNDS; round++) {
    const sums = new Float64Array(k * 4);
    const step = round === ROUNDS ? 1 : 7;
    for (let i = 0; i < count; i += step) {
      const [r, g, b] = [data[i * 3], data[i * 3 + 1], data[i * 3 + 2]];
      let [best, least] = [0, Infinity];
      for (let c = 0; c < k; c++) {
        const away = (r - centres[c * 3]) ** 2 + (g - centres[c * 3 + 1]) ** 2 + (b - centres[c * 3 + 2]) ** 2;
        if (away < least) [best, least] = [c, away];
      }
      labels[i] = best;
      sums[best * 4] += r;
      sums[best * 4 + 1] += g;
      sums[best * 4 + 2] += b;
      sums[best * 4 + 3]++;
    }
    if (round === ROUNDS) break;
    for (let c = 0; c < k; c++) for (let d = 0; d < 3 && sums[c * 4 + 3] > 0; d++) centres[c * 3 + d] = sums[c * 4 + d] / sums[c * 4 + 3];
  }
  return { colours: starts.map((_, c) => [centres[c * 3], centres[c * 3 + 1], centres[c * 3 + 2]] as Colour), labels };
}

/** The most frequent colour, then again and again the colour whose share × distance to all taken ones is largest. */
function startColours(data: Uint8Array, count: number): Colour[] {
  const bins = new Float64Array(4096 * 4);
  for (let i = 0; i < count; i++) {
    const bin = (data[i * 3] >> 4) * 256 + (data[i * 3 + 1] >> 4) * 16 + (data[i * 3 + 2] >> 4);
    bins[bin * 4 + 3]++;
    for (let c = 0; c < 3; c++) bins[bin * 4 + c] += data[i * 3 + c];
  }
  const seen: { colour: Colour; share: number }[] = [];
  for (let bin = 0; bin < 4096; bin++) {
    const n = bins[bin * 4 + 3];
    if (n > 0) seen.push({ colour: [bins[bin * 4] / n, bins[bin * 4 + 1] / n, bins[bin * 4 + 2] / n], share: n / count });
  }
  const starts: Colour[] = [seen.reduce((most, bin) => (bin.share > most.share ? bin : most)).colour];
  while (starts.length < MOST) {
    let [best, most] = [null as Colour | null, 0];
    for (const { colour, share } of seen) {
      const away = Math.min(...starts.map((start) => colourDistance(start, colour)));
      const weight = away < SAME ? 0 : away * away * share ** 0.7;
      if (weight > most) [best, most] = [colour, weight];
    }
    if (!best) break;
    starts.push(best);
  }
  return starts;
}

export function colourDistance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
