import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import bidiFactory, { type Bidi } from 'bidi-js';
import { Blob, Face, Font } from 'harfbuzzjs';
import { AppError } from '../../shared/errors.ts';
import { BUNDLED_FONTS, fallbackOrder } from './font-table.ts';
import type { PathCommand } from './outline.ts';
import type { BundledFont } from './ports.ts';

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
}

/** The bundled fonts. Files are opened on first use and stay open until `dispose`. */
export interface FontLibrary {
  list(): readonly BundledFont[];
  /** @throws AppError not-found (unknown id, file missing) | corrupt-font */
  get(id: string): LoadedFont;
  /** Characters of `text` that this font has no glyph for, each once, in order. Control and joining characters never count. */
  missing(id: string, text: string): string[];
  /** The first font, the given one included, that has all of `text`; null when none has. */
  fontFor(text: string, preferred: string): string | null;
  /** Characters that no bundled font has, each once. */
  unsupported(text: string): string[];
  /** The Unicode bidi algorithm; its tables take some 10 ms, so they are built once, on first use. */
  bidi(): Bidi;
  dispose(): void;
}

// Joiners, direction marks, variation selectors and spaces are handled by the shaper, whatever the font.
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zs}]/u;

/** @param folder where the TTF files of the font table lie */
export function createFontLibrary(folder: string): FontLibrary {
  const open = new Map<string, LoadedFont>();
  let bidi: Bidi | null = null;

  function get(id: string): LoadedFont {
    const known = open.get(id);
    if (known) return known;
    const info = BUNDLED_FONTS.find((font) => font.id === id);
    if (!info) {
      throw new AppError('not-found', `There is no bundled font “${id}”; there are ${BUNDLED_FONTS.map((font) => font.id).join(', ')}.`, { details: { id } });
    }
    const loaded = loadFont(join(folder, info.file), info);
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
    list: () => BUNDLED_FONTS,
    get,
    missing,
    fontFor,
    unsupported: (text) => [...new Set(text.normalize('NFC'))].filter((character) => fontFor(character, 'inter') === null),
    bidi() {
      bidi ??= bidiFactory();
      return bidi;
    },
    // HarfBuzz frees its memory when the handles are collected.
    dispose: () => open.clear(),
  };
}

function loadFont(path: string, info: BundledFont): LoadedFont {
  const handle = openHandle(path, info);
  const unitsPerEm = handle.face.upem;
  const outlines = new Map<number, readonly PathCommand[]>();
  const capital = handle.nominalGlyph(0x48) ?? 0;
  return {
    info,
    handle,
    unitsPerEm,
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
