import type { Bounds } from '../../typography/outline.ts';

/** Every point of SVG path data with absolute M, L, Q, C and Z, control points included, as x, y, x, y … */
export function pointsOfData(data: string): Float64Array {
  return Float64Array.from(data.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? [], Number);
}

/** The box around the points, after each was sent through `map`; null for an empty path. */
export function boundsOfData(data: string, map: (x: number, y: number) => readonly [number, number] = (x, y) => [x, y]): Bounds | null {
  const points = pointsOfData(data);
  if (points.length < 2) return null;
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = map(points[i], points[i + 1]);
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}
