import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import bidiFactory, { type Bidi } from 'bidi-js';
import { Blob, Face, Font } from 'harfbuzzjs';
import { AppError } from '../../shared/errors.ts';
import { BUNDLED_FONTS, fallbackOrder } from './font-table.ts';
import { type PathCommand, pathBounds } from './outline.ts';
import type { BundledFont } from './ports.ts';
import { BIT_ROWS, shapeBits, warpedOverlap } from './shape-bits.ts';
import { listTeamFonts, readTeamFile, type TeamFont } from './team-fonts.ts';

/** A font that is open: HarfBuzz's handle and what layout needs of it. Lengths are shares of the em, y up. */
export interface LoadedFont {
  readonly info: BundledFont;
  readonly handle: Font;
  readonly unitsPerEm: number;
  /** Height of a flat capital ("H"). */
  readonly capHeight: number;
  has(codePoint: number): boolean;
  /** A glyph's outline, origin on the baseline, y up; cached. */
  outline(glyph: number): readonly PathCommand[];
  /** The outline's bounds; null for blank glyphs. */
  extents(glyph: number): { left: number; right: number; top: number; bottom: number } | null;
  /** How far its outlines were moved outwards to make it heavier; left out = as it was drawn. */
  readonly grown?: number;
  /** True when its small letters are capitals: case cannot be seen. */
  readonly isUnicase: boolean;
}

/** The bundled fonts and the team's own. Files are opened on first use and stay open until `dispose`. */
export interface FontLibrary {
  list(): readonly BundledFont[];
  /** @throws AppError not-found (unknown id, file missing) | corrupt-font */
  get(id: string): LoadedFont;
  /** Characters of `text` that this font has no glyph for, each once, in order. Control and joining characters never count. */
  missing(id: string, text: string): string[];
  /** The first font, the given one included, that has all of `text`; null when none has. */
  fontFor(text: string, preferred: string): string | null;
  /** Ids of all fonts that have all of `text`, in the order of the list. */
  fontsWith(text: string): string[];
  /** Characters that no font has, each once. */
  unsupported(text: string): string[];
  /** The Unicode bidi algorithm; its tables take some 10 ms, so they are built once, on first use. */
  bidi(): Bidi;
  dispose(): void;
}

// Joiners, direction marks, variation selectors and spaces are handled by the shaper, whatever the font.
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zs}]/u;

/**
 * @param folder where the TTF files of the font table lie
 * @param teamFolder where the team's own fonts lie; looked at again whenever its content changes. It need not exist.
 */
export function createFontLibrary(folder: string, teamFolder?: string): FontLibrary {
  const open = new Map<string, LoadedFont>();
  const team = teamFolder === undefined ? null : watchTeam(teamFolder, (ids) => ids.forEach((id) => void open.delete(id)));
  let bidi: Bidi | null = null;

  const list = () => (team ? [...BUNDLED_FONTS, ...team()] : BUNDLED_FONTS);

  function get(id: string): LoadedFont {
    const info = BUNDLED_FONTS.find((font) => font.id === id) ?? team?.().find((font) => font.id === id);
    if (!info) {
      const ids = list().map((font) => font.id);
      throw new AppError('not-found', `There is no font “${id}”; there are ${ids.join(', ')}.`, { details: { id } });
    }
    const known = open.get(id);
    if (known) return known;
    const loaded = loadFont(info.isAdded ? openTeamHandle(teamFolder!, info) : openHandle(join(folder, info.file), info), info);
    open.set(id, loaded);
    return loaded;
  }

  function missing(id: string, text: string): string[] {
    const font = get(id);
    return [...new Set(text.normalize('NFC'))].filter((character) => !INVISIBLE.test(character) && !font.has(character.codePointAt(0)!));
  }

  function fontFor(text: string, preferred: string): string | null {
    const order = [preferred, ...fallbackOrder(get(preferred).info.kind)];
    return order.find((id) => missing(id, text).length === 0) ?? null;
  }

  return {
    list,
    get,
    missing,
    fontFor,
    fontsWith: (text) =>
      list()
        .map(({ id }) => id)
        .filter((id) => missing(id, text).length === 0),
    unsupported: (text) => [...new Set(text.normalize('NFC'))].filter((character) => fontFor(character, 'inter') === null),
    bidi() {
      bidi ??= bidiFactory();
      return bidi;
    },
    // HarfBuzz frees its memory when the handles are collected.
    dispose: () => open.clear(),
  };
}

