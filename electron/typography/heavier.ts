import { emboldenPath } from './embolden.ts';
import type { FontLibrary, LoadedFont } from './fonts.ts';
import type { PathCommand } from './outline.ts';

/** Outlines are moved outwards by at most this share of the capitals' height: beyond it letters lose their shape. */
export const MOST_EMBOLDENED = 0.04;

const heavier = new WeakMap<LoadedFont, Map<number, LoadedFont>>();

/**
 * The same fonts with heavier letters: as high as before, their strokes thicker and their advances wider by twice the share. Pixel faces stay as they are.
 * @param share of the capitals' height by which outlines move outwards, 0 to `most`
 */
export function heavierFonts(fonts: FontLibrary, share = 0, most = MOST_EMBOLDENED): FontLibrary {
  const by = Math.min(most, share);
  return by > 0 ? { ...fonts, get: (id) => heavierFont(fonts.get(id), by) } : fonts;
}

function heavierFont(font: LoadedFont, share: number): LoadedFont {
  if (font.info.kind === 'pixel') return font;
  const known = heavier.get(font) ?? new Map<number, LoadedFont>();
  heavier.set(font, known);
  const made = known.get(share) ?? makeHeavier(font, share);
  known.set(share, made);
  return made;
}

function makeHeavier(font: LoadedFont, share: number): LoadedFont {
  const by = share * font.capHeight;
  // Capitals keep their height, and so does the size that follows from it.
  const squeeze = font.capHeight / (font.capHeight + 2 * by);
  const up = (y: number) => (y + by) * squeeze;
  const outlines = new Map<number, readonly PathCommand[]>();
  const own: Pick<LoadedFont, 'outline' | 'extents' | 'grown'> = {
    grown: by,
    outline(glyph) {
      const known = outlines.get(glyph);
      if (known) return known;
      const path = emboldenPath(font.outline(glyph), by).map(({ type, values }) => ({
        type,
        values: values.map((value, i) => (i % 2 === 0 ? value : up(value))),
      }));
      outlines.set(glyph, path);
      return path;
    },
    extents(glyph) {
      const box = font.extents(glyph);
      return box && { left: box.left - by, right: box.right + by, top: up(box.top + by), bottom: up(box.bottom - by) };
    },
  };
  return Object.assign(Object.create(font) as LoadedFont, own);
}
