import { Direction, Feature, Buffer as ShapingBuffer, shape } from 'harfbuzzjs';
import { AppError } from '../../shared/errors.ts';
import { fallbackOrder } from './font-table.ts';
import type { FontLibrary, LoadedFont } from './fonts.ts';

/** A glyph on its line. Lengths are shares of the font size, x from the line's start, y up from the baseline. */
export interface ShapedGlyph {
  font: LoadedFont;
  glyph: number;
  x: number;
  y: number;
  /** Width of the whole cluster (a letter with its marks); 0 for a mark, which stays with the letter before it. */
  advance: number;
}

export interface ShapedLine {
  text: string;
  /** In the order in which they stand, from left to right. */
  glyphs: ShapedGlyph[];
  advance: number;
  /** Bounds of the ink. All 0 when the line is blank. */
  ink: { left: number; right: number; top: number; bottom: number };
  isRightToLeft: boolean;
  /** True when letters are connected (Arabic, a script face): no tracking, bent instead of turned. */
  isJoined: boolean;
}

export interface ShapeOptions {
  /** Ligatures off, for tracked lettering. */
  isTracked?: boolean;
}

const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Arabic}/u, 'Arab'],
  [/\p{Script=Hebrew}/u, 'Hebr'],
  [/\p{Script=Cyrillic}/u, 'Cyrl'],
  [/\p{Script=Greek}/u, 'Grek'],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Jpan'],
  [/\p{Script=Latin}/u, 'Latn'],
];

/** NFC, without control characters; runs of spaces become one, line breaks stay. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** True for letters that are written connected whatever the font. */
function isConnectedScript(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}

/**
 * Shapes one line: Unicode bidi order, font fallback by word, kerning, ligatures, contextual forms.
 * @param text one line, cleaned
 * @throws AppError missing-glyph naming the characters that no bundled font has
 */
