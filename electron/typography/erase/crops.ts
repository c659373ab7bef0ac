import type { Raster } from '../../../shared/raster.ts';
import { type Bounds, dilate } from './hole.ts';

/** A part of the picture that is worked on at once. */
export interface Crop {
  /** Around the lettering. */
  hole: Bounds;
  /** Around that and what it is rebuilt from. */
  bounds: Bounds;
}

/** Surroundings that are looked at, as a share of the lettering's height, within px. */
const AROUND = 0.6;
const LEAST_AROUND = 32;
const MOST_AROUND = 128;

/** Crops around the separate parts of the mask; parts that share surroundings are one, so that these are only studied once. */
export function crops(mask: Raster, growth: number): Crop[] {
  const found = islands(mask, growth).map((hole) => ({ hole, bounds: withSurroundings(hole, mask, growth) }));
  for (let i = 0; i < found.length; i++) {
    for (let j = i + 1; j < found.length; j++) {
      const both = around(found[i].bounds, found[j].bounds);
      if (areaOf(both) > areaOf(found[i].bounds) + areaOf(found[j].bounds)) continue;
      found[i] = { hole: around(found[i].hole, found[j].hole), bounds: both };
      found.splice(j, 1);
      // What is larger now may reach those that were too far away.
      j = i;
    }
  }
  return found;
}

function withSurroundings(hole: Bounds, { width, height }: Raster, growth: number): Bounds {
  const margin = growth + Math.max(LEAST_AROUND, Math.min(MOST_AROUND, Math.round((hole.bottom - hole.top) * AROUND)));
  return {
    left: Math.max(0, hole.left - margin),
    top: Math.max(0, hole.top - margin),
    right: Math.min(width, hole.right + margin),
    bottom: Math.min(height, hole.bottom + margin),
  };
}

function around(a: Bounds, b: Bounds): Bounds {
  return { left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) };
}

function areaOf({ left, top, right, bottom }: Bounds): number {
  return (right - left) * (bottom - top);
}

/** Boxes around the separate parts of the mask; parts nearer than the growth are one. */
function islands(mask: Raster, growth: number): Bounds[] {
  const all = boundsOf(mask);
  if (!all) return [];
  // With a border of one pixel, so that no neighbour is out of range.
  const width = all.right - all.left + 2;
  const height = all.bottom - all.top + 2;
  const inside = new Uint8Array(width * height);
  for (let y = all.top; y < all.bottom; y++) {
    for (let x = all.left; x < all.right; x++) if (mask.data[y * mask.width + x] > 127) inside[(y - all.top + 1) * width + x - all.left + 1] = 1;
  }
  const joined = dilate(inside, width, height, growth + 2);
  const queue = new Int32Array(width * height);
  const found: Bounds[] = [];
  for (let start = 0; start < joined.length; start++) {
    if (!joined[start]) continue;
    const bounds = { left: mask.width, top: mask.height, right: 0, bottom: 0 };
    let count = 1;
    queue[0] = start;
    joined[start] = 0;
    for (let read = 0; read < count; read++) {
      const at = queue[read];
      const column = at % width;
      if (inside[at]) include(bounds, column - 1 + all.left, (at - column) / width - 1 + all.top);
      for (let side = 0; side < 4; side++) {
        const next = at + (side === 0 ? -1 : side === 1 ? 1 : side === 2 ? -width : width);
        const isBeside = side > 1 || (side === 0 ? column > 0 : column < width - 1);
        if (!isBeside || next < 0 || next >= joined.length || !joined[next]) continue;
        joined[next] = 0;
        queue[count++] = next;
      }
    }
    found.push(bounds);
  }
  return found;
}

function include(bounds: Bounds, x: number, y: number): void {
  if (x < bounds.left) bounds.left = x;
  if (x >= bounds.right) bounds.right = x + 1;
  if (y < bounds.top) bounds.top = y;
  if (y >= bounds.bottom) bounds.bottom = y + 1;
}

function boundsOf({ data, width, height }: Raster): Bounds | null {
  const bounds = { left: width, top: height, right: 0, bottom: 0 };
  for (let i = 0; i < data.length; i++) if (data[i] > 127) include(bounds, i % width, Math.floor(i / width));
  return bounds.right === 0 ? null : bounds;
}
