import type { WhatIf } from '../../shared/routing.ts';
import { formatCount } from '../ui/format.ts';

/** The answer in a sentence, to be read after the number of changes if there are any; says why when nothing would change. */
export function whatIfWords({ considered, changed }: WhatIf): string {
  if (considered === 0) return 'There are no prompts in this project yet to try it on.';
  const newest = considered === 1 ? 'your newest prompt' : `your newest ${formatCount(considered)} prompts`;
  if (changed.length > 0) return `of ${newest} would go to another model.`;
  return `None of ${newest} would go to another model. Models that are not connected are passed over; parameters and what follows the render do not change the way.`;
}
