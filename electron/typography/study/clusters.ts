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

/** Bits of each channel by which colours are counted. */
const BITS = 5;
const BINS = 1 << (3 * BITS);

/** Colours of a strip, counted: sums of red, green, blue and the number of pixels for each occupied bin. */
interface Histogram {
  /** Bin of every pixel. */
  bins: Uint16Array;
  /** Occupied bins. */
  used: number[];
  sums: Float64Array;
}

/** Splits a strip's pixels into at most four colours: k-means (Lloyd 1982) over their histogram, from far-apart, frequent starting colours. */
export function clusterColours({ pixels }: StudyStrip): Clusters {
  const histogram = countColours(pixels.data, pixels.width * pixels.height);
  const { bins, used, sums } = histogram;
  const starts = startColours(histogram);
  const centres = Float64Array.from(starts.flat());
  const labelOf = new Uint8Array(BINS);
  for (let round = 0; round <= ROUNDS; round++) {
    const totals = new Float64Array(starts.length * 4);
    for (const bin of used) {
      const count = sums[bin * 4 + 3];
      const label = nearest(centres, sums[bin * 4] / count, sums[bin * 4 + 1] / count, sums[bin * 4 + 2] / count);
      labelOf[bin] = label;
      for (let c = 0; c < 4; c++) totals[label * 4 + c] += sums[bin * 4 + c];
    }
    if (round === ROUNDS) break;
    for (let k = 0; k < starts.length; k++) for (let c = 0; c < 3 && totals[k * 4 + 3] > 0; c++) centres[k * 3 + c] = totals[k * 4 + c] / totals[k * 4 + 3];
  }
  const labels = new Uint8Array(bins.length);
  for (let i = 0; i < bins.length; i++) labels[i] = labelOf[bins[i]];
  return { colours: starts.map((_, k) => [centres[k * 3], centres[k * 3 + 1], centres[k * 3 + 2]] as Colour), labels };
}

function countColours(data: Uint8Array, count: number): Histogram {
  const bins = new Uint16Array(count);
  const sums = new Float64Array(BINS * 4);
  const used: number[] = [];
  for (let i = 0, at = 0; i < count; i++, at += 3) {
    const bin = ((data[at] >> 3) << 10) | ((data[at + 1] >> 3) << 5) | (data[at + 2] >> 3);
    bins[i] = bin;
    const to = bin * 4;
    if (sums[to + 3]++ === 0) used.push(bin);
    sums[to] += data[at];
    sums[to + 1] += data[at + 1];
    sums[to + 2] += data[at + 2];
  }
  return { bins, used: used.sort((a, b) => a - b), sums };
}

function nearest(centres: Float64Array, red: number, green: number, blue: number): number {
  let [best, least] = [0, Infinity];
  for (let k = 0; k * 3 < centres.length; k++) {
    const away = (red - centres[k * 3]) ** 2 + (green - centres[k * 3 + 1]) ** 2 + (blue - centres[k * 3 + 2]) ** 2;
    if (away < least) [best, least] = [k, away];
  }
  return best;
}

/** The most frequent colour, then again and again the colour whose share × distance to all taken ones is largest. */
function startColours({ bins, used, sums }: Histogram): Colour[] {
  // Coarser than the bins: a gradient is one frequent colour, not many rare ones.
  const coarse = new Map<number, Float64Array>();
  for (const bin of used) {
    const key = ((bin >> 11) << 8) | (((bin >> 6) & 15) << 4) | ((bin >> 1) & 15);
    const total = coarse.get(key) ?? new Float64Array(4);
    for (let c = 0; c < 4; c++) total[c] += sums[bin * 4 + c];
    coarse.set(key, total);
  }
  const seen = [...coarse]
    .sort(([a], [b]) => a - b)
    .map(([, [red, green, blue, count]]) => ({ colour: [red / count, green / count, blue / count] as Colour, share: count / bins.length }));
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
