import { type Glyph, glyphsOf } from './glyphs.ts';
import type { LineStrip } from './line-strip.ts';

/** A line that may end elsewhere: beyond what was found, or before it. */
export interface Ending {
  side: 'left' | 'right';
  /** By further letters, without a mark, or by the rest of its last letter: that needs no reading. */
  kind: 'longer' | 'shorter' | 'rest';
  /** Column where the line would end: its first, or one past its last. */
  end: number;
  /** As many letters as that has room for. */
  room: number;
  /** What would come to the line. */
  faint: Glyph[];
}

/** Faint ink is this strong at least: levels, and as a share of the line's own. */
const FAINTEST = 5;
const FAINTEST_SHARE = 0.045;
/** And stands out this far from what lies around it. */
const ABOVE_NOISE = 1.7;
const NOISE_SHARE = 0.6;
/** Sizes of letters beside the line's own, as shares of their height; two may touch. */
const LOWEST = 0.6;
const OFF = 0.22;
const WIDEST = 2.6;
/** Letters that are narrower than this share of their height, two of them touching, are not counted on. */
const NARROW = 0.5;
/** Strokes of a letter are about as wide as the line's. */
const RUNS = [0.35, 2.4] as const;
/** Space before a further letter: this many of the line's widest, or this share of its letters' height. */
const GAPS = 1.5;
const GAP_HEIGHTS = 0.4;
const FARTHEST_GAP = 1.3;
const MOST_LETTERS = 4;
/** What is lower than this stands between a line's top and bottom as a mark: a bullet, a dash, a rule. */
const MARK = 0.45;
/** Letters that fade are at least this strong where a part of them is a letter's, as a share of the line's strength. */
const FADED = 0.12;
/** It stands this far off, as a share of the letters' height. */
const MARK_GAP = 0.25;
/** A letter that is cut by less than this is left so, px. */
const LEAST_REST = 4;
/** Free columns after the last letter. */
const MARGIN = 7;

/**
 * Where a line could end instead of where the detector ended it, by the ink around its ends.
 * @param letters that were read
 */
export function endingsOf(strip: LineStrip, letters: number): Ending[] {
  return (['left', 'right'] as const).flatMap((side) => {
    const shorter = withoutMarks(strip, side);
    return shorter ? [shorter] : [...restOfLetter(strip, side), ...furtherLetters(strip, side, letters)];
  });
}

/** Where the last letter reaches farther out than the margin that lettering gets anyway. */
function restOfLetter({ own, from, to, last }: LineStrip, side: Ending['side']): Ending[] {
  const [{ left }, { right }] = [own[0], own[own.length - 1]];
  if (side === 'right') return right < to + LEAST_REST ? [] : [{ side, kind: 'rest', end: Math.min(last, right + 1 + LEAST_REST), room: 0, faint: [] }];
  return left >= from - LEAST_REST ? [] : [{ side, kind: 'rest', end: Math.max(0, left - LEAST_REST), room: 0, faint: [] }];
}

/** Every longer ending, letter by letter. */
function furtherLetters(strip: LineStrip, side: Ending['side'], letters: number): Ending[] {
  const { own, strokes, first, last, from, to } = strip;
  const isRight = side === 'right';
  let edge = isRight ? own[own.length - 1].right : own[0].left;
  const [low, high] = isRight ? [edge + 1, last] : [first, edge];
  if (high - low < 3) return [];
  const beyond = glyphsOf(strokes, low, high, faintest(strip, low, high));
  const chain: Glyph[] = [];
  const endings: Ending[] = [];
  for (const glyph of isRight ? beyond : beyond.reverse()) {
    const gap = isRight ? glyph.left - edge - 1 : edge - glyph.right - 1;
    // The soft edge of the letter before.
    if (gap < 2 && glyph.right - glyph.left < 4) continue;
    if (chain.length === MOST_LETTERS || gap > widestGap(strip) || !isLetter(glyph, strip)) break;
    // Cut by the strip, not by the image.
    if (isRight ? glyph.right >= strokes.width - 1 : glyph.left <= 0) break;
    chain.push(glyph);
    edge = isRight ? glyph.right : glyph.left;
    // What lies in the region was most likely read.
    if ((isRight ? edge < to : edge >= from) && own.length + chain.length <= letters) continue;
    const end = isRight ? Math.max(to, Math.min(last, edge + 1 + MARGIN)) : Math.min(from, Math.max(first, edge - MARGIN));
    endings.push({ side, kind: 'longer', end, room: chain.reduce((sum, each) => sum + roomIn(each, strip), 0), faint: [...chain] });
  }
  return endings;
}

