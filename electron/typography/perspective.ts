import { AppError } from '../../shared/errors.ts';
import type { Point, Quad } from '../../shared/geometry.ts';
import { quadSize } from './read/outline.ts';
import { quadMap } from './read/rectify.ts';

/** A flat box and where its points stand in the image. */
export interface PerspectiveBox {
  /** Of the flat box, px: the mean lengths of the quad's sides. */
  width: number;
  height: number;
  toImage(x: number, y: number): Point;
  toBox(x: number, y: number): Point;
}

/**
 * The flat box that a quad shows in perspective.
 * @throws AppError invalid-input when the quad is folded or flat
 */
export function perspectiveBox(quad: Quad): PerspectiveBox {
  if (!isConvex(quad)) throw new AppError('invalid-input', 'The four corners of a place in perspective must form a convex figure.', { details: { quad } });
  const { width, height } = quadSize(quad);
  const forward = quadMap(quad);
  const inverse = inverseOf(quad);
  const at = new Float64Array(2);
  return {
    width,
    height,
    toImage(x, y) {
      forward(x / width, y / height, at);
      return [at[0], at[1]];
    },
    toBox(x, y) {
      const [u, v] = inverse(x, y);
      return [u * width, v * height];
    },
  };
}

/** All corners turn the same way, and the sides are at least a pixel apart. */
function isConvex(quad: Quad): boolean {
  let sign = 0;
  for (let i = 0; i < 4; i++) {
    const [ax, ay] = quad[i];
    const [bx, by] = quad[(i + 1) % 4];
    const [cx, cy] = quad[(i + 2) % 4];
    const turn = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    if (Math.abs(turn) < 1 || Math.sign(turn) === -sign) return false;
    sign = Math.sign(turn);
  }
  return true;
}

/** From the image to the unit square: the adjoint of the matrix that {@link quadMap} applies (Heckbert 1989, §2.2.3). */
function inverseOf([p0, p1, p2, p3]: Quad): (x: number, y: number) => Point {
  const [dx1, dy1] = [p1[0] - p2[0], p1[1] - p2[1]];
  const [dx2, dy2] = [p3[0] - p2[0], p3[1] - p2[1]];
  const [sx, sy] = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const [a, b, c] = [p1[0] - p0[0] + g * p1[0], p3[0] - p0[0] + h * p3[0], p0[0]];
  const [d, e, f] = [p1[1] - p0[1] + g * p1[1], p3[1] - p0[1] + h * p3[1], p0[1]];
  const rows = [
    [e - f * h, c * h - b, b * f - c * e],
    [f * g - d, a - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  return (x, y) => {
    const [u, v, w] = rows.map(([m, n, o]) => m * x + n * y + o);
    return [u / w, v / w];
  };
}
