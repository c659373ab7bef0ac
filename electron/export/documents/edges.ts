import type { Box } from '../../../shared/geometry.ts';

/** A box of whole px that grows with the pixels it is told of. */
export interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Holds nothing yet. */
export function noEdges({ width, height }: { width: number; height: number }): Edges {
  return { left: width, top: height, right: 0, bottom: 0 };
}

export function include(edges: Edges, x: number, y: number): void {
  if (x < edges.left) edges.left = x;
  if (x >= edges.right) edges.right = x + 1;
  if (y < edges.top) edges.top = y;
  if (y >= edges.bottom) edges.bottom = y + 1;
}

/** null when nothing was included. */
export function boxOfEdges({ left, top, right, bottom }: Edges): Box | null {
  return right > left ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