/** What is stronger than this beyond an end is ink. */
function faintest({ strokes: { width, height, data }, letters }: LineStrip, low: number, high: number): number {
  const values = new Float32Array(height * (high - low));
  for (let y = 0; y < height; y++) values.set(data.subarray(y * width + low, y * width + high), y * (high - low));
  values.sort();
  return Math.max(FAINTEST, FAINTEST_SHARE * letters.strength, ABOVE_NOISE * values[Math.floor(values.length * NOISE_SHARE)]);
}

function widestGap({ letters }: LineStrip): number {
  const height = letters.bottom - letters.top + 1;
  return Math.min(FARTHEST_GAP * height, Math.max(GAPS * letters.widestGap + 2, GAP_HEIGHTS * height));
}

function roomIn({ left, right }: Glyph, { letters }: LineStrip): number {
  return Math.max(1, Math.ceil((right - left + 1) / (NARROW * (letters.bottom - letters.top + 1))));
}

/** True for what stands on the line's baseline, about as high as its letters, with strokes as wide. */
function isLetter({ left, right, top, bottom, run, count }: Glyph, { letters, strokes }: LineStrip): boolean {
  const height = letters.bottom - letters.top + 1;
  const [w, h] = [right - left + 1, bottom - top + 1];
  if (top === 0 || bottom === strokes.height - 1 || h < LOWEST * height || w > WIDEST * height || count < 0.1 * w * h) return false;
  if (
    top < letters.highest - OFF * height ||
    bottom > letters.lowest + OFF * height ||
    Math.abs(bottom - letters.bottom) > (bottom > letters.bottom ? 0.5 : OFF) * height
  )
    return false;
  return run >= RUNS[0] * letters.run && run <= RUNS[1] * letters.run;
}

/** The line without a bullet, dash or rule at its end; null where there is none. */
function withoutMarks({ glyphs, letters, strokes, from, to }: LineStrip, side: Ending['side']): Ending | null {
  const ordered = side === 'right' ? [...glyphs].reverse() : glyphs;
  const height = letters.bottom - letters.top + 1;
  const isMark = ({ top, bottom }: Glyph) => {
    const middle = ((top + bottom) / 2 - letters.top) / height;
    return bottom - top + 1 < MARK * height && middle > 0.2 && middle < 0.8;
  };
  const kept = ordered.findIndex((glyph) => !isMark(glyph));
  if (kept < 1) return null;
  const [mark, letter] = [ordered[kept - 1], ordered[kept]];
  const gap = side === 'right' ? mark.left - letter.right - 1 : letter.left - mark.right - 1;
  if (gap < MARK_GAP * height) return null;
  // The plainest part of a letter that fades may look like a mark.
  const [low, high] = side === 'right' ? [letter.right + 2, to] : [from, letter.left - 1];
  if (!glyphsOf(strokes, low, high, FADED * letters.strength).every(isMark)) return null;
  const margin = Math.min(MARGIN, gap >> 1);
  const end = side === 'right' ? Math.min(to, letter.right + 1 + margin) : Math.max(from, letter.left - margin);
  return { side, kind: 'shorter', end, room: 0, faint: [] };
}
