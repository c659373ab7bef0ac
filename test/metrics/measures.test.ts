import { describe, expect, it } from 'vitest';
import { colourCast, meanDeltaE, meanLab } from '../../electron/metrics/colour-cast.ts';
import { measureProof } from '../../electron/metrics/measure-proof.ts';
import { changeOutside } from '../../electron/metrics/outside-change.ts';
import { seamRatio } from '../../electron/metrics/seam-ratio.ts';
import { laplacianVariance, sharpnessRatio } from '../../electron/metrics/sharpness.ts';
import { ssim } from '../../electron/metrics/ssim.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { boxMask, picture, plain } from '../image/pictures.ts';

const NO_RATE = { before: null, after: null };

/** SSIM by the formula, window by window; slow and plain. */
function plainSsim(a: Raster, b: Raster): number {
  const weights = Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / 4.5));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let total = 0;
  for (let y = 0; y + 11 <= a.height; y++) {
    for (let x = 0; x + 11 <= a.width; x++) {
      const m = [0, 0, 0, 0, 0];
      for (let j = 0; j < 11; j++) {
        for (let i = 0; i < 11; i++) {
          const weight = (weights[i] * weights[j]) / sum ** 2;
          const p = a.data[(y + j) * a.width + x + i];
          const q = b.data[(y + j) * a.width + x + i];
          [p, q, p * p, q * q, p * q].forEach((value, k) => {
            m[k] += weight * value;
          });
        }
      }
      const [p, q, pp, qq, pq] = m;
      total += ((2 * p * q + 6.5025) * (2 * (pq - p * q) + 58.5225)) / ((p * p + q * q + 6.5025) * (pp - p * p + qq - q * q + 58.5225));
    }
  }
  return total / ((a.width - 10) * (a.height - 10));
}

describe('ssim', () => {
  it('is the formula', () => {
    const a = picture(40, 27, 1);
    const b = { ...a, data: a.data.map((value, i) => (value + ((i * 37) % 60)) & 255) };
    expect(ssim(a, b)).toBeCloseTo(plainSsim(a, b), 5);
  });

  it('is 1 for the same picture, and null where no window fits', () => {
    expect(ssim(picture(64, 32), picture(64, 32))).toBe(1);
    expect([ssim(picture(10, 64), picture(10, 64)), ssim(plain(1, 1, [1]), plain(1, 1, [2]))]).toEqual([null, null]);
    expect(ssim(picture(11, 11), picture(11, 11))).toBe(1);
  });
});

describe('colours', () => {
  it('puts white, grey and red where CIE puts them', () => {
    const [white, grey, red] = [
      [255, 255, 255],
      [119, 119, 119],
      [255, 0, 0],
    ].map((colour) => meanLab(plain(2, 2, colour))!);
    [white, grey, red].forEach((lab, i) => {
      const expected = [
        [100, 0, 0],
        [50.03, 0, 0],
        [53.24, 80.09, 67.2],
      ][i];
      lab.forEach((value, k) => {
        expect(value).toBeCloseTo(expected[k], 1);
      });
    });
  });

  it('sees a cast outside the mask only', () => {
    const image = plain(20, 20, [120, 120, 120]);
    const mask = boxMask(20, 20, { x: 5, y: 5, width: 10, height: 10 });
    const inside = { ...image, data: image.data.slice() };
    mask.data.forEach((value, i) => {
      if (value) inside.data.set([255, 0, 0], i * 3);
    });
    expect([colourCast(image, inside, mask), meanDeltaE(image, inside, mask)]).toEqual([0, 0]);
    expect(colourCast(image, inside)).toBeGreaterThan(5);
    expect(colourCast(image, plain(20, 20, [130, 120, 110]), mask)).toBeGreaterThan(5);
    expect(colourCast(image, image, plain(20, 20, [255]))).toBeNull();
  });

  it('lays alpha on mid grey', () => {
    expect(meanDeltaE(plain(4, 4, [255, 0, 0, 0]), plain(4, 4, [128, 128, 128]))).toBeCloseTo(0, 6);
  });
});

describe('sharpness', () => {
  it('of a checkerboard of single pixels is the largest there is, of a plain image 0', () => {
    const board = createRaster(16, 16, 1);
    for (let i = 0; i < 256; i++) board.data[i] = ((i >> 4) + i) % 2 ? 255 : 0;
    expect(laplacianVariance(board)).toBeCloseTo((4 * 255) ** 2, 3);
    expect(laplacianVariance(plain(16, 16, [80, 90, 100]))).toBeCloseTo(0, 3);
  });

  it('has no ratio to a flat base, an empty mask or a single pixel', () => {
    const image = picture(16, 16);
    expect(sharpnessRatio(plain(16, 16, [50]), image)).toBeNull();
    expect(sharpnessRatio(image, image, createRaster(16, 16, 1))).toBeNull();
    expect(sharpnessRatio(plain(1, 1, [5]), plain(1, 1, [5]))).toBeNull();
    expect(sharpnessRatio(image, image)).toBe(1);
  });
});

