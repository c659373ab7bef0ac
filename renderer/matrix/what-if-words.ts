import type { ModelStatus, Way, WhatIf } from '../../shared/routing.ts';
import { formatCount } from '../ui/format.ts';
import { modelLabel } from './model-status.ts';
import { paramWords } from './params.ts';

/** The answer in a sentence, to be read after the number of changes if there are any; says why when nothing would change. */
export function whatIfWords({ considered, changed }: WhatIf): string {
  if (considered === 0) return 'There are no prompts in this project yet to try it on.';
  const newest = considered === 1 ? 'your newest prompt' : `your newest ${formatCount(considered)} prompts`;
  if (changed.length > 0) return `of ${newest} would be rendered another way.`;
  return `None of ${newest} would be rendered another way. Models that are not connected are passed over, and what follows the render does not change the way.`;
}

/** Where a prompt goes: a model, or those of its object and its style, and their settings. */
export function wayLabel({ models: way, params }: Way, models: readonly ModelStatus[]): string {
  const settings = Object.keys(params).length > 0 ? ` (${paramWords(params)})` : '';
  return `${modelsLabel(way, models)}${settings}`;
}

function modelsLabel(way: string, models: readonly ModelStatus[]): string {
  const [object, style] = way.split(' + ');
  if (style === undefined) return modelLabel(way, models);
  return object === style ? `${modelLabel(object, models)}, split` : `${modelLabel(object, models)} + ${modelLabel(style, models)}, split`;
}
