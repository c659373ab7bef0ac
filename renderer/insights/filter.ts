import type { InsightsQuery } from '../../shared/insights.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { msg, t } from '../words/t.ts';
import { operationWords } from './questions/operations.ts';

/** What figures are about besides the time; left out = all. */
export type Filter = Omit<InsightsQuery, 'sinceDays'>;

export const FILTER_NAMES = ['model', 'intent', 'host', 'operation'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** How a filter is called, and what stands in its field while it lets everything in. */
export const FILTER_WORDS: Record<FilterName, { label: string; all: string }> = {
  model: { label: msg('Model'), all: msg('All models') },
  intent: { label: msg('Intent'), all: msg('All intents') },
  host: { label: msg('Machine'), all: msg('All machines') },
  operation: { label: msg('Step'), all: msg('All steps') },
};

/** A press on what is chosen already takes the choice back. */
export function toggled(filter: Filter, name: FilterName, value: string): Filter {
  const { [name]: now, ...others } = filter;
  return now === value ? others : { ...others, [name]: value };
}

/** A chosen value in words. */
export function valueWords(name: FilterName, value: string, modelLabels: Readonly<Record<string, string>>): string {
  if (name === 'model') return modelLabels[value] ?? value;
  if (name === 'intent') return t(INTENT_LABELS[value as keyof typeof INTENT_LABELS]);
  if (name === 'operation') return operationWords(value);
  return value === '' ? t('This machine') : value;
}
