import { mulberry32 } from '../../shared/mulberry.ts';
import { quantile } from './quantiles.ts';
import { atOnce, type Steps } from './slices.ts';

/** Replicates between two stops. */
const DRAWS_PER_STEP = 32;

/** A figure with the bounds between which it lies with the stated confidence. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

export interface BootstrapOptions {
  /** 0–1. */
  level?: number;
  replicates?: number;
  seed?: number;
}

/**
 * Percentile bootstrap (Efron and Tibshirani 1993, chapter 13) over clusters: whole groups are drawn again, since the values of one group (the renders
 * of one prompt) resemble each other. Where there is one group only, its values are drawn instead: the interval then speaks of that group.
 * @param groups values per cluster, none of them empty
 * @param statistic of all drawn values; must not keep the array
 * @returns null of no values
 */
export function bootstrapInterval(
  groups: readonly (readonly number[])[],
  statistic: (values: Float64Array) => number,
  options: BootstrapOptions = {},
): Interval | null {
  return atOnce(bootstrapSteps(groups, statistic, options));
}

/** The same, step by step. */
export function* bootstrapSteps(
  groups: readonly (readonly number[])[],
  statistic: (values: Float64Array) => number,
  { level = 0.95, replicates = 2000, seed = 1 }: BootstrapOptions = {},
): Steps<Interval | null> {
  const all = groups.flat();
  if (all.length === 0) return null;
  const value = statistic(Float64Array.from(all));
  // Of equal numbers every draw is the same.
  if (all.every((one) => one === all[0])) return { value, low: value, high: value };
  const units = groups.length === 1 ? all.map((value) => [value]) : groups;
  const random = mulberry32(seed);
  const drawn = new Float64Array(replicates);
  const pool = new Float64Array(Math.max(...units.map((unit) => unit.length)) * units.length);
  for (let replicate = 0; replicate < replicates; replicate++) {
    if (replicate % DRAWS_PER_STEP === 0) yield;
    let count = 0;
    for (let draw = 0; draw < units.length; draw++) {
      const unit = units[Math.floor(random() * units.length)];
      for (const value of unit) pool[count++] = value;
    }
    drawn[replicate] = statistic(pool.subarray(0, count));
  }
  drawn.sort();
  const tail = (1 - level) / 2;
  return { value, low: quantile(drawn, tail), high: quantile(drawn, 1 - tail) };
}
