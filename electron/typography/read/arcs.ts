import type { Point, Quad } from '../../../shared/geometry.ts';
import type { LetteringArea } from '../../../shared/lettering.ts';
import type { ArcBand } from '../ports.ts';
import { quadOfBox } from './outline.ts';

/** The letters' edge holds half of the detector's margin. */
const BAND_EDGE = 0.8;

/** The circle of least squares through points (Kåsa 1976), or null where they lie on a line. */
export function fitCircle(xs: Float64Array, ys: Float64Array): { centreX: number; centreY: number; radius: number } | null {
  const count = xs.length;
  let [mx, my] = [0, 0];
  for (let i = 0; i < count; i++) {
    mx += xs[i] / count;
    my += ys[i] / count;
  }
  let [uu, uv, vv, uz, vz] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const u = xs[i] - mx;
    const v = ys[i] - my;
    const z = u * u + v * v;
    uu += u * u;
    uv += u * v;
    vv += v * v;
    uz += u * z;
    vz += v * z;
  }
  const determinant = 2 * (uu * vv - uv * uv);
  if (Math.abs(determinant) < 1e-6) return null;
  const u = (uz * vv - vz * uv) / determinant;
  const v = (vz * uu - uz * uv) / determinant;
  return { centreX: mx + u, centreY: my + v, radius: Math.sqrt(u * u + v * v + (uu + vv) / count) };
}

/** The band's edge as a polygon, `margin` px larger all round. */
export function outlineOfBand({ centreX, centreY, radius, startAngle, endAngle, thickness }: ArcBand, margin: number): Point[] {
  const [inner, outer] = [Math.max(0, radius - thickness / 2 - margin), radius + thickness / 2 + margin];
  const more = (margin / radius) * (180 / Math.PI);
  const [from, to] = [startAngle - more, endAngle + more];
  const steps = Math.max(2, Math.ceil((to - from) / 3));
  const at = (r: number, step: number): Point => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [centreX + Math.cos(angle) * r, centreY + Math.sin(angle) * r];
  };
  const indices = Array.from({ length: steps + 1 }, (_, i) => i);
  return [...indices.map((i) => at(outer, i)), ...indices.reverse().map((i) => at(inner, i))];
}

/** The band grown by `margin` px all round. */
export function growBand(band: ArcBand, margin: number): ArcBand {
  const degrees = (margin / band.radius) * (180 / Math.PI);
  return { ...band, startAngle: band.startAngle - degrees, endAngle: band.endAngle + degrees, thickness: band.thickness + 2 * margin };
}

/**
 * The band of an area whose path is an arc: from below the descenders to above the capitals of letters `fontSize` px high.
 * @returns null for straight areas
 */
export function bandOfArea(area: LetteringArea, fontSize: number): ArcBand | null {
  if (area.path.kind !== 'arc') return null;
  const { centreX, centreY, radius, startAngle, endAngle, inside } = area.path;
  const [below, above] = [0.35 * fontSize, 1.05 * fontSize];
  const [low, high] = [Math.min(startAngle, endAngle), Math.max(startAngle, endAngle)];
  const middle = inside ? radius - (above - below) / 2 : radius + (above - below) / 2;
  const band = { centreX, centreY, radius: middle, startAngle: low, endAngle: high, thickness: below + above, inside };
  // Letters that touch the strip's ends are misread.
  return growBand(band, 0.2 * fontSize);
}

/** The box around a band, turned so that its width runs along the middle of the text. */
export function quadOfBand(band: ArcBand): Quad {
  const middle = (((band.startAngle + band.endAngle) / 2) * Math.PI) / 180;
  const along: Point = band.inside ? [Math.sin(middle), -Math.cos(middle)] : [-Math.sin(middle), Math.cos(middle)];
  const edge = outlineOfBand(band, 0);
  const us = edge.map(([x, y]) => x * along[0] + y * along[1]);
  const vs = edge.map(([x, y]) => y * along[0] - x * along[1]);
  const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return quadOfBox({ centre: [u * along[0] - v * along[1], u * along[1] + v * along[0]], along, width: right - left, height: bottom - top });
}

/** The outline of a band's letters. */
export function edgeOfBand(arc: ArcBand): Point[] {
  return outlineOfBand({ ...arc, thickness: arc.thickness * BAND_EDGE }, 0);
}
