import { mulberry32 } from '../../shared/mulberry.ts';
import { atOnce, type Steps } from './slices.ts';

/** Up to here all sign patterns are tried and the answer is exact. */
const MAX_EXACT = 14;
const DRAWS = 20_000;
/** Draws between two stops. */
const DRAWS_PER_STEP = 256;

/**
 * Two-sided sign-flip (Fisher randomisation) test of paired differences: how often a mean at least as far from 0 comes up when every difference could as well
 * have the other sign (Fisher 1935; Phipson and Smyth 2010 for the sampled case). Exact up to 14 differences, sampled with a seed beyond.
 * n differences can never give less than 2/2ⁿ: below 6 nothing is significant at 0.05.
 * @returns p in (0, 1]; 1 of no differences
 */
export function signFlipTest(differences: readonly number[], seed = 1): number {
  return atOnce(signFlipSteps(differences, seed));
}

/** The same, step by step. */
export function* signFlipSteps(differences: readonly number[], seed = 1): Steps<number> {
  const count = differences.length;
  if (count === 0) return 1;
  const sum = differences.reduce((total, difference) => total + difference, 0);
  // Sums of the same numbers in another order differ in the last bits.
  const bound = Math.abs(sum) - 1e-12 * differences.reduce((total, difference) => total + Math.abs(difference), 0);
  if (count <= MAX_EXACT) {
    let extreme = 0;
    for (let pattern = 0; pattern < 2 ** count; pattern++) {
      let flipped = 0;
      for (let index = 0; index < count; index++) flipped += (pattern >> index) & 1 ? -differences[index] : differences[index];
      if (Math.abs(flipped) >= bound) extreme++;
    }
    return extreme / 2 ** count;
  }
  const random = mulberry32(seed);
  let extreme = 1;
  for (let draw = 0; draw < DRAWS; draw++) {
    if (draw % DRAWS_PER_STEP === 0) yield;
    let flipped = 0;
    for (const difference of differences) flipped += random() < 0.5 ? -difference : difference;
    if (Math.abs(flipped) >= bound) extreme++;
  }
  return extreme / (DRAWS + 1);
}

/**
 * p values that hold for a whole family of tests (Holm 1979): with all of them at ≤ 0.05, one false alarm in twenty families.
 * @returns adjusted values, 0–1, in the order given
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length);
  let highest = 0;
  order.forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, pValues[index] * (pValues.length - rank)));
    adjusted[index] = highest;
  });
  return adjusted;
}
