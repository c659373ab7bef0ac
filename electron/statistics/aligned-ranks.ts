/** Values of one stratum (the renders of one prompt), on both sides of a change that is looked for. */
export interface Stratum {
  before: readonly number[];
  after: readonly number[];
}

export interface AlignedRanks {
  /** Two-sided, by the normal approximation of the permutation distribution; 1 where nothing differs. */
  pValue: number;
  /** Cliff's delta over pairs of the same stratum, -1 … 1. */
  effect: number;
  /** Standardised rank sum of `after`; what `pValue` is made of. */
  score: number;
}

/**
 * Are values higher or lower on one side, strata held apart? Aligned rank test (Hodges and Lehmann 1962): every value is taken relative to its stratum's mean, all are ranked together
 * (ties get their mean rank), and the rank sum of `after` is held against its mean and variance when labels are dealt anew within each stratum.
 * Effect: Cliff 1993. One outlier counts as one rank, so a single odd render cannot raise an alarm.
 */
export function alignedRankTest(strata: readonly Stratum[]): AlignedRanks {
  const both = strata.filter(({ before, after }) => before.length > 0 && after.length > 0);
  const ranks = alignedRanks(both.map(({ before, after }) => [...before, ...after]));
  let [distance, variance, more, pairs] = [0, 0, 0, 0];
  both.forEach(({ before, after }, index) => {
    const own = ranks[index];
    const mean = own.reduce((sum, rank) => sum + rank, 0) / own.length;
    for (let i = before.length; i < own.length; i++) distance += own[i] - mean;
    const squares = own.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
    variance += (before.length * after.length * squares) / (own.length * (own.length - 1));
    for (const a of after) for (const b of before) more += Math.sign(a - b);
    pairs += before.length * after.length;
  });
  const score = variance === 0 ? 0 : distance / Math.sqrt(variance);
  return { score, pValue: Math.min(1, 2 * upperTail(Math.abs(score))), effect: pairs === 0 ? 0 : more / pairs };
}

/** Ranks of all values relative to the mean of their stratum, in the shape that was given. */
export function alignedRanks(strata: readonly (readonly number[])[]): number[][] {
  // Equal values must stay equal whatever the last bits of a mean are.
  const grain = 1e-9 * strata.reduce((most, values) => values.reduce((size, value) => Math.max(size, Math.abs(value)), most), 1e-300);
  const aligned = strata.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => Math.round((value - mean) / grain));
  });
  const order = aligned.flatMap((values, stratum) => values.map((value, index) => ({ value, stratum, index }))).sort((a, b) => a.value - b.value);
  const ranks = aligned.map((values) => new Array<number>(values.length));
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to].value === order[from].value) to++;
    for (let i = from; i < to; i++) ranks[order[i].stratum][order[i].index] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/** Share of a standard normal above z ≥ 0; relative error below 1.2e-7 (Numerical Recipes, erfcc). */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const series =
    -1.26551223 +
    t *
      (1.00002368 +
        t * (0.37409196 + t * (0.09678418 + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  return 0.5 * t * Math.exp(-x * x + series);
}
