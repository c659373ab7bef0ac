import type { FontMatch } from '../../shared/lettering.ts';
import type { FontLibrary, LoadedFont } from './fonts.ts';
import { addShape, BIT_ROWS, countBits, type Edges, edgesOf, roomForCrossings, type ShapeBits, warpedOverlap } from './shape-bits.ts';
import { cleanText, type ShapedLine, shapeLine } from './shaping.ts';

/** Under this score no face is really like what stood there: measured on lettering of faces that are not in the library. */
export const SURE_MATCH = 0.42;
/** Under this score a plain face is the better guess than a decorative one that is hardly more like. */
const CLEAR_MATCH = 0.8;
const GUESS_COST = 0.9;
const DECORATIVE = new Set(['blackletter', 'script', 'pixel', 'stencil']);
const MOST_MATCHES = 5;
/** Cells per character of the comparison, and the most for a string. */
const CHARACTER_COLUMNS = 12;
const MOST_COLUMNS = 240;

/** A string as one face draws it, ready for comparing. */
export interface FaceSample extends SeenLetters {
  /** Ink as shares of the font size; top and bottom from the baseline, y up. */
  ink: ShapedLine['ink'];
  capHeight: number;
}

/** Rasters of strings in faces; remembers the last few of each face. One per font library. */
export interface FaceSampler {
  /**
   * null when the face lacks a character or the string has no ink.
   * @param bend of the line on which the letters stand, each turned as a whole; left out = straight
   */
  sample(font: string, text: string, bend?: Bend): FaceSample | null;
}

/** A circular baseline under letters. */
export interface Bend {
  /** Of the baseline, by the height of the letters' ink. */
  radius: number;
  /** Feet point away from the centre. */
  inside: boolean;
}

const MOST_REMEMBERED = 40;
const samplers = new WeakMap<FontLibrary, FaceSampler>();

/** The sampler of a library: made on first use. */
export function faceSampler(fonts: FontLibrary): FaceSampler {
  const known = samplers.get(fonts);
  if (known) return known;
  // By the open font, not by its id: a team's font that changed is another one.
  const remembered = new WeakMap<LoadedFont, Map<string, FaceSample | null>>();
  const sampler: FaceSampler = {
    sample(font, text, bend) {
      const face = fonts.get(font);
      const samples = remembered.get(face) ?? new Map<string, FaceSample | null>();
      remembered.set(face, samples);
      const key = bend ? `${bend.inside} ${bend.radius.toFixed(2)} ${text}` : text;
      const old = samples.get(key);
      if (old !== undefined) return old;
      const made = makeSample(fonts, font, text, bend);
      if (samples.size >= MOST_REMEMBERED) samples.delete(samples.keys().next().value!);
      samples.set(key, made);
      return made;
    },
  };
  samplers.set(fonts, sampler);
  return sampler;
}

/** Columns in which a string is compared. */
export function columnsFor(text: string): number {
  return Math.max(24, Math.min(MOST_COLUMNS, [...text].length * CHARACTER_COLUMNS));
}

function makeSample(fonts: FontLibrary, font: string, text: string, bend?: Bend): FaceSample | null {
  const clean = cleanText(text).replaceAll('\n', ' ');
  if (fonts.missing(font, clean).length > 0) return null;
  const line = shapeLine(fonts, clean, font);
  const { left, right, top, bottom } = line.ink;
  if (right <= left || top <= bottom) return null;
  const { capHeight } = fonts.get(font);
  const columns = columnsFor(text);
  const letters = bend ? bentLetters(line, bend, capHeight, columns) : straightLetters(line, columns);
  return { ...letters, ink: line.ink, capHeight };
}

function straightLetters({ glyphs, ink: { left, right, top, bottom } }: ShapedLine, columns: number): SeenLetters {
  const bits: ShapeBits = new Uint32Array(columns);
  const [scaleX, scaleY] = [columns / (right - left), BIT_ROWS / (top - bottom)];
  const room = roomForCrossings();
  for (const { font: face, glyph, x, y } of glyphs)
    addShape(bits, glyphEdges(face, glyph), { scaleX, scaleY: -scaleY, x: (x - left) * scaleX, y: (top - y) * scaleY }, room);
  return withGapsClosed(bits, (right - left) / (top - bottom));
}