describe('seamRatio', () => {
  it('is about 1 for a tile that repeats and large for a gradient', () => {
    const tile = createRaster(64, 64, 1);
    const gradient = createRaster(64, 64, 1);
    for (let i = 0; i < 4096; i++) {
      tile.data[i] = 128 + 100 * Math.sin((2 * Math.PI * 4 * (i % 64)) / 64 + 0.3);
      gradient.data[i] = (i % 64) * 4;
    }
    expect(seamRatio(tile)!.horizontal).toBeLessThan(2);
    expect(seamRatio(gradient)!.horizontal).toBeCloseTo(252.5 / 4.5, 6);
    expect(seamRatio(gradient)!.vertical).toBe(1);
  });

  it('is 1 for a plain tile and null for a single pixel', () => {
    expect(seamRatio(plain(8, 8, [3, 4, 5]))).toEqual({ horizontal: 1, vertical: 1 });
    expect(seamRatio(plain(1, 8, [3]))).toBeNull();
  });
});

describe('changeOutside', () => {
  it('finds the one level that differs', () => {
    const image = picture(30, 20);
    const other = { ...image, data: image.data.slice() };
    other.data[7] ^= 1;
    expect(changeOutside(image, other, null)).toEqual({ max: 1, mean: 1 / 1800, changedPixels: 1 });
    expect(changeOutside(image, other, boxMask(30, 20, { x: 2, y: 0, width: 1, height: 1 }))).toMatchObject({ max: 0, changedPixels: 0 });
    expect(changeOutside(image, other, plain(30, 20, [255]))).toBeNull();
  });

  it('counts a missing alpha as opaque', () => {
    const opaque = plain(2, 1, [1, 2, 3]);
    expect(changeOutside(opaque, plain(2, 1, [1, 2, 3, 255]), null)).toMatchObject({ max: 0 });
    expect(changeOutside(opaque, plain(2, 1, [1, 2, 3, 0]), null)).toEqual({ max: 255, mean: 255 / 4, changedPixels: 2 });
    expect(changeOutside(plain(2, 1, [9]), plain(2, 1, [9, 9, 9]), null)).toMatchObject({ max: 0 });
  });
});

describe('measureProof', () => {
  const share = expect.any(Number);
  const final = {
    laplacianVariance: expect.any(Number),
    noise: expect.any(Number),
    banding: share,
    clipped: { low: share, high: share, black: share, white: share },
  };
  const before = picture(64, 48);
  const mask = boxMask(64, 48, { x: 10, y: 10, width: 30, height: 12 });
  const after = { ...before, data: before.data.slice() };
  mask.data.forEach((value, i) => {
    if (value) after.data.set([20, 20, 20], i * 3);
  });

  it('measures a lettered proof', () => {
    const metrics = measureProof({ before, after, mask, isTileable: false, characterErrorRate: { before: 1, after: 0 } });
    expect(metrics).toEqual({
      characterErrorRate: { before: 1, after: 0 },
      outsideMask: { max: 0, mean: 0 },
      ssim: expect.any(Number),
      sharpnessRatio: expect.any(Number),
      colourCast: 0,
      seamRatio: null,
      final,
    });
    expect(metrics.ssim).toBeLessThan(1);
  });

  it('gives null for what does not apply: no lettering, another size, no tile', async () => {
    const untouched = { characterErrorRate: NO_RATE, outsideMask: null, ssim: 1, sharpnessRatio: 1, colourCast: 0, seamRatio: null, final };
    expect(measureProof({ before, after: before, mask: null, isTileable: false, characterErrorRate: NO_RATE })).toEqual(untouched);
    expect(measureProof({ before, after: picture(128, 96), mask: null, isTileable: true, characterErrorRate: NO_RATE })).toEqual({
      characterErrorRate: NO_RATE,
      outsideMask: null,
      ssim: null,
      sharpnessRatio: null,
      colourCast: expect.any(Number),
      seamRatio: { horizontal: expect.any(Number), vertical: expect.any(Number) },
      final,
    });
  });

  it('refuses a mask that does not fit', () => {
    expect(() => measureProof({ before, after, mask: createRaster(9, 9, 1), isTileable: false, characterErrorRate: NO_RATE })).toThrow(
      '64 × 48 px and 9 × 9 px',
    );
    expect(() => measureProof({ before, after, mask: createRaster(64, 48, 3), isTileable: false, characterErrorRate: NO_RATE })).toThrow('one channel');
  });
});
