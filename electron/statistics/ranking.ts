import { mulberry32 } from '../../shared/mulberry.ts';
import type { Interval } from './bootstrap.ts';
import { bradleyTerry, type Vote } from './bradley-terry.ts';
import { quantile } from './quantiles.ts';
import { atOnce, type Steps } from './slices.ts';

/** A vote and the pictures it was given on: votes on the pictures of one prompt and seed hang together. */
export interface ItemVote extends Vote {
  item: string;
}

export interface Ranking {
  /** Per candidate, in the order given: Bradley–Terry log strength with its 95 % interval; the strengths sum to 0. */
  strengths: Interval[];
  /** Of "all are equally good": how often labels dealt at random give votes at least as uneven. */
  pValue: number;
  /** The candidate that is better than every other; null = the votes do not tell. */
  winner: number | null;
}

const REPLICATES = 1000;
const DEALS = 2000;
const LEVEL = 0.05;

/**
 * Who is liked best, and whether the votes can tell. A winner is named only where (1) dealing the candidates' labels anew within every item, which would change nothing
 * if all were equal, seldom gives votes as uneven (permutation test, p ≤ 0.05), and (2) the bootstrap interval of the winner's lead over each other
 * candidate, at 95 % for all leads together (Bonferroni), lies above 0. (1) keeps false winners at 5 % whatever the votes.
 * @param count of candidates, at least 2
 */
export function rankByVotes(count: number, votes: readonly ItemVote[], seed = 1): Ranking {
  return atOnce(rankSteps(count, votes, seed));
}

/** The same, step by step. */
export function* rankSteps(count: number, votes: readonly ItemVote[], seed = 1): Steps<Ranking> {
  const items = byItem(votes);
  const strengths = bradleyTerry(count, votes);
  const drawn = yield* bootstrapStrengths(count, items, seed);
  const pValue = votes.length === 0 ? 1 : yield* permutationTest(count, items, seed);
  const best = strengths.indexOf(Math.max(...strengths));
  const tail = LEVEL / Math.max(1, count - 1);
  const leads = [...strengths.keys()].every((other) => other === best || lowerBound(drawn, best, other, tail) > 0);
  return {
    strengths: [...strengths].map((value, candidate) => {
      const values = drawn.map((replicate) => replicate[candidate]).sort((a, b) => a - b);
      return { value, low: quantile(values, 0.025), high: quantile(values, 0.975) };
    }),
    pValue,
    winner: pValue <= LEVEL && leads ? best : null,
  };
}

function byItem(votes: readonly ItemVote[]): ItemVote[][] {
  const items = new Map<string, ItemVote[]>();
  for (const vote of votes) {
    const known = items.get(vote.item);
    if (known) known.push(vote);
    else items.set(vote.item, [vote]);
  }
  return [...items.values()];
}

/** Strengths from items drawn again with replacement. */
function* bootstrapStrengths(count: number, items: readonly ItemVote[][], seed: number): Steps<Float64Array[]> {
  const random = mulberry32(seed);
  const drawn: Float64Array[] = [];
  while (drawn.length < REPLICATES) {
    yield;
    const votes = items.flatMap(() => items[Math.floor(random() * items.length)]);
    drawn.push(bradleyTerry(count, votes));
  }
  return drawn;
}

function lowerBound(drawn: readonly Float64Array[], a: number, b: number, tail: number): number {
  return quantile(
    drawn.map((replicate) => replicate[a] - replicate[b]).sort((x, y) => x - y),
    tail,
  );
}

/** How uneven the votes are: squared surplus of wins per vote, over all candidates. */
function unevenness(count: number, votes: Iterable<readonly [a: number, b: number, score: number]>): number {
  const surplus = new Float64Array(count);
  const played = new Float64Array(count);
  for (const [a, b, score] of votes) {
    surplus[a] += 2 * score - 1;
    surplus[b] -= 2 * score - 1;
    played[a]++;
    played[b]++;
  }
  return surplus.reduce((total, won, candidate) => total + (played[candidate] === 0 ? 0 : won ** 2 / played[candidate]), 0);
}

function* permutationTest(count: number, items: readonly ItemVote[][], seed: number): Steps<number> {
  const random = mulberry32(seed + 1);
  const observed = unevenness(
    count,
    items.flat().map(({ a, b, score }) => [a, b, score] as const),
  );
  let extreme = 1;
  for (let deal = 0; deal < DEALS; deal++) {
    yield;
    const dealt = items.flatMap((item) => {
      const label = shuffled(count, random);
      return item.map(({ a, b, score }) => [label[a], label[b], score] as const);
    });
    if (unevenness(count, dealt) >= observed - 1e-9) extreme++;
  }
  return extreme / (DEALS + 1);
}

/** Fisher–Yates. */
function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other], order[index]];
  }
  return order;
}