/** Letters that stand on a circle, each turned as a whole, and are unrolled along it: wider at one end, their feet hollow. */
function bentLetters({ glyphs, ink }: ShapedLine, { radius, inside }: Bend, capHeight: number, columns: number): SeenLetters {
  const circle = radius * (ink.top - ink.bottom);
  const pitch = inside ? circle - capHeight / 2 : circle + capHeight / 2;
  const bounds = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  const bent = glyphs.map(({ font: face, glyph, x, y, advance }) => {
    const edges = glyphEdges(face, glyph).slice();
    for (let i = 0; i < edges.length; i += 2) {
      const aside = edges[i] - advance / 2;
      const up = edges[i + 1] + y;
      const out = inside ? circle - up : circle + up;
      edges[i] = x + advance / 2 + pitch * Math.atan2(aside, Math.max(1e-3, out));
      const away = Math.hypot(aside, out) - circle;
      edges[i + 1] = inside ? -away : away;
      bounds.left = Math.min(bounds.left, edges[i]);
      bounds.right = Math.max(bounds.right, edges[i]);
      bounds.top = Math.max(bounds.top, edges[i + 1]);
      bounds.bottom = Math.min(bounds.bottom, edges[i + 1]);
    }
    return edges;
  });
  const { left, right, top, bottom } = bounds;
  const bits: ShapeBits = new Uint32Array(columns);
  const [scaleX, scaleY] = [columns / (right - left), BIT_ROWS / (top - bottom)];
  const room = roomForCrossings();
  for (const edges of bent) addShape(bits, edges, { scaleX, scaleY: -scaleY, x: -left * scaleX, y: top * scaleY }, room);
  return withGapsClosed(bits, (right - left) / (top - bottom));
}

const glyphs = new WeakMap<LoadedFont, Map<number, Edges>>();

/** Sides of a glyph's outline, shares of the em, y up; kept as long as the font is open. */
function glyphEdges(font: LoadedFont, glyph: number): Edges {
  const known = glyphs.get(font) ?? new Map<number, Edges>();
  glyphs.set(font, known);
  const edges = known.get(glyph) ?? edgesOf(font.outline(glyph));
  known.set(glyph, edges);
  return edges;
}

/** Letters as bits over their own box. */
export interface LetterBits {
  bits: ShapeBits;
  /** Width of the ink by its height. */
  aspect: number;
  /** Share of the ink in each row: serifs, thin strokes and the height of small letters show in it. */
  rows: Float64Array;
  /** Share of the cells that are ink: heavy faces have more of it. */
  share: number;
}

export interface SeenLetters extends LetterBits {
  /** The same with wide gaps closed: spacing does not tell faces apart. */
  closed: LetterBits;
}

function withGapsClosed(bits: ShapeBits, aspect: number): SeenLetters {
  const letters = { bits, aspect, rows: rowShares(bits), share: inkShare(bits) };
  return { ...letters, closed: closeGaps(letters) };
}

function rowShares(bits: ShapeBits): Float64Array {
  const rows = new Float64Array(BIT_ROWS);
  let all = 0;
  for (let i = 0; i < bits.length; i++) {
    for (let row = 0; row < BIT_ROWS; row++) {
      const ink = (bits[i] >>> row) & 1;
      rows[row] += ink;
      all += ink;
    }
  }
  return all === 0 ? rows : rows.map((count) => count / all);
}

/** Without the blank columns: letters that stand apart differ from letters that touch by nothing else. */
function closeGaps({ bits, aspect, rows }: Omit<LetterBits, 'share'>): LetterBits {
  const kept = new Uint32Array(bits.length);
  let count = 0;
  for (let i = 0; i < bits.length; i++) if (bits[i] !== 0) kept[count++] = bits[i];
  const closed = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) closed[i] = kept[Math.floor(((i + 0.5) * count) / bits.length)];
  return { bits: closed, aspect: (aspect * count) / bits.length, rows, share: inkShare(closed) };
}

/** Bits of a mask (1 = ink) over a box, by the middles of the cells. */
export function seenLetters(mask: Uint8Array, width: number, box: { left: number; top: number; right: number; bottom: number }, columns: number): SeenLetters {
  const bits = new Uint32Array(columns);
  const [w, h] = [box.right - box.left, box.bottom - box.top];
  for (let row = 0; row < BIT_ROWS; row++) {
    const y = box.top + Math.floor(((row + 0.5) * h) / BIT_ROWS);
    for (let column = 0; column < columns; column++) {
      if (mask[y * width + box.left + Math.floor(((column + 0.5) * w) / columns)]) bits[column] |= 1 << row;
    }
  }
  return withGapsClosed(bits, w / h);
}

/**
 * How like letters are to a face, 0–1: overlap of the shapes along the best pairing of their columns, less what proportions, weight and the ink's height differ.
 * @param least nobody asks how much less than this it is
 */
