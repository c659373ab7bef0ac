import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../electron/statistics/bootstrap.ts';
import { bradleyTerry, type Vote } from '../../electron/statistics/bradley-terry.ts';
import { medianInPlace, quantile } from '../../electron/statistics/quantiles.ts';
import { type ItemVote, rankByVotes } from '../../electron/statistics/ranking.ts';
import { holm, signFlipTest } from '../../electron/statistics/sign-flip.ts';
import { mulberry32 } from '../../shared/mulberry.ts';

it('finds the median without sorting, the same to the last bit', () => {
  const random = mulberry32(5);
  for (let count = 1; count < 60; count++) {
    const values = Float64Array.from({ length: count }, () => (random() < 0.3 ? 0.5 : random()));
    expect(medianInPlace(values.slice())).toBe(quantile(values.slice().sort(), 0.5));
  }
  expect(() => medianInPlace(new Float64Array())).toThrow(RangeError);
});

describe('sign-flip test', () => {
  it('is exact for few differences', () => {
    // All of one sign: only the pattern itself and its mirror are as extreme.
    expect(signFlipTest([1, 2, 3, 4, 5, 6])).toBe(2 / 64);
    expect(signFlipTest([1, 2, 3, 4, 5])).toBe(2 / 32);
    expect(signFlipTest([1, -1])).toBe(1);
    expect(signFlipTest([0, 0, 0])).toBe(1);
    expect(signFlipTest([])).toBe(1);
  });

  it('agrees with the exact answer where it samples', () => {
    const differences = [0.4, -0.1, 0.3, 0.2, 0.5, -0.2, 0.1, 0.3, 0.6, -0.4, 0.2, 0.1, 0.3, 0.2];
    const exact = signFlipTest(differences);
    // Two zeros more change no sum, only the way it is counted.
    expect(signFlipTest([...differences, 0, 0])).toBeCloseTo(exact, 2);
  });

  it('calls a difference where there is none in one of twenty cases at most', () => {
    const random = mulberry32(7);
    let alarms = 0;
    for (let round = 0; round < 400; round++) {
      const differences = Array.from({ length: 10 }, () => random() - random());
      if (signFlipTest(differences) <= 0.05) alarms++;
    }
    expect(alarms / 400).toBeLessThan(0.08);
  });
});

it('holm: the smallest is held against all, the next against the rest, and none falls below the one before', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

describe('bootstrap', () => {
  it('gives the statistic, bounds around it, and the same ones each time', () => {
    const groups = [[1, 2], [3], [4, 5, 6], [7]];
    const interval = bootstrapInterval(groups, medianInPlace);
    expect(interval?.value).toBe(4);
    expect(interval?.low).toBeLessThan(4);
    expect(interval?.high).toBeGreaterThan(4);
    expect(bootstrapInterval(groups, medianInPlace)).toEqual(interval);
    expect(bootstrapInterval([], medianInPlace)).toBeNull();
    expect(bootstrapInterval([[5]], medianInPlace)).toEqual({ value: 5, low: 5, high: 5 });
  });

  it('covers the true median nearly as often as it says', () => {
    const random = mulberry32(3);
    let covered = 0;
    for (let round = 0; round < 200; round++) {
      // Prompts differ, and their renders resemble each other; the true median is 0.
      const groups = Array.from({ length: 20 }, () => {
        const middle = 4 * (random() - 0.5);
        return Array.from({ length: 3 }, () => middle + (random() - 0.5));
      });
      const { low, high } = bootstrapInterval(groups, medianInPlace, { replicates: 400, seed: round })!;
      if (low <= 0 && high >= 0) covered++;
    }
    expect(covered / 200).toBeGreaterThan(0.88);
  });
});

describe('Bradley–Terry', () => {
  it('finds the strengths that made the votes', () => {
    const truth = [0.9, 0.2, -0.3, -0.8];
    const random = mulberry32(11);
    const votes: Vote[] = [];
    for (let round = 0; round < 6000; round++) {
      const a = Math.floor(random() * 4);
      const b = (a + 1 + Math.floor(random() * 3)) % 4;
      votes.push({ a, b, score: random() < 1 / (1 + Math.exp(truth[b] - truth[a])) ? 1 : 0 });
    }
    const strengths = bradleyTerry(4, votes);
    for (const [index, strength] of strengths.entries()) expect(Math.abs(strength - truth[index])).toBeLessThan(0.1);
  });

  it('stays finite where one wins every vote, and level without votes or with ties', () => {
    const strengths = bradleyTerry(
      2,
      Array.from({ length: 500 }, () => ({ a: 0, b: 1, score: 1 })),
    );
    expect(strengths[0]).toBeGreaterThan(1.5);
    expect(Number.isFinite(strengths[0])).toBe(true);
    expect([...bradleyTerry(3, [])]).toEqual([0, 0, 0]);
    expect([...bradleyTerry(2, [{ a: 0, b: 1, score: 0.5 }])]).toEqual([0, 0]);
  });
});

describe('ranking by votes', () => {
  const vote = (strengths: readonly number[], items: number, seed: number): ItemVote[] => {
    const random = mulberry32(seed);
    return Array.from({ length: items }, (_, item) => {
      // Pictures have luck of their own, which all voters see alike.
      const shown = strengths.map((strength) => strength + (random() - 0.5));
      const a = Math.floor(random() * strengths.length);
      const b = (a + 1 + Math.floor(random() * (strengths.length - 1))) % strengths.length;
      return Array.from({ length: 2 }, () => ({ item: String(item), a, b, score: random() < 1 / (1 + Math.exp(shown[b] - shown[a])) ? 1 : 0 }));
    }).flat();
  };

  it('names the winner when there is one', () => {
    const { winner, pValue, strengths } = rankByVotes(3, vote([1.6, 0, -0.2], 80, 5));
    expect(winner).toBe(0);
    expect(pValue).toBeLessThan(0.01);
    expect(strengths[0].low).toBeGreaterThan(strengths[1].value);
  });

  it('names none when all are alike, in 19 of 20 bake-offs', () => {
    let named = 0;
    for (let round = 0; round < 60; round++) if (rankByVotes(3, vote([0, 0, 0], 30, 100 + round)).winner !== null) named++;
    expect(named).toBeLessThanOrEqual(6);
  });

  it('says nothing on no votes or one', () => {
    expect(rankByVotes(2, [])).toEqual({
      strengths: [
        { value: 0, low: 0, high: 0 },
        { value: 0, low: 0, high: 0 },
      ],
      pValue: 1,
      winner: null,
    });
    expect(rankByVotes(2, [{ item: 'x', a: 0, b: 1, score: 1 }]).winner).toBeNull();
  });
});
