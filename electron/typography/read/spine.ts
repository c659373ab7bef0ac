import type { Point } from '../../../shared/geometry.ts';
import type { ArcBand } from '../ports.ts';
import { fitCircle } from './arcs.ts';
import type { TurnedBox } from './outline.ts';

/** The line through the middle of a region, from one end to the other, and how thick the region is across it, px. */
export interface Spine {
  points: Point[];
  thickness: number;
}

/** Less bow than this share of the thickness is straight. */
const LEAST_BOW = 0.14;
/** Root mean square distance of the spine from the circle, as a share of the thickness. */
const WORST_FIT = 0.22;
const LEAST_SPAN = 10;
/** Above this the text goes all the way round, and the strip begins at the bottom. */
const WHOLE_TURN = 345;
const POLAR_BINS = 240;
const MOST_COLUMNS = 160;
const DEGREES = 180 / Math.PI;

/** The spine in the frame of the region's box: the middle of each column along the text. */
export function straightSpine(xs: Float64Array, ys: Float64Array, { centre, along, width, height }: TurnedBox): Spine {
  const columns = Math.max(4, Math.min(MOST_COLUMNS, Math.round(width / 2)));
  const extents = emptyExtents(columns);
  for (let i = 0; i < xs.length; i++) {
    const dx = xs[i] - centre[0];
    const dy = ys[i] - centre[1];
    const u = (dx * along[0] + dy * along[1]) / width + 0.5;
    extend(extents, Math.max(0, Math.min(columns - 1, (u * columns) | 0)), dy * along[0] - dx * along[1]);
  }
  return collect(extents, height, (column, v) => {
    const u = ((column + 0.5) / columns - 0.5) * width;
    return [centre[0] + u * along[0] - v * along[1], centre[1] + u * along[1] + v * along[0]];
  });
}

/** The spine of a bent region about a circle's centre: the middle of each ray. Text that starts at `from` degrees runs clockwise. */
function bentSpine(xs: Float64Array, ys: Float64Array, { centreX, centreY }: Circle, from: number): Spine {
  const extents = emptyExtents(POLAR_BINS);
  for (let i = 0; i < xs.length; i++) {
    const dx = xs[i] - centreX;
    const dy = ys[i] - centreY;
    const turn = (Math.atan2(dy, dx) * DEGREES - from + 720) % 360;
    extend(extents, Math.min(POLAR_BINS - 1, (turn / 360) * POLAR_BINS) | 0, Math.sqrt(dx * dx + dy * dy));
  }
  return collect(extents, 0, (bin, r) => {
    const angle = (((bin + 0.5) / POLAR_BINS) * 360 + from) / DEGREES;
    return [centreX + Math.cos(angle) * r, centreY + Math.sin(angle) * r];
  });
}

type Circle = Pick<ArcBand, 'centreX' | 'centreY' | 'radius'>;

interface Extents {
  low: Float64Array;
  high: Float64Array;
}

function emptyExtents(count: number): Extents {
  return { low: new Float64Array(count).fill(Infinity), high: new Float64Array(count).fill(-Infinity) };
}

function extend({ low, high }: Extents, index: number, value: number): void {
  if (value < low[index]) low[index] = value;
  if (value > high[index]) high[index] = value;
}

function collect({ low, high }: Extents, fallback: number, at: (index: number, middle: number) => Point): Spine {
  const points: Point[] = [];
  const widths: number[] = [];
  for (let i = 0; i < low.length; i++) {
    if (high[i] < low[i]) continue;
    points.push(at(i, (low[i] + high[i]) / 2));
    widths.push(high[i] - low[i]);
  }
  widths.sort((a, b) => a - b);
  return { points, thickness: widths.length === 0 ? fallback : widths[widths.length >> 1] };
}

/**
 * The band that a bent region fills, or null where it is straight or no circle explains it.
 * @param xs, ys its pixels
 * @param spine along its box
 */
export function bandOfPixels(xs: Float64Array, ys: Float64Array, spine: Spine): ArcBand | null {
  // Columns fail where the text turns past the vertical; there the pixels themselves give the circle to start from.
  for (const start of [fitCircle(...columnsOf(spine.points)), fitCircle(xs, ys)]) {
    let circle = start;
    for (let round = 0; circle && round < 3; round++) {
      const bent = bentSpine(xs, ys, circle, gapOf(xs, ys, circle));
      const band = bandOfSpines([bent]);
      if (round === 2 && band) return band;
      circle = bent.points.length < 5 ? null : fitCircle(...columnsOf(bent.points));
    }
  }
  return null;
}

/** The band along which several spines lie, in any order, or null. */
export function bandOfSpines(spines: readonly Spine[]): ArcBand | null {
  const points = spines.flatMap((spine) => spine.points);
  if (points.length < 5) return null;
  const [xs, ys] = columnsOf(points);
  const circle = fitCircle(xs, ys);
  if (!circle) return null;
  const thickness = Math.max(...spines.map((spine) => spine.thickness));
  const { centreX, centreY, radius } = circle;
  let spread = 0;
  for (let i = 0; i < xs.length; i++) spread += (Math.hypot(xs[i] - centreX, ys[i] - centreY) - radius) ** 2;
  const start = gapOf(xs, ys, circle);
  let [first, last] = [360, 0];
  for (let i = 0; i < xs.length; i++) {
    const turn = (Math.atan2(ys[i] - centreY, xs[i] - centreX) * DEGREES - start + 720) % 360;
    first = Math.min(first, turn);
    last = Math.max(last, turn);
  }
  const degrees = last - first;
  const bow = radius * (1 - Math.cos(Math.min(180, degrees) / 2 / DEGREES));
  if (degrees < LEAST_SPAN || thickness > radius * 0.9 || bow < LEAST_BOW * thickness || Math.sqrt(spread / xs.length) > WORST_FIT * thickness) return null;
  const startAngle = (start + first) % 360;
  const turn = degrees > WHOLE_TURN ? { startAngle: 90, endAngle: 450 } : { startAngle, endAngle: startAngle + degrees };
  return { ...circle, ...turn, thickness, inside: false };
}

/** Where the longest empty stretch of the full turn ends, in degrees: there the text begins. */
function gapOf(xs: ArrayLike<number>, ys: ArrayLike<number>, { centreX, centreY }: Circle): number {
  const bins = new Uint8Array(360);
  for (let i = 0; i < xs.length; i++) bins[((Math.atan2(ys[i] - centreY, xs[i] - centreX) * DEGREES + 360) % 360) | 0] = 1;
  let [end, longest, run] = [90, 0, 0];
  for (let i = 0; i < 720; i++) {
    run = bins[i % 360] === 0 ? run + 1 : 0;
    if (run > longest && run <= 360) [longest, end] = [run, i + 1];
  }
  return end % 360;
}

function columnsOf(points: readonly Point[]): [Float64Array, Float64Array] {
  return [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)];
}

/** Distance between the nearest ends of two spines. */
export function gapBetween(a: Spine, b: Spine): number {
  const ends = ({ points }: Spine) => [points[0], points[points.length - 1]];
  return Math.min(...ends(a).flatMap(([ax, ay]) => ends(b).map(([bx, by]) => Math.hypot(ax - bx, ay - by))));
}
