import type { Cut } from './cut.ts';
import { dilate } from './hole.ts';

/** Colours are counted in LEVELS³ bins. */
const LEVELS = 20;
/** The ground is learnt from this far around the region, as shares of its height. */
const RIM = [0.02, 0.32] as const;
/** The ground is judged in tiles of this share of the height, each with its neighbours: LOCAL of it by these, the rest by all of the ground. */
const TILE = 0.8;
const LOCAL = 0.75;
/** Just inside the region's edge lies ground too (a sign's plate may end there), as a share of the height. */
const EDGE = 0.07;
/** Fewer pixels of ground say nothing. */
const LEAST_LOCAL = 200;
/** A region's share that lettering usually covers. */
const PRIOR = 0.45;
/** Surer than this is lettering; beyond the region's edge more is asked. */
const SURE = 0.55;
const SURE_BEYOND = 0.75;
/** A part with less of itself in the region is a frame or a neighbour, the more so where it goes on beyond what is looked at. */
const LEAST_INSIDE = 0.25;
const LEAST_INSIDE_ENDLESS = 0.6;
/** A colour with this share of its pixels in strokes is the letters'. */
const MOSTLY_STROKES = 0.6;
/** Gaps and specks up to this share of the height belong to what is around them. */
const SMALL = 0.045;
/** Shares of the region that the strokes of a word cover. */
const COVER = [0.06, 0.92] as const;
/** A word's strokes are spread over most of its region. */
const LEAST_SPREAD = 0.65;

/** Masks of a cut's size. */
export interface Places {
  /** 1 = in the region. */
  inside: Uint8Array;
  /** 1 = lettering that stays. */
  kept: Uint8Array;
  /** 1 = any other lettering, staying or not: no ground. */
  others: Uint8Array;
}

/** Masks of a cut's size. */
export interface Letters {
  letters: Uint8Array;
  /** What has the letters' colours and is none: a frame, a neighbour. */
  frame: Uint8Array;
}

/**
 * Tells a region's letters from their ground by colour: what is common inside the region and rare right around it is lettering, whatever
 * its fill, outline and solid shadow look like (a likelihood ratio of two histograms). Returns null where that gives no word.
 * @param height of the region, px
 */
export function findLetters(cut: Cut, { inside, kept, others }: Places, height: number): Letters | null {
  const { width, height: rows } = cut;
  const near = dilate(inside, width, rows, Math.max(2, Math.round(RIM[0] * height)));
  const far = dilate(inside, width, rows, Math.max(6, Math.round(RIM[1] * height)));
  const bins = binsOf(cut);
  const within = histogram(bins, (i) => inside[i] === 1 && !kept[i]);
  const ring = far.map((value, i) => (value && !near[i] && !others[i] ? 1 : 0));
  const edge = edgeOf(inside, width, rows, Math.max(2, Math.round(EDGE * height)));
  const beside = histogram(bins, (i) => edge[i] === 1 && !others[i]);
  const around = histogram(bins, (i) => ring[i] === 1);
  if (!within || !around) return null;
  const sure = smoothed(oddsOf(cut, bins, { within, around, beside }, ring, far, Math.round(TILE * height)), width);
  const letters = new Uint8Array(inside.length);
  for (let i = 0; i < letters.length; i++) if (!kept[i] && sure[i] > (inside[i] ? SURE : SURE_BEYOND) && far[i]) letters[i] = 1;
  const strokes = dropStrangers(letters, { inside, end: edgeOf(far, width, rows, 1) }, width, rows, (SMALL * height) ** 2 + 6);
  if (!isWord(strokes, inside, width)) return null;
  const whole = close(completed(strokes, inside, kept, bins, width), width, rows, Math.max(1, Math.round((SMALL * height) / 2)));
  const frame = letters.map((value, i) => (value && !whole[i] ? 1 : 0));
  return { letters: whole, frame };
}

