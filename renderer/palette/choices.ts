import { t } from '../words/t.ts';
import { type ActionEntry, allEntries, type EntryContext, matchingEntries } from './entries.ts';
import type { Found } from './search-store.ts';

/** What the arrow keys move along. */
export type Choice = { kind: 'action'; entry: ActionEntry } | { kind: 'found'; found: Found };

export interface ChoiceGroup {
  heading: string;
  choices: readonly Choice[];
}

/** More are not read by anybody. */
const MOST_ACTIONS = 12;

/** Everything that the palette offers for what was typed, in its order. */
export function choicesFor(query: string, context: EntryContext, found: readonly Found[]): ChoiceGroup[] {
  if (query.trim() === '')
    return allEntries(context).map(({ heading, entries }) => ({ heading, choices: entries.map((entry) => ({ kind: 'action', entry })) }));
  const actions = matchingEntries(query, context).slice(0, MOST_ACTIONS);
  const group = (heading: string, kind: Found['kind']): ChoiceGroup => ({
    heading,
    choices: found.filter((one) => one.kind === kind).map((one) => ({ kind: 'found', found: one })),
  });
  const groups: ChoiceGroup[] = [
    { heading: t('Do'), choices: actions.map((entry) => ({ kind: 'action', entry })) },
    group(t('Proofs'), 'proof'),
    group(t('Jobs'), 'job'),
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}
