import type { Raster } from '../../../shared/raster.ts';
import type { TextRegion } from '../ports.ts';
import { type Glyph, glyphsOf } from './glyphs.ts';
import { quadSize } from './outline.ts';
import { LARGEST_STRIP_WIDTH, STRIP_HEIGHT } from './recognise.ts';
import { bandMap, quadMap, type StripMap, sampleStrip } from './rectify.ts';
import { type Strokes, strokesOf } from './strokes.ts';

/** Looked at beyond each end, above and below, as shares of the region's height. */
const REACH = 1.75;
const RIM = 0.25;
/** Thicker strokes are no strokes, as a share of the region's height: its letters fill two thirds of that. */
const THICKEST = 0.36;
/** Ink of the line's own letters is at least this strong, as a share of its strongest. */
const OWN = 0.4;
/** Letters are at least this high, as a share of the region's height. */
const LEAST_HEIGHT = 0.3;
/** A letter that the region's end cuts may reach this far beyond, px. */
const OVER = 24;
/** More samples a side than this show no more of a letter. */
const MOST_SAMPLES = 2;

/** A line with what stands around it, level, its region STRIP_HEIGHT px high. */
export interface LineStrip {
  pixels: Raster;
  strokes: Strokes;
  /** Columns and rows of the region: first, and one past the last. */
  from: number;
  to: number;
  top: number;
  bottom: number;
  /** Columns that lie in the image. */
  first: number;
  last: number;
  /** What the detector found for sure, from the left; letters and, at times, other things. */
  glyphs: Glyph[];
  /** Those that are letters; touching ones as one. */
  own: Glyph[];
  /** Their measures. */
  letters: Letters;
}

interface Letters {
  /** Rows between which most of them stand, and the farthest that any reaches. */
  top: number;
  bottom: number;
  highest: number;
  lowest: number;
  /** Median and greatest space between two. */
  gap: number;
  widestGap: number;
  /** Mean length of ink along rows: about a stroke's width. */
  run: number;
  /** Of their strokes. */
  strength: number;
}

/** Samples a line and what is around it; null where its letters cannot be told from the ground. */
export function lineStrip(image: Raster, region: TextRegion): LineStrip | null {
  const { width: length, height } = sizeOf(region);
  const columns = Math.round((length / Math.max(1, height)) * STRIP_HEIGHT);
  if (columns < 8 || columns > LARGEST_STRIP_WIDTH) return null;
  const [reach, rim] = [reachOf(region, columns), Math.round(RIM * STRIP_HEIGHT)];
  const [width, rows] = [columns + 2 * reach, STRIP_HEIGHT + 2 * rim];
  const inner = region.arc ? bandMap(region.arc) : quadMap(region.quad);
  const map: StripMap = (u, v, out) => inner((u * width - reach) / columns, (v * rows - rim) / STRIP_HEIGHT, out);
  const pixels = sampleStrip(image, width, rows, Math.min(MOST_SAMPLES, height / STRIP_HEIGHT), map);
  const [from, to] = [reach, reach + columns];
  const strokes = strokesOf(pixels, from, to, rim, Math.round(THICKEST * STRIP_HEIGHT));
  if (!strokes) return null;
  const strength = strongest(strokes, from, to, rim);
  const isIn = (x: number) => [rim, rows - rim].every((y) => holds(image, map, (x + 0.5) / width, y / rows));
  let [first, last] = [from, to];
  while (first > 0 && isIn(first - 1)) first--;
  while (last < width && isIn(last)) last++;
  const [low, high] = [Math.max(first, from - OVER), Math.min(last, to + OVER)];
  const glyphs = glyphsOf(strokes, low, high, OWN * strength).filter(
    ({ left, right }) => left + right > 2 * from && left + right < 2 * to && right < high - 1 && left > low,
  );
  const own = glyphs.filter(({ top, bottom }) => bottom - top >= LEAST_HEIGHT * STRIP_HEIGHT && top > 0 && bottom < rows - 1);
  if (own.length === 0) return null;
  return { pixels, strokes, from, to, top: rim, bottom: rim + STRIP_HEIGHT, first, last, glyphs, own, letters: measure(own, strength) };
}

function sizeOf({ quad, arc }: TextRegion): { width: number; height: number } {
  return arc ? { width: ((arc.endAngle - arc.startAngle) * Math.PI * arc.radius) / 180, height: arc.thickness } : quadSize(quad);
}

/** A band must not meet itself. */
function reachOf({ arc }: TextRegion, columns: number): number {
  const free = arc ? ((360 - arc.endAngle + arc.startAngle) / (arc.endAngle - arc.startAngle)) * columns : Infinity;
  return Math.max(0, Math.round(Math.min(REACH * STRIP_HEIGHT, free / 2)));
}

function holds({ width, height }: Raster, map: StripMap, u: number, v: number): boolean {
  const at = new Float64Array(2);
  map(u, v, at);
  return at[0] >= 0 && at[0] <= width && at[1] >= 0 && at[1] <= height;
}

/** Strength that 4 % of the line's pixels exceed. */
function strongest({ width, height, data }: Strokes, from: number, to: number, rim: number): number {
  const counts = new Uint32Array(443);
  for (let y = rim; y < height - rim; y++) for (let x = from; x < to; x++) counts[Math.min(442, data[y * width + x] | 0)]++;
  let rest = 0.04 * (height - 2 * rim) * (to - from);
  let value = 442;
  while (rest >= counts[value] && value > 0) rest -= counts[value--];
  return Math.max(1, value);
}

function measure(letters: readonly Glyph[], strength: number): Letters {
  const gaps = letters.slice(1).map(({ left }, i) => Math.max(0, left - letters[i].right - 1));
  return {
    top: median(letters.map((glyph) => glyph.top)),
    bottom: median(letters.map((glyph) => glyph.bottom)),
    highest: Math.min(...letters.map((glyph) => glyph.top)),
    lowest: Math.max(...letters.map((glyph) => glyph.bottom)),
    gap: gaps.length === 0 ? 0 : median(gaps),
    widestGap: Math.max(0, ...gaps),
    run: median(letters.map((glyph) => glyph.run)),
    strength,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Between two columns of the strip, as the recogniser takes it. */
export function plainPart({ pixels, top }: LineStrip, from: number, to: number): Raster {
  const part: Raster = { width: to - from, height: STRIP_HEIGHT, channels: 3, data: new Uint8Array((to - from) * STRIP_HEIGHT * 3) };
  for (let y = 0; y < STRIP_HEIGHT; y++) {
    const row = ((y + top) * pixels.width + from) * 3;
    part.data.set(pixels.data.subarray(row, row + part.width * 3), y * part.width * 3);
  }
  return part;
}

/** The same with all strokes equally dark on white: faint letters as plain as the rest. */
export function levelledPart({ strokes, top, letters }: LineStrip, from: number, to: number, faint: readonly Glyph[]): Raster {
  const part: Raster = { width: to - from, height: STRIP_HEIGHT, channels: 3, data: new Uint8Array((to - from) * STRIP_HEIGHT * 3) };
  for (let x = 0; x < part.width; x++) {
    const glyph = faint.find(({ left, right }) => x + from >= left - 1 && x + from <= right + 1);
    const full = glyph ? Math.min(glyph.peak, letters.strength) * 0.8 : letters.strength;
    for (let y = 0; y < STRIP_HEIGHT; y++) {
      const ink = Math.min(1, strokes.data[(y + top) * strokes.width + x + from] / full);
      part.data.fill(255 - Math.round(ink * 230), (y * part.width + x) * 3, (y * part.width + x) * 3 + 3);
    }
  }
  return part;
}