/** Adds what was missed of the letters because their colour is found outside too: where a colour is mostly strokes, all of it in the region is. */
function completed(strokes: Uint8Array, inside: Uint8Array, kept: Uint8Array, bins: Uint16Array, width: number): Uint8Array {
  const counts = new Float32Array(LEVELS ** 3);
  const all = new Float32Array(LEVELS ** 3);
  for (let i = 0; i < strokes.length; i++) {
    if (!inside[i]) continue;
    all[bins[i]]++;
    counts[bins[i]] += strokes[i];
  }
  const shares = new Float32Array(strokes.length);
  for (let i = 0; i < strokes.length; i++) if (inside[i]) shares[i] = counts[bins[i]] / all[bins[i]];
  const sure = smoothed(shares, width);
  return strokes.map((value, i) => (value || (inside[i] && !kept[i] && sure[i] > MOSTLY_STROKES) ? 1 : 0));
}

/** The rim of a mask, inside it. */
function edgeOf(mask: Uint8Array, width: number, height: number, thickness: number): Uint8Array {
  const edge = dilate(inverse(mask), width, height, thickness);
  for (let i = 0; i < mask.length; i++) edge[i] &= mask[i];
  return edge;
}

interface Colours {
  within: Float32Array;
  around: Float32Array;
  /** Just inside the region's edge. */
  beside: Float32Array | null;
}

/** How likely each pixel is lettering. The ground is mostly judged by what of it is close: far along a line it may have the letters' colours. */
function oddsOf(
  { width, height }: Cut,
  bins: Uint16Array,
  { within, around, beside }: Colours,
  ring: Uint8Array,
  asked: Uint8Array,
  tile: number,
): Float32Array {
  const odds = new Float32Array(bins.length);
  for (let top = 0; top < height; top += tile) {
    for (let left = 0; left < width; left += tile) {
      const [right, bottom] = [Math.min(width, left + tile), Math.min(height, top + tile)];
      if (!some(asked, width, left, top, right, bottom)) continue;
      const local = localShares(bins, ring, width, height, left - tile, top - tile, right + tile, bottom + tile);
      for (let y = top; y < bottom; y++) {
        for (let i = y * width + left; i < y * width + right; i++) {
          const inside = within[bins[i]];
          const near = local ? LOCAL * local[bins[i]] + (1 - LOCAL) * around[bins[i]] : around[bins[i]];
          // What is more common at the region's edge than within is ground, even where it is rare beyond that edge.
          const outside = beside && beside[bins[i]] > inside ? Math.max(near, beside[bins[i]]) : near;
          odds[i] = inside > 0 ? Math.max(0, 1 - ((1 - PRIOR) * outside) / inside) : 0.5;
        }
      }
    }
  }
  return odds;
}

function some(mask: Uint8Array, width: number, left: number, top: number, right: number, bottom: number): boolean {
  for (let y = top; y < bottom; y++) for (let i = y * width + left; i < y * width + right; i++) if (mask[i]) return true;
  return false;
}

function localShares(
  bins: Uint16Array,
  ring: Uint8Array,
  width: number,
  height: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Float32Array | null {
  const counts = new Float32Array(LEVELS ** 3);
  let total = 0;
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
    for (let i = y * width + Math.max(0, left); i < y * width + Math.min(width, right); i++) {
      if (!ring[i]) continue;
      counts[bins[i]]++;
      total++;
    }
  }
  return total < LEAST_LOCAL ? null : shares(counts, total);
}

function binsOf({ rgb }: Cut): Uint16Array {
  const bins = new Uint16Array(rgb.length / 3);
  for (let i = 0, p = 0; i < bins.length; i++, p += 3) {
    bins[i] = (((rgb[p] * LEVELS) >> 8) * LEVELS + ((rgb[p + 1] * LEVELS) >> 8)) * LEVELS + ((rgb[p + 2] * LEVELS) >> 8);
  }
  return bins;
}