function likeness(seen: SeenLetters, sample: FaceSample, least: number): number {
  const spaced = similarity(seen, sample, least);
  return Math.max(spaced, similarity(seen.closed, sample.closed, Math.max(least, spaced) + CLOSING_COST) - CLOSING_COST);
}

/** Without the spaces a word tells a little less. */
const CLOSING_COST = 0.01;

/**
 * How like two shapes are as they are spaced, 0–1.
 * @param least 0 is returned where proportions, weight and height alone leave less than this
 */
export function similarity(seen: LetterBits, face: LetterBits, least = 0): number {
  // Spacing changes widths by a fifth and more; a face of another width differs by half.
  const skew = Math.max(0, Math.abs(Math.log(seen.aspect / face.aspect)) - 0.05);
  const weight = Math.max(0, Math.abs(Math.log(seen.share / face.share)) - 0.06);
  const far = 0.9 * skew + 0.8 * weight;
  if (Math.exp(-far) < least) return 0;
  const shift = bestShift(seen.rows, face.rows);
  const profile = Math.max(0, shift.apart - 0.08);
  const most = Math.exp(-far - 1.2 * profile);
  if (most < least) return 0;
  return most * warpedOverlap(shifted(seen.bits, shift.rows), face.bits, Math.max(3, Math.round(0.04 * seen.bits.length)));
}

/** Rows by which letters are moved to stand on a face's baseline: how far ascenders and descenders reach moves all between them. */
const SHIFTS = [0, -1, 1, -2, 2];

/** The shift at which most ink lies in the same rows, and how much lies in others then, twice. */
function bestShift(a: Float64Array, b: Float64Array): { rows: number; apart: number } {
  let best = { rows: 0, apart: Infinity };
  for (const rows of SHIFTS) {
    // What is moved out of the rows stands in others as well.
    let apart = 0;
    for (let row = 0; row < BIT_ROWS; row++) {
      const to = row + rows;
      apart += to >= 0 && to < BIT_ROWS ? Math.abs(a[row] - b[to]) : a[row];
    }
    for (let row = 0; row < BIT_ROWS; row++) if (row - rows < 0 || row - rows >= BIT_ROWS) apart += b[row];
    if (apart < best.apart) best = { rows, apart };
  }
  return best;
}

/** Every column moved down (or up, where negative); what leaves the rows is lost. */
function shifted(bits: ShapeBits, rows: number): ShapeBits {
  if (rows === 0) return bits;
  return bits.map((column) => (rows > 0 ? column << rows : column >>> -rows));
}

/** Share of the cells that are ink: heavy faces have more of it. */
function inkShare(bits: ShapeBits): number {
  let count = 1;
  for (let i = 0; i < bits.length; i++) count += countBits(bits[i]);
  return count / (bits.length * BIT_ROWS);
}

/**
 * The faces that letters are most like, best first.
 * @param leaning the same letters leaning by some degrees, for faces that lean themselves; left out = as they are seen
 * @param bend of the line that they were unrolled from; left out = straight
 */
export function matchFaces(fonts: FontLibrary, seen: SeenLetters, text: string, leaning?: (degrees: number) => SeenLetters, bend?: Bend): FontMatch[] {
  const sampler = faceSampler(fonts);
  const scores: FontMatch[] = [];
  for (const { id, kind, lean } of fonts.list()) {
    const sample = sampler.sample(id, text);
    if (!sample) continue;
    const letters = leaning && lean !== undefined ? leaning(lean) : seen;
    const least = scores[MOST_MATCHES - 1]?.score ?? 0;
    // Letters on an arc are drawn bent with it, or each stands upright on it.
    const turned = bend ? likeness(letters, sampler.sample(id, text, bend)!, least) : 0;
    const like = Math.max(turned, likeness(letters, sample, Math.max(least, turned)));
    const score = like < CLEAR_MATCH && DECORATIVE.has(kind) ? like * GUESS_COST : like;
    scores.push({ font: id, score: Math.round(score * 1000) / 1000 });
    scores.sort((a, b) => b.score - a.score || (a.font < b.font ? -1 : 1)).splice(MOST_MATCHES);
  }
  // Thin strokes hardly ever lie on each other: what overlaps of them says more.
  const telling = Math.min(1, Math.max(0.6, seen.share / FIRM_INK));
  return scores.map(({ font, score }) => ({ font, score: Math.round(score ** telling * 1000) / 1000 }));
}

/** Letters with less of their box inked than this are thin. */
const FIRM_INK = 0.22;
