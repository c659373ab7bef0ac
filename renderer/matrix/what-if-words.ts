import type { ModelStatus, WhatIf } from '../../shared/routing.ts';
import { formatCount } from '../ui/format.ts';
import { modelLabel } from './model-status.ts';

/** The answer in a sentence, to be read after the number of changes if there are any; says why when nothing would change. */
export function whatIfWords({ considered, changed }: WhatIf): string {
  if (considered === 0) return 'There are no prompts in this project yet to try it on.';
  const newest = considered === 1 ? 'your newest prompt' : `your newest ${formatCount(considered)} prompts`;
  if (changed.length > 0) return `of ${newest} would be rendered another way.`;
  return `None of ${newest} would be rendered another way. Models that are not connected are passed over; parameters and what follows the render do not change the way.`;
}

/** Where a prompt goes: a model, or those of its object and its style. */
export function wayLabel(way: string, models: readonly ModelStatus[]): string {
  const [object, style] = way.split(' + ');
  if (style === undefined) return modelLabel(way, models);
  return object === style ? `${modelLabel(object, models)}, split` : `${modelLabel(object, models)} + ${modelLabel(style, models)}, split`;
}
