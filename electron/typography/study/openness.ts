import { rasteriseOutlines } from '../coverage.ts';
import { runsOf } from '../erase/runs.ts';
import type { FontLibrary, LoadedFont } from '../fonts.ts';
import { heavierFonts, MOST_EMBOLDENED } from '../heavier.ts';
import { mapPath, pathData } from '../outline.ts';

/** Letters whose counters and openings close first. */
const TELLING = 'aegRB';
/** Drawn with capitals of this height, px, each in a square of its own. */
const CAPITALS = 48;
const SQUARE = 84;
/** What is left of an opening must be seen: letters are judged this much heavier than they are set. */
const MARGIN = 1.15;
const STEPS = 8;
/** Counters keep this share of themselves. */
const LEAST_LEFT = 0.2;
/** Fewer pixels are no counter. */
const SPECK = 4;

const known = new WeakMap<LoadedFont, number>();

/** How far a face's outlines may be moved outwards before its letters close, as a share of the capitals' height, 0 to MOST_EMBOLDENED. */
export function mostEmboldened(fonts: FontLibrary, font: string): number {
  const face = fonts.get(font);
  const old = known.get(face);
  if (old !== undefined) return old;
  const most = fonts.missing(font, TELLING).length === 0 ? mostOpen(fonts, font) : MOST_EMBOLDENED / 2;
  known.set(face, most);
  return most;
}

function mostOpen(fonts: FontLibrary, font: string): number {
  const drawn = enclosedIn(fonts, font);
  let [open, closed] = [0, STEPS + 1];
  while (closed - open > 1) {
    const step = (open + closed) >> 1;
    const share = (MOST_EMBOLDENED * step) / STEPS;
    if (isAsOpen(drawn, enclosedIn(heavierFonts(fonts, share * MARGIN, MOST_EMBOLDENED * MARGIN), font))) open = step;
    else closed = step;
  }
  return (MOST_EMBOLDENED * open) / STEPS;
}

/** White places that letters enclose: the number of each in its pixels, 0 elsewhere, and their sizes. */
interface Enclosed {
  labels: Uint16Array;
  sizes: number[];
}

/** Every counter is still there, and no opening became one. */
function isAsOpen(drawn: Enclosed, heavy: Enclosed): boolean {
  const [left, overlapping] = [new Uint32Array(drawn.sizes.length), new Uint8Array(heavy.sizes.length)];
  for (let i = 0; i < drawn.labels.length; i++) {
    if (drawn.labels[i] === 0 || heavy.labels[i] === 0) continue;
    left[drawn.labels[i]]++;
    overlapping[heavy.labels[i]] = 1;
  }
  return drawn.sizes.every((size, n) => size < SPECK || left[n] >= LEAST_LEFT * size) && heavy.sizes.every((size, n) => size < SPECK || overlapping[n] === 1);
}

function enclosedIn(fonts: FontLibrary, font: string): Enclosed {
  const face = fonts.get(font);
  const size = CAPITALS / face.capHeight;
  const path = [...TELLING].flatMap((letter, k) =>
    mapPath(face.outline(face.handle.nominalGlyph(letter.codePointAt(0)!)!), (x, y) => [SQUARE * k + SQUARE * 0.1 + x * size, SQUARE * 0.7 - y * size]),
  );
  const width = SQUARE * TELLING.length;
  const white = rasteriseOutlines(pathData(path), { x: 0, y: 0, width, height: SQUARE }).map((value) => (value < 128 ? 1 : 0));
  const { count, from, to, piece, pieces } = runsOf(white, width);
  const labels = new Uint16Array(white.length);
  const sizes = new Array<number>(pieces).fill(0);
  // The first piece is all that lies around the letters.
  for (let run = 0; run < count; run++) {
    if (piece[run] === 0) continue;
    labels.fill(piece[run], from[run], to[run]);
    sizes[piece[run]] += to[run] - from[run];
  }
  return { labels, sizes };
}