/** The list of the team's fonts, read anew when files came, went or changed; `onGone` is told which ids may have other bytes now. */
function watchTeam(folder: string, onGone: (ids: string[]) => void): () => readonly TeamFont[] {
  let stamp = '';
  let fonts: readonly TeamFont[] = [];
  return () => {
    const now = stampOf(folder);
    if (now === stamp) return fonts;
    onGone(fonts.map(({ id }) => id));
    stamp = now;
    fonts = now === '' ? [] : listTeamFonts(folder);
    return fonts;
  };
}

/** Changes when a file is added, removed or replaced; '' without a folder. */
function stampOf(folder: string): string {
  const stats = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return stats ? `${stats.ino} ${stats.mtimeNs}` : '';
}

function loadFont(handle: Font, info: BundledFont): LoadedFont {
  const unitsPerEm = handle.face.upem;
  const outlines = new Map<number, readonly PathCommand[]>();
  let isUnicase: boolean | null = null;
  const capital = handle.nominalGlyph(0x48) ?? 0;
  return {
    info,
    handle,
    unitsPerEm,
    get isUnicase() {
      isUnicase ??= hasOnlyCapitals(handle);
      return isUnicase;
    },
    capHeight: Math.abs(handle.glyphExtents(capital)?.height ?? 0.7 * unitsPerEm) / unitsPerEm,
    has: (codePoint) => Boolean(handle.nominalGlyph(codePoint)),
    outline(glyph) {
      let commands = outlines.get(glyph);
      if (!commands) {
        commands = handle.glyphToJson(glyph).map(({ type, values }) => ({ type, values: values.map((value) => value / unitsPerEm) }) as PathCommand);
        outlines.set(glyph, commands);
      }
      return commands;
    },
    extents(glyph) {
      const box = handle.glyphExtents(glyph);
      if (!box || box.width === 0 || box.height === 0) return null;
      const left = box.xBearing / unitsPerEm;
      const top = box.yBearing / unitsPerEm;
      return { left, right: left + box.width / unitsPerEm, top, bottom: top + box.height / unitsPerEm };
    },
  };
}

/** Letters whose small form differs from the capital in every face that has small letters at all. */
const TELLING = 'agr';
const SAME_SHAPE = 0.85;

/** Small letters are drawn like capitals, be it smaller. */
function hasOnlyCapitals(handle: Font): boolean {
  const shapeOf = (character: string) => {
    const glyph = handle.nominalGlyph(character.codePointAt(0)!);
    const path = (glyph ? handle.glyphToJson(glyph) : []) as PathCommand[];
    const bounds = pathBounds(path);
    return bounds && shapeBits(path, bounds, BIT_ROWS);
  };
  const pairs = [...TELLING].map((small) => [shapeOf(small), shapeOf(small.toUpperCase())]).filter(([small, capital]) => small && capital);
  return pairs.length > 0 && pairs.every(([small, capital]) => warpedOverlap(small!, capital!, 2) > SAME_SHAPE);
}

function openTeamHandle(folder: string, info: BundledFont): Font {
  return new Font(new Face(new Blob(readTeamFile(folder, info.file))));
}

function openHandle(path: string, info: BundledFont): Font {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new AppError('not-found', `The file of the font ${info.family} is missing: ${path}.`, { cause, details: { path } });
  }
  const face = new Face(new Blob(bytes));
  if (face.collectUnicodes().length === 0) {
    throw new AppError('corrupt-font', `The font file ${path} is damaged: it has no readable characters.`, { details: { path } });
  }
  return new Font(face);
}