export function shapeLine(fonts: FontLibrary, text: string, fontId: string, options: ShapeOptions = {}): ShapedLine {
  const { levels, isRightToLeft } = directionsOf(fonts, text);
  const runs = splitRuns(text, levels, assignFonts(fonts, text, fontId));
  const ordered = orderRuns(runs);
  const glyphs: ShapedGlyph[] = [];
  let pen = 0;
  for (const run of ordered) pen = shapeRun(text, run, fonts.get(run.font), pen, glyphs, options);
  return {
    text,
    glyphs,
    advance: pen,
    ink: inkOf(glyphs),
    isRightToLeft,
    isJoined: isConnectedScript(text) || fonts.get(fontId).info.kind === 'script',
  };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Bidi levels of every UTF-16 unit (UAX #9). Most lines have nothing that runs to the left and need no tables. */
function directionsOf(fonts: FontLibrary, text: string): { levels: Uint8Array; isRightToLeft: boolean } {
  if (!RIGHT_TO_LEFT.test(text)) return { levels: new Uint8Array(text.length), isRightToLeft: false };
  const { levels, paragraphs } = fonts.bidi().getEmbeddingLevels(text, 'auto');
  return { levels, isRightToLeft: ((paragraphs[0]?.level ?? 0) & 1) === 1 };
}

interface Run {
  start: number;
  end: number;
  font: string;
  level: number;
  script: string;
}

/** A font id for every UTF-16 unit: a word is set in one font where one has all of it, so no odd letter stands out. */
function assignFonts(fonts: FontLibrary, text: string, fontId: string): string[] {
  const order = [fontId, ...fallbackOrder(fonts.get(fontId).info.kind)];
  const assigned: string[] = [];
  for (const word of text.split(/(?<= )/u)) {
    const forWord = order.find((id) => fonts.missing(id, word).length === 0);
    if (forWord) {
      for (let i = 0; i < word.length; i++) assigned.push(forWord);
      continue;
    }
    for (const { 0: cluster } of word.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
      const id = order.find((candidate) => fonts.missing(candidate, cluster).length === 0);
      if (!id) throw missingGlyphs(fonts, text, cluster);
      for (let i = 0; i < cluster.length; i++) assigned.push(id);
    }
  }
  return assigned;
}

function missingGlyphs(fonts: FontLibrary, text: string, cluster: string): AppError {
  const alone = fonts.unsupported(text);
  // A letter and a mark may each be there, yet in no font together.
  const characters = alone.length > 0 ? alone : [...cluster];
  const names = characters.map((character) => `“${character}” (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`);
  const list = names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
  const able = fonts.fontsWith(characters.join(''));
  const families = able.slice(0, 4).map((id) => fonts.get(id).info.family);
  const hint = families.length > 0 ? ` ${families.join(', ')} ${families.length === 1 ? 'has' : 'have'} them.` : '';
  return new AppError('missing-glyph', `No font can letter ${list}.${hint}`, { details: { characters, fonts: able } });
}

/** Cuts the line wherever direction, font or script changes; neutral characters join what stands before them. */
function splitRuns(text: string, levels: Uint8Array, assigned: string[]): Run[] {
  const runs: Run[] = [];
  let offset = 0;
  for (const character of text) {
    const script = SCRIPTS.find(([pattern]) => pattern.test(character))?.[1] ?? '';
    const last = runs.at(-1);
    if (last && last.level === levels[offset] && last.font === assigned[offset] && (script === '' || last.script === '' || script === last.script)) {
      last.end = offset + character.length;
      last.script ||= script;
    } else {
      runs.push({ start: offset, end: offset + character.length, font: assigned[offset], level: levels[offset], script });
    }
    offset += character.length;
  }
  return runs;
}

/** Rule L2 of UAX #9 on whole runs: from the highest level down, neighbours at or above it are reversed. */
function orderRuns(runs: Run[]): Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...ordered.map((run) => run.level));
  for (let level = highest; level > 0; level--) {
    let start = 0;
    while (start < ordered.length) {
      let end = start;
      while (end < ordered.length && ordered[end].level >= level) end++;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return ordered;
}

function shapeRun(text: string, run: Run, font: LoadedFont, pen: number, glyphs: ShapedGlyph[], { isTracked }: ShapeOptions): number {
  const buffer = new ShapingBuffer();
  // The whole line is handed over so that letters at a run's ends take the right contextual form.
  buffer.addText(text, run.start, run.end - run.start);
  if (run.script !== '' && run.script !== 'Jpan') buffer.setScript(run.script);
  buffer.setDirection(run.level & 1 ? Direction.RTL : Direction.LTR);
  buffer.guessSegmentProperties();
  const features = [new Feature('kern', 1), new Feature('liga', isTracked ? 0 : 1), new Feature('clig', isTracked ? 0 : 1)];
  shape(font.handle, buffer, features);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  // Heavier letters stand as far apart as they did; joined ones run over each other.
  const grown = isConnectedScript(text) || font.info.kind === 'script' ? 0 : (font.grown ?? 0);
  const marks = run.level & 1 ? grown : -grown;
  for (let i = 0; i < infos.length; i++) {
    const { xAdvance, xOffset, yOffset } = positions[i];
    const advance = xAdvance / font.unitsPerEm + (xAdvance > 0 ? 2 * grown : 0);
    glyphs.push({
      font,
      glyph: infos[i].codepoint,
      x: pen + xOffset / font.unitsPerEm + (xAdvance > 0 ? grown : marks),
      y: yOffset / font.unitsPerEm,
      advance,
    });
    pen += advance;
  }
  return pen;
}

/** Bounds of the glyphs as they stand; all 0 when nothing has ink. */
function inkOf(glyphs: readonly ShapedGlyph[]): ShapedLine['ink'] {
  const ink = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  for (const { font, glyph, x, y } of glyphs) {
    const box = font.extents(glyph);
    if (!box) continue;
    ink.left = Math.min(ink.left, x + box.left);
    ink.right = Math.max(ink.right, x + box.right);
    ink.top = Math.max(ink.top, y + box.top);
    ink.bottom = Math.min(ink.bottom, y + box.bottom);
  }
  return ink.left === Infinity ? { left: 0, right: 0, top: 0, bottom: 0 } : ink;
}
