import type { Point, Quad } from '../../../shared/geometry.ts';

/** A rectangle at any angle: centre, unit vector along its width, sizes in px. */
export interface TurnedBox {
  centre: Point;
  along: Point;
  width: number;
  height: number;
}

/** Convex hull, counter-clockwise in a y-down frame (Andrew's monotone chain). The points are sorted in place. */
export function convexHull(points: Point[]): Point[] {
  if (points.length < 3) return points;
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && cross(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  const lower = half(points);
  return lower.concat(half([...points].reverse()));
}

function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/**
 * The rectangle of least area around a convex hull: one of its sides lies on a side of the hull (Freeman & Shapira 1975).
 * An upright box that is hardly larger wins, since short words have no reliable angle.
 */
export function smallestBox(hull: Point[]): TurnedBox {
  const upright = boxAlong(hull, [1, 0]);
  let best = upright;
  for (let i = 0; i < hull.length; i++) {
    const [x0, y0] = hull[i];
    const [x1, y1] = hull[(i + 1) % hull.length];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length === 0) continue;
    const box = boxAlong(hull, [(x1 - x0) / length, (y1 - y0) / length]);
    if (box.width * box.height < best.width * best.height) best = box;
  }
  return upright.width * upright.height <= best.width * best.height * 1.08 ? upright : best;
}

function boxAlong(hull: Point[], along: Point): TurnedBox {
  const [ux, uy] = along;
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of hull) {
    const u = x * ux + y * uy;
    const v = y * ux - x * uy;
    minU = Math.min(minU, u);
    maxU = Math.max(maxU, u);
    minV = Math.min(minV, v);
    maxV = Math.max(maxV, v);
  }
  const u = (minU + maxU) / 2;
  const v = (minV + maxV) / 2;
  return { centre: [u * ux - v * uy, u * uy + v * ux], along, width: maxU - minU + 1, height: maxV - minV + 1 };
}

/** The same rectangle with its width along the line of text: the longer side where it is clearly longer, else the more level one. */
export function alongText(box: TurnedBox): TurnedBox {
  const { centre, width, height } = box;
  const [ux, uy] = box.along;
  const ratio = width / height;
  const isTurned = ratio < 1 / 1.5 || (ratio < 1.5 && Math.abs(ux) < Math.abs(uy));
  const [vx, vy] = isTurned ? [-uy, ux] : [ux, uy];
  const sign = vx < -1e-9 || (Math.abs(vx) <= 1e-9 && vy < 0) ? -1 : 1;
  return { centre, along: [vx * sign, vy * sign], width: isTurned ? height : width, height: isTurned ? width : height };
}

/** A convex hull moved outwards by `margin` px, each corner along the mean of its sides' normals. */
export function growHull(hull: readonly Point[], margin: number): Point[] {
  const count = hull.length;
  return hull.map(([x, y], i): Point => {
    const before = normal(hull[(i + count - 1) % count], [x, y]);
    const after = normal([x, y], hull[(i + 1) % count]);
    const [nx, ny] = [before[0] + after[0], before[1] + after[1]];
    // Half of the sum's squared length is 1 + the cosine between the normals: a mitre, cut short at sharp corners.
    const mitre = Math.max(0.5, (nx * nx + ny * ny) / 2);
    return [x + (nx / mitre) * margin, y + (ny / mitre) * margin];
  });
}

function normal(from: Point, to: Point): Point {
  const length = distance(from, to) || 1;
  return [(to[1] - from[1]) / length, (from[0] - to[0]) / length];
}

/** The box made larger by `margin` px on each side. */
export function growBox(box: TurnedBox, margin: number): TurnedBox {
  return { ...box, width: box.width + 2 * margin, height: box.height + 2 * margin };
}

export function quadOfBox({ centre: [cx, cy], along: [ux, uy], width, height }: TurnedBox): Quad {
  const corner = (u: number, v: number): Point => [cx + (u * width * ux) / 2 - (v * height * uy) / 2, cy + (u * width * uy) / 2 + (v * height * ux) / 2];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Mean lengths of a quad's sides in px. */
export function quadSize([a, b, c, d]: Quad): { width: number; height: number } {
  return { width: (distance(a, b) + distance(d, c)) / 2, height: (distance(a, d) + distance(b, c)) / 2 };
}

/** The same place with the text read upside down. */
export function flipQuad([a, b, c, d]: Quad): Quad {
  return [c, d, a, b];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
