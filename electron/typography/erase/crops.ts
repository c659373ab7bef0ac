import type { Raster } from '../../../shared/raster.ts';
import { type Bounds, dilate } from './hole.ts';
import { runsOf } from './runs.ts';

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
  const width = all.right - all.left;
  const inside = new Uint8Array(width * (all.bottom - all.top));
  for (let y = all.top, i = 0; y < all.bottom; y++) {
    for (let at = y * mask.width + all.left, end = at + width; at < end; at++, i++) if (mask.data[at] > 127) inside[i] = 1;
  }
  const { count, from, to, piece, pieces } = runsOf(dilate(inside, width, all.bottom - all.top, growth + 2), width);
  const found = Array.from({ length: pieces }, () => ({ left: mask.width, top: mask.height, right: 0, bottom: 0 }));
  for (let run = 0; run < count; run++) {
    let [first, last] = [from[run], to[run] - 1];
    while (first <= last && !inside[first]) first++;
    while (last > first && !inside[last]) last--;
    if (first > last) continue;
    const y = Math.floor(first / width);
    include(found[piece[run]], first - y * width + all.left, y + all.top);
    include(found[piece[run]], last - y * width + all.left, y + all.top);
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
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let [first, last] = [0, width - 1];
    while (first < width && data[row + first] <= 127) first++;
    if (first === width) continue;
    while (data[row + last] <= 127) last--;
    include(bounds, first, y);
    include(bounds, last, y);
  }
  return bounds.right === 0 ? null : bounds;
}
