import type { Box, Colour, Point, Quad } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import type { ArcBand, TextRegion } from './ports.ts';
import { outlineOfBand } from './read/arcs.ts';
import { centreOf } from './read/order.ts';
import { quadOfBox, quadSize } from './read/outline.ts';

/** Old lettering goes with this much around it, as a share of its height: outlines and shadows stand outside the detector's box. */
const MARGIN = 0.12;

/** A grey mask (255 = inside) over regions: their bands where they are curved, else their quads, each larger by `margin` of its height. */
export function maskOfRegions(width: number, height: number, regions: readonly Pick<TextRegion, 'quad' | 'arc'>[], margin = MARGIN): Raster {
  const mask = createRaster(width, height, 1);
  for (const { quad, arc } of regions) fillPolygon(mask, arc ? outlineOfBand(arc, arc.thickness * margin) : growQuad(quad, margin));
  return mask;
}

/** The quad with each side moved outwards by a share of its height. */
export function growQuad(quad: Quad, share: number): Quad {
  const [a, b, c, d] = quad;
  const along = direction(a, b);
  const down = direction(a, d);
  const margin = share * ((Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1])) / 2);
  const move = ([x, y]: Point, u: number, v: number): Point => [x + (along[0] * u + down[0] * v) * margin, y + (along[1] * u + down[1] * v) * margin];
  return [move(a, -1, -1), move(b, 1, -1), move(c, 1, 1), move(d, -1, 1)];
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** Even-odd scan conversion at pixel centres. */
export function fillPolygon(mask: Raster, polygon: readonly Point[]): void {
  const { width, height, data } = mask;
  const ys = polygon.map(([, y]) => y);
  const last = Math.min(height - 1, Math.ceil(Math.max(...ys)));
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= last; y++) {
    const crossings: number[] = [];
    polygon.forEach(([x0, y0], i) => {
      const [x1, y1] = polygon[(i + 1) % polygon.length];
      const line = y + 0.5;
      if (y0 > line !== y1 > line) crossings.push(x0 + ((line - y0) / (y1 - y0)) * (x1 - x0));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil(crossings[i] - 0.5));
      const to = Math.min(width, Math.ceil(crossings[i + 1] - 0.5));
      if (to > from) data.fill(255, y * width + from, y * width + to);
    }
  }
}

/** The place of a found region as an area to letter: same middle, size, angle or arc. */
export function areaOfRegion({ quad, arc }: Pick<TextRegion, 'quad' | 'arc'>, look: { ground: Colour; ink: Colour }): LetteringArea {
  const { width, height } = quadSize(quad);
  const { x, y } = centreOf(quad);
  const shared = { rank: 1, align: 'middle' as const, ground: look.ground, ink: look.ink, font: null };
  if (arc) return { ...shared, ...arcArea(arc) };
  const angle = (Math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0]) * 180) / Math.PI;
  return { ...shared, box: { x: x - width / 2, y: y - height / 2, width, height }, rotation: angle, path: { kind: 'straight' } };
}

/** Capitals fill about half of the detector's band and stand in its middle. */
function arcArea(band: ArcBand): Pick<LetteringArea, 'box' | 'rotation' | 'path'> {
  const { centreX, centreY, radius, thickness, startAngle, endAngle, inside } = band;
  const baseline = inside ? radius + 0.28 * thickness : radius - 0.28 * thickness;
  const corners = outlineOfBand({ ...band, thickness: thickness * 0.62 }, 0);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    box: { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top },
    rotation: 0,
    path: { kind: 'arc', centreX, centreY, radius: baseline, startAngle, endAngle, inside },
  };
}

/** The same place, so many px further right and down. */
export function areaMoved(area: LetteringArea, dx: number, dy: number): LetteringArea {
  const { box, path } = area;
  const moved = { ...area, box: { ...box, x: box.x + dx, y: box.y + dy } };
  if (path.kind === 'arc') return { ...moved, path: { ...path, centreX: path.centreX + dx, centreY: path.centreY + dy } };
  if (path.kind === 'perspective') return { ...moved, path: { kind: 'perspective', quad: path.quad.map(([x, y]): Point => [x + dx, y + dy]) as Quad } };
  return moved;
}

/** The corners of an area's box, turned as the area is. */
export function quadOfArea({ box, rotation }: LetteringArea): Quad {
  const angle = (rotation * Math.PI) / 180;
  return quadOfBox({
    centre: [box.x + box.width / 2, box.y + box.height / 2],
    along: [Math.cos(angle), Math.sin(angle)],
    width: box.width,
    height: box.height,
  });
}

/** Share of the first box that lies in the second, 0–1. */
export function shareInside(box: Box, other: Box): number {
  const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
  return width > 0 && height > 0 ? (width * height) / (box.width * box.height) : 0;
}
