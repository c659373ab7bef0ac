import type { GateColour } from '../../shared/gates.ts';
import type { ReviewFilter, ReviewQuery, ReviewQueryInput, ReviewSort } from '../../shared/review.ts';

/** What narrows the list beside verdict and mark. */
export type Refinement = Omit<ReviewQuery, 'filter' | 'gate' | 'sort'>;

export interface QueryState {
  filter: ReviewFilter;
  /** Only proofs with this mark; null = all. */
  gate: GateColour | null;
  refinement: Refinement;
  sort: ReviewSort;
}

export const WHOLE: Readonly<QueryState> = { filter: 'all', gate: null, refinement: {}, sort: 'newest' };

export function queryOf({ filter, gate, refinement, sort }: QueryState): ReviewQueryInput {
  return { ...refinement, filter, sort, ...(gate !== null && { gate }) };
}

/** With what is undefined taken out: an empty choice is no filter. */
export function refined(refinement: Refinement, changes: Partial<Refinement>): Refinement {
  return Object.fromEntries(Object.entries({ ...refinement, ...changes }).filter(([, value]) => value !== undefined));
}

/** How many of the menu's filters are on; search and round show themselves. */
export function filterCount({ search: _search, roundId: _roundId, ...others }: Refinement): number {
  return Object.keys(others).length;
}