/** Shares of the colours; null where nothing is counted. */
function histogram(bins: Uint16Array, isCounted: (i: number) => boolean): Float32Array | null {
  const counts = new Float32Array(LEVELS ** 3);
  let total = 0;
  for (let i = 0; i < bins.length; i++) {
    if (!isCounted(i)) continue;
    counts[bins[i]]++;
    total++;
  }
  return total === 0 ? null : shares(counts, total);
}

/** Counts as shares, blurred by one bin so that a gradient's next colour counts too. */
function shares(from: Float32Array, total: number): Float32Array {
  let counts = from;
  for (const step of [1, LEVELS, LEVELS * LEVELS]) {
    const blurred = new Float32Array(counts.length);
    for (let bin = 0; bin < counts.length; bin++) {
      const count = counts[bin];
      if (count === 0) continue;
      const place = Math.floor(bin / step) % LEVELS;
      blurred[bin] += count * 0.5;
      if (place > 0) blurred[bin - step] += count * 0.25;
      if (place < LEVELS - 1) blurred[bin + step] += count * 0.25;
    }
    counts = blurred;
  }
  for (let bin = 0; bin < counts.length; bin++) counts[bin] /= total;
  return counts;
}

/** Mean of 3 × 3. */
function smoothed(values: Float32Array, width: number): Float32Array {
  const rows = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const x = i % width;
    rows[i] = (values[x > 0 ? i - 1 : i] + values[i] + values[x < width - 1 ? i + 1 : i]) / 3;
  }
  const mean = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    mean[i] = (rows[i >= width ? i - width : i] + rows[i] + rows[i + width < values.length ? i + width : i]) / 3;
  }
  return mean;
}

/** Without specks of fewer than `least` pixels, and without what lies outside the region for the most part. */
function dropStrangers(mask: Uint8Array, { inside, end }: { inside: Uint8Array; end: Uint8Array }, width: number, height: number, least: number): Uint8Array {
  const own = new Uint8Array(mask.length);
  const seen = new Uint8Array(mask.length);
  const queue = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue;
    let count = 1;
    let within = 0;
    let isEndless = false;
    queue[0] = start;
    seen[start] = 1;
    for (let read = 0; read < count; read++) {
      const at = queue[read];
      const x = at % width;
      within += inside[at];
      if (end[at]) isEndless = true;
      for (let side = 0; side < 4; side++) {
        const next = side === 0 ? (x > 0 ? at - 1 : -1) : side === 1 ? (x < width - 1 ? at + 1 : -1) : side === 2 ? at - width : at + width;
        if (next < 0 || next >= width * height || !mask[next] || seen[next]) continue;
        seen[next] = 1;
        queue[count++] = next;
      }
    }
    if (count >= least && within >= (isEndless ? LEAST_INSIDE_ENDLESS : LEAST_INSIDE) * count) for (let k = 0; k < count; k++) own[queue[k]] = 1;
  }
  return own;
}

/** Fills gaps of up to twice `radius`: a dilation and an erosion. */
function close(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const grown = dilate(mask, width, height, radius);
  const closed = inverse(dilate(inverse(grown), width, height, radius));
  for (let i = 0; i < mask.length; i++) closed[i] |= mask[i];
  return closed;
}

function inverse(mask: Uint8Array): Uint8Array {
  const other = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) other[i] = 1 - mask[i];
  return other;
}

function isWord(strokes: Uint8Array, inside: Uint8Array, width: number): boolean {
  const [all, region] = [new Uint8Array(width), new Uint8Array(width)];
  let [count, area] = [0, 0];
  for (let i = 0; i < strokes.length; i++) {
    if (!inside[i]) continue;
    area++;
    region[i % width] = 1;
    if (!strokes[i]) continue;
    count++;
    all[i % width] = 1;
  }
  const columns = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);
  return count >= COVER[0] * area && count <= COVER[1] * area && columns(all) >= LEAST_SPREAD * columns(region);
}
