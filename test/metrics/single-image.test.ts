import { describe, expect, it } from 'vitest';
import { banding } from '../../electron/metrics/banding.ts';
import { clippedPixels } from '../../electron/metrics/clipped.ts';
import { noiseDeviation } from '../../electron/metrics/noise.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { plain } from '../image/pictures.ts';
import { blurred, changed, noisy, scene } from './images.ts';

/** A ramp from left to right in so many tones. */
function ramp(width: number, tones: number): Raster {
  const image = createRaster(width, 64, 1);
  for (let i = 0; i < image.data.length; i++) image.data[i] = 25 + Math.round((Math.floor(((i % width) / width) * tones) * 200) / tones);
  return image;
}

describe('noiseDeviation', () => {
  it.each([2, 5, 10, 20])('finds white grey noise of %d levels', (deviation) => {
    const flat = plain(256, 256, [128]);
    expect(noiseDeviation(noisy(flat, deviation))! / deviation).toBeCloseTo(1, 1);
  });

  it('does not see ramps, edges and flat ground', () => {
    expect(noiseDeviation(plain(40, 40, [90, 20, 200]))).toBe(0);
    const edges = ramp(256, 4);
    expect(noiseDeviation(edges)).toBe(0);
    expect(noiseDeviation(noisy(edges, 6))! / 6).toBeCloseTo(1, 1);
  });

  it('grows with noise and falls with blur; two pixels are too few', () => {
    const image = scene(128, 128);
    const values = [blurred(image, 2), image, noisy(image, 6), noisy(image, 20)].map((picture) => noiseDeviation(picture)!);
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    expect([noiseDeviation(plain(2, 50, [1])), noiseDeviation(plain(1, 1, [1]))]).toEqual([null, null]);
  });
});

describe('banding', () => {
  it('is nearly everything of a ramp in few tones, nothing of a smooth one, a dithered one or a flat picture', () => {
    expect(banding(ramp(640, 40))).toBeGreaterThan(0.9);
    expect(banding(ramp(640, 320))).toBe(0);
    expect(banding(noisy(ramp(640, 40), 3))).toBeLessThan(0.01);
    expect([banding(plain(64, 64, [40, 50, 60])), banding(plain(1, 1, [4]))]).toEqual([0, 0]);
  });

  it('sees columns as well as rows, and no edge', () => {
    const wide = ramp(320, 20);
    const tall = createRaster(64, 320, 1);
    for (let y = 0; y < 320; y++) for (let x = 0; x < 64; x++) tall.data[y * 64 + x] = wide.data[x * 320 + y];
    expect(banding(tall)).toBe(banding(wide));
    expect(banding(ramp(640, 4))).toBe(0);
  });

  it('bears steps that were softened', () => {
    expect(banding(blurred(ramp(640, 40), 1))).toBeGreaterThan(0.6);
  });
});

describe('clippedPixels', () => {
  it('counts the ends of the scale', () => {
    const image = plain(4, 1, [10, 20, 30]);
    image.data.set([0, 0, 0, 255, 255, 255, 0, 90, 255]);
    expect(clippedPixels(image)).toEqual({ low: 0.5, high: 0.5, black: 0.25, white: 0.25 });
    expect(clippedPixels(plain(2, 2, [0, 0, 0, 0]))).toEqual({ low: 0, high: 0, black: 0, white: 0 });
  });

  it('grows with exposure', () => {
    const image = scene(64, 64);
    const shares = [1, 1.5, 2, 3].map((gain) => clippedPixels(changed(image, (value) => value * gain)).high);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares[3]).toBeGreaterThan(0.5);
  });
});
