import type { Candidate } from './match-candidates.ts';

/** A choice of candidates that share no string and no region. */
export interface Alignment {
  chosen: Candidate[];
  /** Sum of the costs; 1 for each string without a place, and a little for strings that stand in another order than wanted. */
  total: number;
}

/** What a string without a place costs: more than any candidate. */
const NOWHERE = 1;
/** What it costs that a string stands before its predecessor: less than a wrong letter in a word, more than a tie. */
const DISORDER = 0.12;
/** Of two equal ways the one that uses more regions and strings explains more. */
const SIZE_BONUS = 1e-4;
/** Candidates of one string that are looked at. */
const MOST_CANDIDATES = 24;
/** Deep searches end here with the best found so far; twelve strings never come near it. */
const MOST_STEPS = 100_000;

/**
 * The alignment of least total cost (branch and bound over the strings in their order).
 * @param forced a candidate that must be part of it
 */
export function align(count: number, candidates: readonly Candidate[], forced?: Candidate): Alignment {
  const allowed = forced ? candidates.filter((candidate) => candidate === forced || !shares(candidate, forced)) : candidates;
  const starting = Array.from({ length: count }, (_, text) =>
    allowed
      .filter(({ texts }) => texts[0] === text)
      .sort((a, b) => costOf(a) - costOf(b))
      .slice(0, MOST_CANDIDATES),
  );
  if (forced && !starting[forced.texts[0]].includes(forced)) starting[forced.texts[0]].push(forced);
  const least = leastCosts(starting);
  const taken = new Set<number>();
  const path: Candidate[] = [];
  let best: Alignment = { chosen: [], total: Infinity };
  let steps = 0;

  function visit(text: number, total: number): void {
    if (total + least[text] >= best.total - 1e-9 || steps++ > MOST_STEPS) return;
    if (text === count) {
      best = { chosen: [...path], total };
      return;
    }
    for (const candidate of starting[text]) {
      if (candidate.regions.some((region) => taken.has(region))) continue;
      const last = path.at(-1);
      const disorder = last && last.regions[0] > candidate.regions[0] ? DISORDER : 0;
      for (const region of candidate.regions) taken.add(region);
      path.push(candidate);
      visit(text + candidate.texts.length, total + costOf(candidate) + disorder);
      path.pop();
      for (const region of candidate.regions) taken.delete(region);
    }
    if (text !== forced?.texts[0]) visit(text + 1, total + NOWHERE);
  }
  visit(0, 0);
  return best;
}

function costOf({ cost, texts, regions }: Candidate): number {
  return cost * texts.length - SIZE_BONUS * (texts.length + regions.length);
}

function shares(a: Candidate, b: Candidate): boolean {
  return a.texts.some((text) => b.texts.includes(text)) || a.regions.some((region) => b.regions.includes(region));
}

/** The least that all strings from each one on can cost, conflicts left out of account. */
function leastCosts(starting: readonly Candidate[][]): Float64Array {
  const least = new Float64Array(starting.length + 1);
  for (let text = starting.length - 1; text >= 0; text--) {
    least[text] = NOWHERE + least[text + 1];
    for (const candidate of starting[text]) least[text] = Math.min(least[text], costOf(candidate) + least[text + candidate.texts.length]);
  }
  return least;
}
