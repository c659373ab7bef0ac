import { expect, it } from 'vitest';
import { alignedRanks, alignedRankTest } from '../../electron/statistics/aligned-ranks.ts';
import { mulberry32 } from '../../shared/mulberry.ts';

it('is the Wilcoxon rank sum test where there is one stratum', () => {
  // Ranks 6 … 10 of ten against 1 … 5: z = (40 - 27.5) / sqrt(5 · 5 · 11 / 12).
  const { score, pValue, effect } = alignedRankTest([{ before: [1, 2, 3, 4, 5], after: [6, 7, 8, 9, 10] }]);
  expect(score).toBeCloseTo(12.5 / Math.sqrt((25 * 11) / 12), 12);
  expect(pValue).toBeCloseTo(0.009023, 5);
  expect(effect).toBe(1);
});

it('takes what prompts have in common out, gives ties their mean rank, and finds nothing in nothing', () => {
  expect(
    alignedRanks([
      [1, 2],
      [101, 102],
      [5, 5],
    ]),
  ).toEqual([
    [1.5, 5.5],
    [1.5, 5.5],
    [3.5, 3.5],
  ]);
  expect(
    alignedRankTest([
      { before: [3, 3], after: [3] },
      { before: [1], after: [] },
    ]),
  ).toEqual({ score: 0, pValue: 1, effect: 0 });
  expect(alignedRankTest([])).toEqual({ score: 0, pValue: 1, effect: 0 });
});

it('turns round with its sides', () => {
  const there = alignedRankTest([
    { before: [1, 4, 2], after: [5, 3] },
    { before: [9], after: [12, 11] },
  ]);
  const back = alignedRankTest([
    { before: [5, 3], after: [1, 4, 2] },
    { before: [12, 11], after: [9] },
  ]);
  expect([back.score, back.effect, back.pValue]).toEqual([expect.closeTo(-there.score, 12), -there.effect, expect.closeTo(there.pValue, 12)]);
});

it('keeps its level: of unchanged data, five in a hundred lie below 0.05 and one in a hundred below 0.01', () => {
  const random = mulberry32(7);
  const draw = (count: number, base: number) => Array.from({ length: count }, () => base + random() ** 4);
  let [below5, below1] = [0, 0];
  for (let i = 0; i < 4000; i++) {
    const strata = Array.from({ length: 4 }, (_, prompt) => ({ before: draw(8, prompt), after: draw(3, prompt) }));
    const { pValue } = alignedRankTest(strata);
    if (pValue < 0.05) below5++;
    if (pValue < 0.01) below1++;
  }
  expect(below5 / 4000).toBeGreaterThan(0.03);
  expect(below5 / 4000).toBeLessThan(0.065);
  expect(below1 / 4000).toBeLessThan(0.018);
});
