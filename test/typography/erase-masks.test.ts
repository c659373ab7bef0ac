import { describe, expect, it } from 'vitest';
import { boundsOf, dilate } from '../../electron/typography/erase/hole.ts';
import { NOWHERE, nearestMarked } from '../../electron/typography/erase/nearest.ts';
import { runsOf } from '../../electron/typography/erase/runs.ts';
import { mulberry32 } from '../../shared/mulberry.ts';

const SIZES = [
  [1, 1],
  [7, 5],
  [8, 3],
  [33, 21],
  [44, 18],
] as const;

function scattered(width: number, height: number, share: number, seed: number): Uint8Array {
  const random = mulberry32(seed);
  return Uint8Array.from({ length: width * height }, () => (random() < share ? 1 : 0));
}

/** Of each pixel, by looking at all others. */
function each<T>(width: number, height: number, of: (x: number, y: number) => T): T[] {
  return Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width)));
}

describe('masks of the eraser', () => {
  it.each(SIZES)('grow by a square at %i × %i px, whatever the radius', (width, height) => {
    for (const radius of [0, 1, 2, 5, 40]) {
      const mask = scattered(width, height, 0.03, radius + 1);
      const isNear = (x: number, y: number) =>
        each(width, height, (u, v) => mask[v * width + u] === 1 && Math.abs(u - x) <= radius && Math.abs(v - y) <= radius).includes(true);
      expect([...dilate(mask, width, height, radius)]).toEqual(each(width, height, (x, y) => (isNear(x, y) ? 1 : 0)));
    }
  });

  it.each(SIZES)('fall into pieces at %i × %i px, numbered as they begin', (width, height) => {
    const mask = scattered(width, height, 0.55, 9);
    const flooded = new Int32Array(mask.length).fill(-1);
    let pieces = 0;
    for (let start = 0; start < mask.length; start++) {
      if (!mask[start] || flooded[start] >= 0) continue;
      const queue = [start];
      flooded[start] = pieces;
      for (const at of queue) {
        const x = at % width;
        for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
          if (next < 0 || next >= mask.length || !mask[next] || flooded[next] >= 0) continue;
          flooded[next] = pieces;
          queue.push(next);
        }
      }
      pieces++;
    }
    const runs = runsOf(mask, width);
    const labels = new Int32Array(mask.length).fill(-1);
    for (let run = 0; run < runs.count; run++) labels.fill(runs.piece[run], runs.from[run], runs.to[run]);
    expect(runs.pieces).toBe(pieces);
    expect([...labels]).toEqual([...flooded]);
  });

  it('have more pieces than there was room for at first', () => {
    const board = Uint8Array.from({ length: 120 * 80 }, (_, i) => ((i % 120) + Math.floor(i / 120)) & 1);
    expect(runsOf(board, 120).pieces).toBe(120 * 40);
  });

  it.each(SIZES)('know what is nearest at %i × %i px, as far as is asked', (width, height) => {
    const mask = scattered(width, height, 0.02, 4);
    mask[mask.length >> 1] = 1;
    const reach = 6;
    const { dx, dy } = nearestMarked(mask, width, height, reach);
    for (let i = 0; i < mask.length; i++) {
      const [x, y] = [i % width, Math.floor(i / width)];
      const nearest = Math.min(...each(width, height, (u, v) => (mask[v * width + u] ? Math.hypot(x - u, y - v) : Infinity)));
      if (nearest > reach + 1) expect(dx[i]).toBe(NOWHERE);
      if (nearest > reach - 1) continue;
      expect(mask[(y - dy[i]) * width + x - dx[i]]).toBe(1);
      expect(Math.hypot(dx[i], dy[i]) - nearest).toBeLessThan(1);
    }
  });

  it('lie in boxes', () => {
    const mask = new Uint8Array(20 * 10);
    expect(boundsOf(mask, 20).right).toBe(0);
    for (const i of [3 * 20 + 7, 5 * 20 + 2]) mask[i] = 1;
    expect(boundsOf(mask, 20)).toEqual({ left: 2, top: 3, right: 8, bottom: 6 });
  });
});
