import type { TextRegion } from '../ports.ts';
import { quadSize } from '../read/outline.ts';
import { type StripMap, sampleStrip } from '../read/rectify.ts';
import { mapOf } from '../read/region-ends.ts';
import { type Strokes, strokesOf } from '../read/strokes.ts';
import type { Cut } from './cut.ts';
import { dilate } from './hole.ts';

/** A line is looked at level and between these heights, px: finer is seen no better, and coarser has no strokes. */
const ROWS = [24, 48] as const;
const LONGEST = 2400;
/** Looked at beyond each end, above and below, as shares of the region's height. */
const REACH = 0.6;
const RIM = 0.25;
/** Thicker strokes are no strokes, as a share of the region's height. */
const THICKEST = 0.36;
/** A line's plain letters stand out this much, as a share of its strongest ink (what TOP_SHARE of its pixels exceed). */
const PLAIN = 0.42;
const TOP_SHARE = 0.04;
/** Fainter ones are looked for at these shares, at least LEAST (0–441). */
const FAINT = [0.6, PLAIN, 0.3, 0.2, 0.14, 0.1, 0.07] as const;
const LEAST = 12;
/** Plain letters are at least this high, as a share of the region's height. */
const LEAST_HEIGHT = 0.3;
/** Fewer of them do not say between which rows the line stands. */
const LEAST_LETTERS = 2;
/** Letters end this close to the rows between which the plain ones stand, and are this high at least, as shares of the plain ones' height. */
const OVER = 0.1;
const ALIKE = 0.62;
/** Where more than this of what is beside the line stands out as much, it says nothing about letters. */
const MOST_BESIDE = 0.05;
/** Letters cover this much of their box. */
const COVER = [0.1, 0.9] as const;
/** A letter of which more than this share is farther than NEAR (a share of the height) from what is found already is missed in part. */
const MISSED = 0.06;
const NEAR = 0.035;
/** What is fainter than this share of the strongest ink must be found in part, or it may be anything. */
const LONE = 0.3;
const LEAST_FOUND = 0.15;

interface Piece {
  left: number;
  right: number;
  top: number;
  bottom: number;
  pixels: Int32Array;
}

/**
 * Adds letters, or parts of them, that colours do not tell from the ground: they fade, light falls across them, or what is beside them has their
 * colour. Their strokes stand out from what is next to them all the same, and end at the rows where the line's plain letters end, which a
 * texture's, a frame's or a star's do not.
 * @param region in the cut's px
 * @param found mask of the cut's size: 1 = letters that are known
 * @param ignored mask of the cut's size: 1 = says nothing about the ground, other lettering mostly
 * @returns `found` with what was missed; the same where the line has no plain letters
 */
export function addFaint(cut: Cut, region: Pick<TextRegion, 'quad' | 'arc'>, found: Uint8Array, ignored: Uint8Array): Uint8Array {
  const line = level(cut, region);
  const rows = line && rowsOf(line);
  if (!line || !rows) return found;
  const beside = besideLine(line, ignored, cut.width, rows);
  const near = Math.max(2, Math.round(NEAR * line.size));
  const stamps: Stamps = { marks: new Uint8Array(found.length), places: new Int32Array(found.length) };
  let all = found;
  let reached = dilate(all, cut.width, cut.height, near);
  for (const share of FAINT) {
    const limit = Math.max(LEAST, share * rows.strongest);
    if (beside.filter((i) => line.strokes.data[i] > limit).length > MOST_BESIDE * beside.length) break;
    const more: Int32Array[] = [];
    for (const piece of piecesOf(line.strokes, limit)) {
      if (!isLetter(piece, line, rows)) continue;
      const places = placesOf(piece.pixels, cut, line, stamps);
      const [missed, known] = [places.length - countIn(reached, places), countIn(all, places)];
      if (missed > MISSED * places.length && (share >= LONE || known >= LEAST_FOUND * places.length)) more.push(places.slice());
    }
    if (more.length === 0) continue;
    all = all.slice();
    for (const places of more) for (let n = 0; n < places.length; n++) all[places[n]] = 1;
    reached = dilate(all, cut.width, cut.height, near);
  }
  return all;
}

function countIn(mask: Uint8Array, places: Int32Array): number {
  let count = 0;
  for (let n = 0; n < places.length; n++) if (mask[places[n]]) count++;
  return count;
}

/** Where a line's plain letters stand. */
interface Rows {
  strongest: number;
  /** Usual height of a letter. */
  usual: number;
  highest: number;
  lowest: number;
}

function rowsOf(line: Level): Rows | null {
  const { strokes, from, to, rim } = line;
  const strongest = strengthOf(strokes, from, to, rim);
  const least = LEAST_HEIGHT * (strokes.height - 2 * rim);
  const plain = piecesOf(strokes, PLAIN * strongest).filter((piece) => isOwn(piece, line) && piece.bottom - piece.top >= least);
  if (plain.length < LEAST_LETTERS) return null;
  const usual = median(plain.map(({ top, bottom }) => bottom - top));
  const highest = Math.min(...plain.map(({ top }) => top)) - OVER * usual;
  return { strongest, usual, highest, lowest: Math.max(...plain.map(({ bottom }) => bottom)) + OVER * usual };
}

/** In the region for the most part, and whole. */
function isOwn({ left, right, top, bottom }: Piece, { strokes: { width, height }, from, to }: Level): boolean {
  return left + right > 2 * from && left + right < 2 * to && left > 0 && right < width - 1 && top > 0 && bottom < height - 1;
}

