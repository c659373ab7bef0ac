import { rasteriseOutlines } from '../coverage.ts';
import { signedDistance } from '../distance.ts';
import type { FontLibrary, LoadedFont } from '../fonts.ts';
import { mapPath, pathData } from '../outline.ts';
import { cleanText, shapeLine } from '../shaping.ts';

/** Faces are drawn with capitals of this height, px: about as large as letters in a strip. */
const CAPITALS = 40;
const MOST_REMEMBERED = 24;
/** Shares of the ink, from the edge inwards, that are counted: where strokes meet they seem thicker. */
const COUNTED = 0.9;

/**
 * Usual width of strokes, px. The way from a stroke's pixels to its edge is spread evenly up to half of its width, so that its mean square by its mean is a
 * third of the width; specks beside the letters, which have hardly any way, count for little.
 * @param mask 1 = ink
 */
export function strokeWidth(mask: Uint8Array, width: number, box: { left: number; top: number; right: number; bottom: number }): number {
  const [across, down] = [box.right - box.left + 2, box.bottom - box.top + 2];
  const outside = new Uint8Array(across * down).fill(255);
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) if (mask[y * width + x]) outside[(y - box.top + 1) * across + x - box.left + 1] = 0;
  }
  const depths = signedDistance(outside, across, down, 'outside').filter((depth) => depth > 0);
  if (depths.length === 0) return 0;
  depths.sort();
  const counted = Math.max(1, Math.floor(depths.length * COUNTED));
  let [sum, squares] = [0, 0];
  // Distances are to the middle of the next pixel outside, and edges lie half a pixel before it.
  for (let i = 0; i < counted; i++) {
    sum += depths[i] - 0.5;
    squares += (depths[i] - 0.5) ** 2;
  }
  return (3 * squares) / sum;
}

const measured = new WeakMap<LoadedFont, Map<string, number | null>>();

/** Usual width of a face's strokes in a string, as a share of its capitals' height; null where it cannot be set in it. */
export function faceStroke(fonts: FontLibrary, font: string, text: string): number | null {
  const face = fonts.get(font);
  const known = measured.get(face) ?? new Map<string, number | null>();
  measured.set(face, known);
  const clean = cleanText(text).replaceAll('\n', ' ');
  const old = known.get(clean);
  if (old !== undefined) return old;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const stroke = measureFace(fonts, face, clean);
  known.set(clean, stroke);
  return stroke;
}

function measureFace(fonts: FontLibrary, face: LoadedFont, text: string): number | null {
  if (fonts.missing(face.info.id, text).length > 0) return null;
  const { ink, glyphs } = shapeLine(fonts, text, face.info.id);
  if (ink.right <= ink.left) return null;
  const size = CAPITALS / face.capHeight;
  const width = Math.ceil((ink.right - ink.left) * size) + 2;
  const height = Math.ceil((ink.top - ink.bottom) * size) + 2;
  const path = glyphs.flatMap(({ font, glyph, x, y }) =>
    mapPath(font.outline(glyph), (px, py) => [1 + (x + px - ink.left) * size, 1 + (ink.top - y - py) * size]),
  );
  const mask = rasteriseOutlines(pathData(path), { x: 0, y: 0, width, height }).map((value) => (value > 127 ? 1 : 0));
  return strokeWidth(mask, width, { left: 0, top: 0, right: width, bottom: height }) / CAPITALS;
}
