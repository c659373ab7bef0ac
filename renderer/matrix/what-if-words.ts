import type { Expectation, ModelStatus, Way, WhatIf, WhatIfChange } from '../../shared/routing.ts';
import { formatCost, formatCount, formatMs } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { modelLabel } from './model-status.ts';
import { paramWords } from './params.ts';

/** The answer in a sentence, to be read after the number of changes if there are any; says why when nothing would change. */
export function whatIfWords({ considered, changed, otherSteps }: WhatIf): string {
  if (considered === 0) return t('There are no prompts in this project yet to try it on.');
  if (changed.length > 0)
    return t(
      '{considered, plural, one {of your newest prompt would be rendered another way.} other {of your newest # prompts would be rendered another way.}}',
      {
        considered,
      },
    );
  if (otherSteps > 0)
    return t(
      '{otherSteps, plural, one {Other steps would follow the render of one prompt;} other {Other steps would follow the renders of # prompts;}} none would go elsewhere.',
      { otherSteps },
    );
  return t(
    '{considered, plural, one {Your newest prompt would not be rendered another way.} other {None of your newest # prompts would be rendered another way.}} Models that are not connected are passed over.',
    { considered },
  );
}

/** Where a prompt goes: a model, or those of its object and its style, their settings, and who letters. */
export function wayLabel({ models: way, params, letterers = [] }: Way, models: readonly ModelStatus[]): string {
  const settings = Object.keys(params).length > 0 ? ` (${paramWords(params)})` : '';
  const made = `${modelsLabel(way, models)}${settings}`;
  if (letterers.length === 0) return made;
  return t('{made}, lettered by {letterers}', { made, letterers: letterers.map((id) => modelLabel(id, models)).join(' → ') });
}

function modelsLabel(way: string, models: readonly ModelStatus[]): string {
  const [object, style] = way.split(' + ');
  if (style === undefined) return modelLabel(way, models);
  return object === style
    ? t('{model}, split', { model: modelLabel(object, models) })
    : t('{object} + {style}, split', { object: modelLabel(object, models), style: modelLabel(style, models) });
}

/** Sums over the prompts that would go elsewhere and of which both sides are known. */
export interface WhatIfSum {
  before: number;
  after: number;
  /** Prompts that are in the sums. */
  known: number;
  /** Prompts of which one side or the other is not known. */
  unknown: number;
}

/** Seconds or US dollars before and after, over what can be told. */
export function sumOf(changes: readonly WhatIfChange[], field: keyof Expectation): WhatIfSum {
  const sum: WhatIfSum = { before: 0, after: 0, known: 0, unknown: 0 };
  for (const { before, after } of changes) {
    const [was, is] = [before[field], after[field]];
    if (was === null || is === null) {
      sum.unknown++;
      continue;
    }
    sum.known++;
    sum.before += was;
    sum.after += is;
  }
  return sum;
}

/** "12 min 05 s", or "$3.10"; "$0" for nothing, so that two sums can be compared. */
export function amountWords(value: number, field: keyof Expectation): string {
  return field === 'seconds' ? formatMs(value * 1000) : value === 0 ? '$0' : formatCost(value);
}

/** A prompt's own change: "14.0 s → 0.3 s"; '' where neither side is known. */
export function changeWords({ before, after }: Pick<WhatIfChange, 'before' | 'after'>, field: keyof Expectation): string {
  const [was, is] = [before[field], after[field]];
  if (was === null && is === null) return '';
  const words = (value: number | null) => (value === null ? t('unknown') : amountWords(value, field));
  return words(was) === words(is) ? words(is) : `${words(was)} → ${words(is)}`;
}

/** "−74 %", "+12 %"; '' where there is nothing to compare with. */
export function shareWords({ before, after }: Pick<WhatIfSum, 'before' | 'after'>): string {
  if (before === 0 || before === after) return '';
  const percent = Math.round((after / before - 1) * 100);
  return `${percent < 0 ? '−' : '+'}${formatCount(Math.abs(percent))} %`;
}