function isLetter(piece: Piece, line: Level, { highest, lowest, usual }: Rows): boolean {
  const { left, right, top, bottom, pixels } = piece;
  const cover = pixels.length / ((right - left + 1) * (bottom - top + 1));
  return isOwn(piece, line) && top >= highest && bottom <= lowest && bottom - top >= ALIKE * usual && cover >= COVER[0] && cover <= COVER[1];
}

/** A line, level, with what is around it. */
interface Level {
  strokes: Strokes;
  /** The region's first column, and one past its last. */
  from: number;
  to: number;
  /** Rows above and below the region. */
  rim: number;
  /** The region's height in the cut, px. */
  size: number;
  map: StripMap;
}

function level(cut: Cut, { quad, arc }: Pick<TextRegion, 'quad' | 'arc'>): Level | null {
  const { width: length, height } = arc ? { width: ((arc.endAngle - arc.startAngle) * Math.PI * arc.radius) / 180, height: arc.thickness } : quadSize(quad);
  const rows = Math.round(Math.min(ROWS[1], Math.max(ROWS[0], height)));
  const columns = Math.round((length / Math.max(1, height)) * rows);
  if (columns < rows / 2 || columns > LONGEST) return null;
  // A band must not meet itself.
  const free = arc ? ((360 - arc.endAngle + arc.startAngle) / (arc.endAngle - arc.startAngle)) * columns : Infinity;
  const [reach, rim] = [Math.max(0, Math.round(Math.min(REACH * rows, free / 2))), Math.round(RIM * rows)];
  const [width, all] = [columns + 2 * reach, rows + 2 * rim];
  const inner = mapOf({ quad, arc } as TextRegion);
  const map: StripMap = (u, v, out) => inner((u * width - reach) / columns, (v * all - rim) / rows, out);
  const pixels = sampleStrip({ width: cut.width, height: cut.height, channels: 3, data: cut.rgb }, width, all, 1, map);
  const strokes = strokesOf(pixels, reach, reach + columns, rim, Math.round(THICKEST * rows));
  return strokes && { strokes, from: reach, to: reach + columns, rim, size: height, map };
}

function strengthOf({ width, height, data }: Strokes, from: number, to: number, rim: number): number {
  const counts = new Uint32Array(443);
  for (let y = rim; y < height - rim; y++) for (let x = from; x < to; x++) counts[Math.min(442, data[y * width + x] | 0)]++;
  let [rest, value] = [TOP_SHARE * (height - 2 * rim) * (to - from), 442];
  while (rest >= counts[value] && value > 0) rest -= counts[value--];
  return Math.max(1, value);
}

/** Places above and below the line's letters that are its ground. */
function besideLine({ strokes: { width, height }, from, to, map }: Level, ignored: Uint8Array, across: number, { highest, lowest }: Rows): number[] {
  const places: number[] = [];
  const at = new Float64Array(2);
  for (let y = 0; y < height; y++) {
    if (y >= highest && y <= lowest) continue;
    for (let x = from; x < to; x++) {
      map((x + 0.5) / width, (y + 0.5) / height, at);
      const cx = Math.floor(at[0]);
      const cy = Math.floor(at[1]);
      if (cx >= 0 && cx < across && cy >= 0 && cy < ignored.length / across && !ignored[cy * across + cx]) places.push(y * width + x);
    }
  }
  return places;
}

/** Connected places that stand out more than this. */
function piecesOf({ width, height, data }: Strokes, limit: number): Piece[] {
  const seen = new Uint8Array(data.length);
  const queue = new Int32Array(data.length);
  const pieces: Piece[] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start] <= limit) continue;
    let [count, left, right, top, bottom] = [1, width, 0, height, 0];
    queue[0] = start;
    seen[start] = 1;
    for (let read = 0; read < count; read++) {
      const at = queue[read];
      const x = at % width;
      const y = (at - x) / width;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      for (let side = 0; side < 4; side++) {
        const next = side === 0 ? (x > 0 ? at - 1 : -1) : side === 1 ? (x < width - 1 ? at + 1 : -1) : side === 2 ? at - width : at + width;
        if (next < 0 || next >= data.length || seen[next] || data[next] <= limit) continue;
        seen[next] = 1;
        queue[count++] = next;
      }
    }
    pieces.push({ left, right, top, bottom, pixels: queue.slice(0, count) });
  }
  return pieces;
}

/** Room to note places in, each once. */
interface Stamps {
  /** Empty before and after. */
  marks: Uint8Array;
  places: Int32Array;
}

/** The cut's pixels under these of the level line; good until the next are asked for. */
function placesOf(pixels: Int32Array, cut: Cut, { strokes: { width, height }, map }: Level, { marks, places }: Stamps): Int32Array {
  const [from, to] = [new Float64Array(2), new Float64Array(2)];
  let count = 0;
  for (let n = 0; n < pixels.length; n++) {
    const x = pixels[n] % width;
    const y = (pixels[n] - x) / width;
    map(x / width, y / height, from);
    map((x + 1) / width, (y + 1) / height, to);
    const right = Math.min(cut.width, Math.ceil(Math.max(from[0], to[0])));
    const bottom = Math.min(cut.height, Math.ceil(Math.max(from[1], to[1])));
    const left = Math.max(0, Math.floor(Math.min(from[0], to[0])));
    for (let v = Math.max(0, Math.floor(Math.min(from[1], to[1]))); v < bottom; v++) {
      for (let at = v * cut.width + left, end = v * cut.width + right; at < end; at++) {
        if (marks[at]) continue;
        marks[at] = 1;
        places[count++] = at;
      }
    }
  }
  for (let n = 0; n < count; n++) marks[places[n]] = 0;
  return places.subarray(0, count);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
