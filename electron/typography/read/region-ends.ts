import type { Point, Quad } from '../../../shared/geometry.ts';
import type { TextRegion } from '../ports.ts';
import { edgeOfBand, quadOfBand } from './arcs.ts';
import { convexHull } from './outline.ts';
import { bandMap, quadMap, type StripMap } from './rectify.ts';

/** The unit square onto the region's text, left to right and head to foot. */
export function mapOf({ quad, arc }: TextRegion): StripMap {
  return arc ? bandMap(arc) : quadMap(quad);
}

/** True where a point lies in the region. */
export function holds({ quad, arc }: TextRegion, x: number, y: number): boolean {
  if (arc) {
    const [dx, dy] = [x - arc.centreX, y - arc.centreY];
    const turn = ((((Math.atan2(dy, dx) * 180) / Math.PI - arc.startAngle) % 360) + 360) % 360;
    return Math.abs(Math.hypot(dx, dy) - arc.radius) <= arc.thickness / 2 && turn <= arc.endAngle - arc.startAngle;
  }
  return quad.every(([ax, ay], i) => {
    const [bx, by] = quad[(i + 1) % 4];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

/**
 * The region with other ends.
 * @param start, end where it now begins and ends, as shares of its length: 0 and 1 = as it is
 * @param rows between which its letters stand, as shares of its height
 */
export function endedAt(region: TextRegion, start: number, end: number, rows: readonly [number, number]): TextRegion {
  if (region.arc) {
    const { startAngle, endAngle, inside } = region.arc;
    const [first, last] = inside ? [1 - end, 1 - start] : [start, end];
    const angle = (share: number) => startAngle + (endAngle - startAngle) * share;
    const arc = { ...region.arc, startAngle: angle(first), endAngle: angle(last) };
    return { ...region, arc, quad: quadOfBand(arc), polygon: edgeOfBand(arc) };
  }
  const map = mapOf(region);
  const at = (u: number, v: number): Point => {
    const out = new Float64Array(2);
    map(u, v, out);
    return [out[0], out[1]];
  };
  const quad: Quad = [at(start, 0), at(end, 0), at(end, 1), at(start, 1)];
  return { ...region, quad, ...(region.polygon && { polygon: outline(region.polygon, region.quad, quad, { at, start, end, rows }) }) };
}

interface Ends {
  at: (u: number, v: number) => Point;
  start: number;
  end: number;
  rows: readonly [number, number];
}

/** The letters' outline, cut where the line is shorter, drawn on over the further letters where it is longer. */
function outline(polygon: readonly Point[], old: Quad, quad: Quad, { at, start, end, rows }: Ends): Point[] {
  let points = [...polygon];
  if (end < 1) points = clip(points, quad[1], quad[2]);
  if (start > 0) points = clip(points, quad[3], quad[0]);
  const half = Math.hypot(old[3][0] - old[0][0], old[3][1] - old[0][1]) / Math.max(1, Math.hypot(old[1][0] - old[0][0], old[1][1] - old[0][1])) / 10;
  if (end > 1) points.push(...rows.map((v) => at(end - half, v)));
  if (start < 0) points.push(...rows.map((v) => at(start + half, v)));
  return convexHull(points);
}

/** What of a convex polygon lies to the right of the way from one point to another (y down). */
function clip(polygon: readonly Point[], [ax, ay]: Point, [bx, by]: Point): Point[] {
  const side = ([x, y]: Point) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return polygon.flatMap((point, i): Point[] => {
    const next = polygon[(i + 1) % polygon.length];
    const [here, there] = [side(point), side(next)];
    const kept = here >= 0 ? [point] : [];
    if (here >= 0 === there >= 0) return kept;
    const share = here / (here - there);
    return [...kept, [point[0] + (next[0] - point[0]) * share, point[1] + (next[1] - point[1]) * share]];
  });
}
