import type { Box, Point } from '../../../shared/geometry.ts';
import type { ImageSize } from '../box-edit.ts';
import { normalDegrees } from './points.ts';

/** Lines that caught a region, px of the image; null = none. */
export interface Guides {
  x: number | null;
  y: number | null;
}

export interface Snapped extends Guides {
  /** What has to be added to a move. */
  by: Point;
}

interface Catch {
  line: number;
  by: number;
}

function catchOf(edges: readonly number[], lines: readonly number[], reach: number): Catch | null {
  let best: Catch | null = null;
  for (const edge of edges) {
    for (const line of lines) {
      const by = line - edge;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { line, by };
    }
  }
  return best;
}

const edgesOf = (start: number, length: number): number[] => [start + length / 2, start, start + length];

/**
 * Lets a region catch on the middle of the image, and on the edges and middles of other regions.
 * @param reach how near is near enough, px of the image
 */
export function snapMove(bounds: Box, others: readonly Box[], image: ImageSize, reach: number): Snapped {
  const x = catchOf(edgesOf(bounds.x, bounds.width), [image.width / 2, ...others.flatMap((other) => edgesOf(other.x, other.width))], reach);
  const y = catchOf(edgesOf(bounds.y, bounds.height), [image.height / 2, ...others.flatMap((other) => edgesOf(other.y, other.height))], reach);
  return { x: x?.line ?? null, y: y?.line ?? null, by: [x?.by ?? 0, y?.by ?? 0] };
}

const STEP_DEGREES = 15;
const REACH_DEGREES = 2;

/** Turns catch on quarters; with `isStepped` on every 15°. */
export function snapAngle(degrees: number, isStepped: boolean): number {
  if (isStepped) return normalDegrees(Math.round(degrees / STEP_DEGREES) * STEP_DEGREES);
  const quarter = Math.round(degrees / 90) * 90;
  return normalDegrees(Math.abs(degrees - quarter) <= REACH_DEGREES ? quarter : degrees);
}
