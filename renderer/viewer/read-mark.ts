import type { LetteringRegion } from '../../shared/lettering.ts';

/** exact = the wanted string is read; wrong = another one; none = nothing is wanted there, or nobody can tell. */
export type ReadMark = 'exact' | 'wrong' | 'none';

/** What a region's reading is worth. After the pass it is the pass's own check; before it there was none, so the strings are compared. */
export function readMark({ wanted, check, readBefore }: LetteringRegion, reading: 'readBefore' | 'readAfter'): ReadMark {
  if (wanted === null) return 'none';
  if (reading === 'readBefore') return readBefore === '' ? 'none' : readBefore === wanted ? 'exact' : 'wrong';
  return check === 'exact' ? 'exact' : check === 'mismatch' ? 'wrong' : 'none';
}
