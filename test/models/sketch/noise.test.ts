import { describe, expect, it } from 'vitest';
import { cellularNoise } from '../../../electron/models/sketch/cells.ts';
import { fractalNoise } from '../../../electron/models/sketch/noise.ts';
import { blurred, createPlane, type Plane, resampled, warped } from '../../../electron/models/sketch/plane.ts';
import { createRandom, hashString } from '../../../electron/models/sketch/random.ts';

/** Largest step from one column or row to the next: across the border, and anywhere inside. */
function largestSteps({ width, height, data }: Plane): { border: number; inside: number } {
  let border = 0;
  let inside = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = data[y * width + x];
      const right = Math.abs(here - data[y * width + ((x + 1) % width)]);
      const below = Math.abs(here - data[((y + 1) % height) * width + x]);
      if (x === width - 1) border = Math.max(border, right);
      else inside = Math.max(inside, right);
      if (y === height - 1) border = Math.max(border, below);
      else inside = Math.max(inside, below);
    }
  }
  return { border, inside };
}

describe('random', () => {
  it('repeats for a seed, differs between seeds and between forks', () => {
    const draw = (seed: number | string) => Array.from({ length: 5 }, createRandom(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw('seven')).toEqual(draw('seven'));
    expect(createRandom(7).fork('a').next()).not.toBe(createRandom(7).fork('b').next());
  });

  it('forks by label alone, however many numbers were drawn before', () => {
    const random = createRandom(7);
    const before = random.fork('trees').next();
    random.next();
    expect(random.fork('trees').next()).toBe(before);
  });

  it('tells large, negative and broken seeds apart', () => {
    const firsts = [0, -1, 1.5, 2 ** 40, 2 ** 40 + 1, Number.MAX_SAFE_INTEGER].map((seed) => createRandom(seed).next());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('is even: mean, range and bounds of whole numbers', () => {
    const random = createRandom(3);
    const numbers = Array.from({ length: 20_000 }, () => random.next());
    expect(numbers.reduce((sum, value) => sum + value, 0) / numbers.length).toBeCloseTo(0.5, 1);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const dice = Array.from({ length: 600 }, () => random.int(1, 6));
    expect([...new Set(dice)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  });

  it('hashes strings to 32 bits', () => {
    expect(hashString('teal')).toBe(hashString('teal'));
    expect(hashString('teal')).not.toBe(hashString('tael'));
    expect(hashString('')).toBeLessThanOrEqual(0xffffffff);
  });
});

describe('noise', () => {
  it.each([
    [128, 128, 4, 4],
    [120, 90, 3, 7],
    [97, 301, 5, 1],
  ])('of %i × %i px and %i × %i cells wraps', (width, height, cellsX, cellsY) => {
    for (const shape of ['smooth', 'billow', 'ridged'] as const) {
      const { border, inside } = largestSteps(fractalNoise(width, height, { cellsX, cellsY, octaves: 4, seed: 9, shape }));
      expect(border).toBeLessThanOrEqual(inside * 1.05);
    }
    const cells = cellularNoise(width, height, { cellsX, cellsY, seed: 9 });
    const { border, inside } = largestSteps(cells.nearest);
    expect(border).toBeLessThanOrEqual(inside * 1.05);
  });

  it('stays within about ±1 and is centred', () => {
    const { data } = fractalNoise(256, 256, { cellsX: 8, cellsY: 8, octaves: 5, seed: 2 });
    expect(Math.max(...data)).toBeLessThan(1.2);
    expect(Math.min(...data)).toBeGreaterThan(-1.2);
    expect(Math.abs(data.reduce((sum, value) => sum + value, 0) / data.length)).toBeLessThan(0.1);
  });

  it('keeps the mean when blurred and the values when moved by nothing', () => {
    const plane = fractalNoise(64, 48, { cellsX: 8, cellsY: 6, octaves: 3, seed: 4 });
    const mean = (of: Plane) => of.data.reduce((sum, value) => sum + value, 0) / of.data.length;
    expect(mean(blurred(plane, 9))).toBeCloseTo(mean(plane), 4);
    const still = createPlane(64, 48);
    expect(warped(plane, still, still, 10, 10)).toEqual(plane);
  });

  it('enlarges flat fields to flat fields at any factor', () => {
    for (const [width, height] of [
      [40, 40],
      [57, 33],
    ])
      expect(resampled(createPlane(20, 20, 0.5), width, height)).toEqual(createPlane(width, height, 0.5));
  });
});
