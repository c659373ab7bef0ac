import type { FontLibrary } from './fonts.ts';
import { balanceLines, breakOpportunities } from './line-breaks.ts';
import { gapsOf } from './old-size.ts';
import { type ShapedLine, shapeLine } from './shaping.ts';

/** Smallest height of a capital that still reads, in px. */
export const MIN_CAP_HEIGHT = 9;
const MAX_LINES = 8;

/** Lines that are set together; lengths are shares of the font size, y down from the first baseline. */
export interface TextBlock {
  lines: ShapedLine[];
  /** From baseline to baseline. */
  pitch: number;
  /** Widest line's ink. */
  width: number;
  /** Ink of all lines; top is negative. */
  top: number;
  bottom: number;
  /** Where the eye sees the middle: between the capitals' band and the ink's middle. */
  centre: number;
  /** Middle of the capitals' band alone. */
  capCentre: number;
}

export interface FittedBlock {
  block: TextBlock;
  /** Font size in px. */
  size: number;
}

export interface FitRequest {
  fonts: FontLibrary;
  font: string;
  /** Room for the ink, in px. */
  width: number;
  height: number;
  /** What effects add on every side, as a share of the font size. */
  grow: number;
  /** Room between letters beyond the face's, as a share of the font size, and how much wider than drawn letters are; left out = 0 and 1. */
  spacing?: { tracking: number; stretch: number };
}

/** Letters that stand this far apart are set without ligatures, as a share of the font size. */
export const TRACKED = 0.02;

/**
 * The setting of `text` that reads largest in a box: on one line, or on several where that gains enough.
 * @param text cleaned; line breaks in it are kept
 */
export function fitBlock(text: string, request: FitRequest): FittedBlock {
  const paragraphs = text.split('\n').map(breakOpportunities);
  const partCount = paragraphs.reduce((sum, parts) => sum + parts.length, 0);
  const known = new Map<string, number>();
  const widthOf = (part: string) => {
    const width = known.get(part) ?? shapeLine(request.fonts, part, request.font).advance;
    known.set(part, width);
    return width;
  };
  const widths = paragraphs.map((parts) => parts.map(widthOf));
  let best: FittedBlock | null = null;
  let bestScore = 0;
  for (let count = paragraphs.length; count <= Math.max(paragraphs.length, Math.min(MAX_LINES, partCount)); count++) {
    const isTracked = (request.spacing?.tracking ?? 0) > TRACKED;
    const lines = setLines(paragraphs, widths, count).map((line) => shapeLine(request.fonts, line, request.font, { isTracked }));
    const block = stackLines(lines, request.grow);
    const size = sizeFor(block, request);
    // A further line must make the lettering visibly larger to be worth the break.
    const score = size / (1 + 0.1 * (count - paragraphs.length));
    if (score > bestScore) [best, bestScore] = [{ block, size }, score];
    // Beyond this, more lines can only be lower.
    else if (best && size < best.size * 0.7) break;
  }
  return best ?? { block: stackLines([], request.grow), size: 0 };
}

function setLines(paragraphs: string[][], widths: number[][], count: number): string[] {
  const lineCounts = paragraphs.map(() => 1);
  for (let extra = count - paragraphs.length; extra > 0; extra--) {
    const load = lineCounts.map((lines, i) => (lines < paragraphs[i].length ? widths[i].reduce((sum, width) => sum + width, 0) / lines : -1));
    lineCounts[load.indexOf(Math.max(...load))]++;
  }
  return paragraphs.flatMap((parts, i) => {
    const ends = balanceLines(widths[i], Math.min(lineCounts[i], parts.length));
    return ends.map((end, line) =>
      parts
        .slice(line === 0 ? 0 : ends[line - 1], end)
        .join('')
        .trim(),
    );
  });
}

/** Stacks shaped lines as tightly as their ink allows. */
export function stackLines(lines: ShapedLine[], grow: number): TextBlock {
  const rise = Math.max(0, ...lines.slice(1).map((line) => line.ink.top));
  const drop = Math.max(0, ...lines.slice(0, -1).map((line) => -line.ink.bottom));
  const capHeight = lines[0]?.glyphs[0]?.font.capHeight ?? 0.7;
  const pitch = rise + drop + 0.3 * capHeight + 1.2 * grow;
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return { lines, pitch, width: 0, top: 0, bottom: 0, centre: 0, capCentre: 0 };
  const top = -first.ink.top;
  const bottom = (lines.length - 1) * pitch - last.ink.bottom;
  const inkCentre = (top + bottom) / 2;
  const bandCentre = (-bandOf(first).top + (lines.length - 1) * pitch - bandOf(last).bottom) / 2;
  const width = Math.max(...lines.map((line) => line.ink.right - line.ink.left));
  const capCentre = ((lines.length - 1) * pitch - capHeight) / 2;
  return { lines, pitch, width, top, bottom, centre: 0.7 * bandCentre + 0.3 * inkCentre, capCentre };
}

/** The band in which the eye takes a line to stand: baseline to capitals, without descenders and accents. y up. */
function bandOf({ ink, text, glyphs }: ShapedLine): { top: number; bottom: number } {
  if (!/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{N}]/u.test(text) || ink.top < 0.3) return ink;
  const capHeight = glyphs[0]?.font.capHeight ?? ink.top;
  return { top: Math.min(ink.top, capHeight), bottom: 0 };
}

function sizeFor(block: TextBlock, { width, height, grow, spacing }: FitRequest): number {
  if (block.width <= 0) return 0;
  const reach = Math.max(block.centre - block.top, block.bottom - block.centre);
  const ink = spacing ? Math.max(...block.lines.map((line) => spacedWidth(line, spacing))) : block.width;
  return Math.min(width / (ink + 2 * grow), height / (2 * (reach + grow)));
}

/** Width of a line's ink as a share of the font size when its letters stand apart or are stretched. */
function spacedWidth(line: ShapedLine, { tracking, stretch }: NonNullable<FitRequest['spacing']>): number {
  return (line.ink.right - line.ink.left + tracking * gapsOf(line)) * stretch;
}

/** The first `count` characters, cut at the last space where there is one. */
function cutText(text: string, count: number): string {
  const cut = [...text].slice(0, count).join('');
  return cut.trim();
}

/** How many characters of `text` fit, by bisection over `fits`; 0 when not even one does. */
export function countFitting(text: string, fits: (part: string) => boolean): number {
  let [low, high] = [0, [...text].length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const part = cutText(text, middle);
    if (part === '' || fits(part)) low = middle;
    else high = middle - 1;
  }
  return low;
}
