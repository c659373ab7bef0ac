import type { Quad } from '../../../shared/geometry.ts';
import { quadSize } from './outline.ts';

/** Sorts places line by line from the top, each line from the left. */
export function inReadingOrder<T extends { quad: Quad }>(places: T[]): T[] {
  const measured = places.map((place) => ({ place, ...centreOf(place.quad), height: quadSize(place.quad).height })).sort((a, b) => a.y - b.y);
  const lines: (typeof measured)[] = [];
  for (const item of measured) {
    const line = lines.find((members) => members.every((other) => Math.abs(other.y - item.y) < 0.5 * Math.min(other.height, item.height)));
    if (line) line.push(item);
    else lines.push([item]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.x - b.x).map(({ place }) => place));
}

/** Mean of the corners. */
export function centreOf(quad: Quad): { x: number; y: number } {
  return { x: quad.reduce((sum, [x]) => sum + x / 4, 0), y: quad.reduce((sum, [, y]) => sum + y / 4, 0) };
}
