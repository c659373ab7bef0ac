import type { Point, Quad } from '../../../shared/geometry.ts';
import type { ArcBand, TextRegion } from '../ports.ts';
import type { InkMask } from './ink.ts';
import type { StudyStrip } from './strip.ts';

/** How far columns are moved up or down at most, and in which steps, as shares of the letters' height. */
const FURTHEST = 0.5;
const STEP = 0.1;
/** Every so many columns are looked at: their rows tell as much as all. */
const STRIDE = 2;
/** How much clearer the rows of letters have to be when they are levelled. */
const CLEARER = 1.06;
/** Lines that are moved by less than this share of the letters' height are level as they are. */
const LEAST_MOVE = 0.05;
/** Lines that rise in the middle by less than this share of the letters' height are straight. */
const STRAIGHT = 0.12;
/** Room that detectors leave around capitals, as a share of their height. */
const ROOM = 0.45;

/** How a line of letters runs in its strip: `rise` from its middle to its right end, `bow` from its middle to both ends, strip px down. */
interface Run {
  rise: number;
  bow: number;
}

/**
 * An arc as its letters stand on it, where the detector's circle runs beside them: unrolled along it heads and feet were not level. Found as a slant is, by
 * the edges of the rows: letters of every face have level feet, and descenders move them little.
 * @returns a straight region where they stand on a line; null when the circle will do
 */
export function levelledArc(strip: StudyStrip, ink: InkMask, region: TextRegion): TextRegion | null {
  const arc = region.arc!;
  const height = ink.box.bottom - ink.box.top;
  const run = runOf(strip, ink, height);
  if (!run) return null;
  const { left, right } = ink.box;
  const [centre, half] = [(left + right) / 2, (right - left) / 2];
  const at = (x: number, y: number): Point => {
    const t = (x - centre) / half;
    return strip.toImage(x, y + run.rise * t + run.bow * t * t);
  };
  const row = (strip.core.top + strip.core.bottom) / 2;
  const [first, middle, last] = [at(left, row), at(centre, row), at(right, row)];
  const sagitta = sagittaOf(first, middle, last);
  if (Math.abs(sagitta) < STRAIGHT * height * strip.scale) return straightRegion(region, ink, at, height);
  const circle = circleThrough(first, middle, last);
  if (!circle) return null;
  // Ends of the band as far beyond the letters as before.
  const angleAt = ([x, y]: Point) => (Math.atan2(y - circle.y, x - circle.x) * 180) / Math.PI;
  const ends = [at(strip.core.left, row), at(strip.core.right, row)].map(angleAt);
  const isTurned = Math.sign(cross(first, middle, last)) !== Math.sign(crossOnArc(arc));
  if (isTurned) return null;
  const [startAngle, endAngle] = arc.inside ? [ends[1], ends[0]] : ends;
  const band = { ...arc, centreX: circle.x, centreY: circle.y, radius: circle.radius, startAngle, endAngle: endAngle < startAngle ? endAngle + 360 : endAngle };
  return band.endAngle - band.startAngle > 340 ? null : { ...region, arc: band };
}

/** Letters whose feet point to the centre run clockwise, the others do not. */
function crossOnArc({ inside }: ArcBand): number {
  return inside ? -1 : 1;
}

function straightRegion(region: TextRegion, { box }: InkMask, at: (x: number, y: number) => Point, height: number): TextRegion {
  const [left, right, top, bottom] = [box.left - 0.3 * height, box.right + 0.3 * height, box.top - ROOM * height, box.bottom + ROOM * height];
  const quad: Quad = [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
  const { arc: _, polygon: __, ...rest } = region;
  return { ...rest, quad };
}

/** The run at which the rows end most sharply; null where they are level, or no run makes them clearer. */
function runOf(strip: StudyStrip, ink: InkMask, height: number): Run | null {
  const columns = inkedRows(strip, ink);
  const sharpness = sharpnessOf(columns, ink, height);
  const level = sharpness({ rise: 0, bow: 0 });
  let best: Run = { rise: 0, bow: 0 };
  let most = level;
  const look = (rise: number, bow: number) => {
    const value = sharpness({ rise, bow });
    if (value > most) [best, most] = [{ rise, bow }, value];
  };
  for (let rise = -FURTHEST; rise <= FURTHEST + 1e-6; rise += STEP)
    for (let bow = -FURTHEST; bow <= FURTHEST + 1e-6; bow += STEP) look(rise * height, bow * height);
  for (const step of [STEP / 2, STEP / 4]) {
    const { rise, bow } = best;
    for (const i of [-1, 0, 1]) for (const k of [-1, 0, 1]) if (i !== 0 || k !== 0) look(rise + i * step * height, bow + k * step * height);
  }
  return most > CLEARER * level && Math.max(Math.abs(best.rise), Math.abs(best.bow)) > LEAST_MOVE * height ? best : null;
}

/** Rows of the ink, column by column. */
function inkedRows({ pixels: { width } }: StudyStrip, { mask, box }: InkMask): Uint16Array[] {
  const columns: Uint16Array[] = [];
  for (let x = box.left; x < box.right; x += STRIDE) {
    const rows: number[] = [];
    for (let y = box.top; y < box.bottom; y++) if (mask[y * width + x]) rows.push(y - box.top);
    columns.push(Uint16Array.from(rows));
  }
  return columns;
}

function sharpnessOf(columns: readonly Uint16Array[], { box }: InkMask, height: number): (run: Run) => number {
  const margin = Math.ceil(2 * FURTHEST * height * 1.2) + 2;
  const counts = new Int32Array(height + 2 * margin);
  const half = (box.right - box.left) / 2;
  return ({ rise, bow }) => {
    counts.fill(0);
    columns.forEach((rows, i) => {
      const t = (i * STRIDE) / half - 1;
      const shift = margin - Math.round(rise * t + bow * t * t);
      for (let k = 0; k < rows.length; k++) counts[rows[k] + shift]++;
    });
    let sum = 0;
    for (let i = 1; i < counts.length; i++) sum += (counts[i] - counts[i - 1]) ** 2;
    return sum;
  };
}

function cross([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** How far the middle point lies from the line through the others. */
function sagittaOf(first: Point, middle: Point, last: Point): number {
  return cross(first, middle, last) / (Math.hypot(last[0] - first[0], last[1] - first[1]) || 1);
}

/** The circle through three points; null where they lie on a line. */
function circleThrough([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): { x: number; y: number; radius: number } | null {
  const twice = 2 * ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  if (Math.abs(twice) < 1e-6) return null;
  const [b, c] = [(bx - ax) ** 2 + (by - ay) ** 2, (cx - ax) ** 2 + (cy - ay) ** 2];
  const [x, y] = [((cy - ay) * b - (by - ay) * c) / twice, ((bx - ax) * c - (cx - ax) * b) / twice];
  return { x: ax + x, y: ay + y, radius: Math.hypot(x, y) };
}
