import { expect, it } from 'vitest';
import { quantile } from '../../electron/statistics/quantiles.ts';
import { medianAndP95, quantilesInPlace } from '../../electron/telemetry/selection.ts';
import { mulberry32 } from '../../shared/mulberry.ts';

const SHARES = [0, 0.25, 0.5, 0.95, 0.999, 1];

it.each([1, 2, 5, 4096, 4097, 50_000])('finds the quantiles that sorting finds, of %i numbers', (count) => {
  const random = mulberry32(count);
  const draws = [() => random() * 1000, () => Math.exp(20 * (random() - 0.5)), () => Math.floor(random() * 3), () => 7];
  for (const draw of draws) {
    const values = Float64Array.from({ length: count }, draw);
    const sorted = values.toSorted();
    expect(quantilesInPlace(values, SHARES)).toEqual(SHARES.map((share) => quantile(sorted, share)));
  }
});

it('finds them in a part of a larger array', () => {
  const values = Float64Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 20_000);
  expect(medianAndP95(values.subarray(5000, 15_000))).toEqual({
    median: quantile(values.slice(5000, 15_000).sort(), 0.5),
    p95: quantile(values.slice(5000, 15_000).sort(), 0.95),
  });
});

it('gives nothing of nothing', () => {
  expect(medianAndP95(new Float64Array())).toBeNull();
  expect(() => quantilesInPlace(new Float64Array(), [0.5])).toThrow(RangeError);
});
