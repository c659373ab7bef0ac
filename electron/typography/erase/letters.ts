import type { Cut } from './cut.ts';
import { type Bounds, boundsOf, dilate, grown, partOfMask, wholeOf } from './hole.ts';
import { runsOf } from './runs.ts';

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
export function findLetters(cut: Cut, places: Places, height: number): Letters | null {
  const inside = boundsOf(places.inside, cut.width);
  if (inside.right === 0) return null;
  // Nothing farther out than the ground that is learnt from can be a letter.
  const box = grown(inside, farOf(height) + 2 * smallOf(height) + 2, cut.width, cut.height);
  const part = (mask: Uint8Array) => partOfMask(mask, cut.width, box);
  const tiles = { side: Math.round(TILE * height), left: box.left, top: box.top };
  const found = lettersIn(partOfCut(cut, box), { inside: part(places.inside), kept: part(places.kept), others: part(places.others) }, height, tiles);
  if (!found) return null;
  const whole = (mask: Uint8Array) => wholeOf(mask, box, cut.width, cut.height);
  return { letters: whole(found.letters), frame: whole(found.frame) };
}

function farOf(height: number): number {
  return Math.max(6, Math.round(RIM[1] * height));
}

function smallOf(height: number): number {
  return Math.max(1, Math.round((SMALL * height) / 2));
}

function partOfCut({ left, top, step, width, rgb }: Cut, box: Bounds): Cut {
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  const part = new Uint8Array(across * down * 3);
  for (let y = 0; y < down; y++) {
    const from = ((y + box.top) * width + box.left) * 3;
    part.set(rgb.subarray(from, from + across * 3), y * across * 3);
  }
  return { left: left + box.left * step, top: top + box.top * step, step, width: across, height: down, rgb: part };
}

function lettersIn(cut: Cut, { inside, kept, others }: Places, height: number, tiles: Tiles): Letters | null {
  const { width, height: rows } = cut;
  const near = dilate(inside, width, rows, Math.max(2, Math.round(RIM[0] * height)));
  const far = dilate(inside, width, rows, farOf(height));
  const edge = edgeOf(inside, width, rows, Math.max(2, Math.round(EDGE * height)));
  const bins = binsOf(cut);
  const [ring, own, rim] = [new Uint8Array(inside.length), new Uint8Array(inside.length), new Uint8Array(inside.length)];
  for (let i = 0; i < ring.length; i++) {
    if (!far[i]) continue;
    if (!near[i] && !others[i]) ring[i] = 1;
    if (inside[i] && !kept[i]) own[i] = 1;
    if (edge[i] && !others[i]) rim[i] = 1;
  }
  const [within, beside, around] = [histogram(bins, own), histogram(bins, rim), histogram(bins, ring)];
  if (!within || !around) return null;
  const sure = smoothed(oddsOf(cut, bins, { within, around, beside }, ring, far, tiles), width);
  const letters = new Uint8Array(inside.length);
  for (let i = 0; i < letters.length; i++) if (far[i] && !kept[i] && sure[i] > (inside[i] ? SURE : SURE_BEYOND)) letters[i] = 1;
  const strokes = dropStrangers(letters, { inside, end: edgeOf(far, width, rows, 1) }, width, (SMALL * height) ** 2 + 6);
  if (!isWord(strokes, inside, width)) return null;
  const whole = close(completed(strokes, inside, kept, bins, width), width, rows, smallOf(height));
  const frame = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) if (letters[i] && !whole[i]) frame[i] = 1;
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
  const whole = strokes.slice();
  for (let i = 0; i < whole.length; i++) if (inside[i] && !kept[i] && sure[i] > MOSTLY_STROKES) whole[i] = 1;
  return whole;
}

/** The rim of a mask, inside it. */
function edgeOf(mask: Uint8Array, width: number, height: number, thickness: number): Uint8Array {
  const edge = dilate(inverse(mask), width, height, thickness);
  for (let i = 0; i < mask.length; i++) edge[i] &= mask[i];
  return edge;
}

/** A grid of squares, whose first corner lies so far left of and above what is looked at. */
interface Tiles {
  side: number;
  left: number;
  top: number;
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
  { side, left: fromLeft, top: fromTop }: Tiles,
): Float32Array {
  const odds = new Float32Array(bins.length);
  for (let from = -(fromTop % side); from < height; from += side) {
    for (let start = -(fromLeft % side); start < width; start += side) {
      const [top, left] = [Math.max(0, from), Math.max(0, start)];
      const [right, bottom] = [Math.min(width, start + side), Math.min(height, from + side)];
      if (!some(asked, width, left, top, right, bottom)) continue;
      const local = localShares(bins, ring, width, height, start - side, from - side, right + side, bottom + side);
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
  const levels = Uint16Array.from({ length: 256 }, (_, value) => (value * LEVELS) >> 8);
  const bins = new Uint16Array(rgb.length / 3);
  for (let i = 0, p = 0; i < bins.length; i++, p += 3) bins[i] = (levels[rgb[p]] * LEVELS + levels[rgb[p + 1]]) * LEVELS + levels[rgb[p + 2]];
  return bins;
}

/** Shares of the colours; null where nothing is counted. */
function histogram(bins: Uint16Array, counted: Uint8Array): Float32Array | null {
  const counts = new Float32Array(LEVELS ** 3);
  let total = 0;
  for (let i = 0; i < bins.length; i++) {
    if (!counted[i]) continue;
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
  for (let row = 0; row < values.length; row += width) {
    let [before, here] = [values[row], values[row]];
    for (let i = row, end = row + width; i < end; i++) {
      const next = i + 1 < end ? values[i + 1] : here;
      rows[i] = (before + here + next) / 3;
      before = here;
      here = next;
    }
  }
  const mean = new Float32Array(values.length);
  const last = values.length - width;
  for (let i = 0; i < values.length; i++) mean[i] = (rows[i >= width ? i - width : i] + rows[i] + rows[i < last ? i + width : i]) / 3;
  return mean;
}

/** Without specks of fewer than `least` pixels, and without what lies outside the region for the most part. */
function dropStrangers(mask: Uint8Array, { inside, end }: { inside: Uint8Array; end: Uint8Array }, width: number, least: number): Uint8Array {
  const { count, from, to, piece, pieces } = runsOf(mask, width);
  const [sizes, within, isEndless] = [new Int32Array(pieces), new Int32Array(pieces), new Uint8Array(pieces)];
  for (let run = 0; run < count; run++) {
    const own = piece[run];
    sizes[own] += to[run] - from[run];
    for (let i = from[run]; i < to[run]; i++) {
      within[own] += inside[i];
      if (end[i]) isEndless[own] = 1;
    }
  }
  const strokes = new Uint8Array(mask.length);
  for (let run = 0; run < count; run++) {
    const own = piece[run];
    if (sizes[own] >= least && within[own] >= (isEndless[own] ? LEAST_INSIDE_ENDLESS : LEAST_INSIDE) * sizes[own]) strokes.fill(1, from[run], to[run]);
  }
  return strokes;
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
  for (let row = 0; row < strokes.length; row += width) {
    for (let x = 0, i = row; x < width; x++, i++) {
      if (!inside[i]) continue;
      area++;
      region[x] = 1;
      if (!strokes[i]) continue;
      count++;
      all[x] = 1;
    }
  }
  const columns = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);
  return count >= COVER[0] * area && count <= COVER[1] * area && columns(all) >= LEAST_SPREAD * columns(region);
}
