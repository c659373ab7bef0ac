import type { ActionSpec } from '../app/actions/action.ts';
import type { Page } from '../app/navigation-store.ts';
import { PAGE_LABELS } from '../app/page-labels.ts';
import { t } from '../words/t.ts';
import { fuzzyMatch, plainLetters } from './fuzzy.ts';

/** One line of the palette that does something. */
export interface ActionEntry {
  spec: ActionSpec;
  title: string;
  /** Where it belongs: "Review". */
  group: string;
  /** Letters of the title that were found. */
  letters: readonly number[];
  /** Possible here, or after going to its page. */
  isPossible: boolean;
}

export interface EntryContext {
  specs: readonly ActionSpec[];
  page: Page;
  isBound: (id: string) => boolean;
  /** Newest first. */
  recent: readonly string[];
}

/** What was run lately is worth a word's beginning. */
const RECENT_BONUS = 8;
/** More than letters can make up for: what begins so comes before what has a word that begins so, and that before letters here and there. */
const STEP = 60;
/** What another page can do comes after words that begin so here; what cannot be done now, after everything. */
const OTHER_PAGE_MALUS = 1.2 * STEP;
const IMPOSSIBLE_MALUS = 6 * STEP;

export interface EntryGroup {
  heading: string;
  entries: readonly ActionEntry[];
}

function entryOf(spec: ActionSpec, { page, isBound }: EntryContext): Omit<ActionEntry, 'letters'> {
  const isElsewhere = spec.page !== undefined && spec.page !== page;
  return {
    spec,
    title: t(spec.title),
    group: spec.page === undefined ? t(spec.group) : t(PAGE_LABELS[spec.page]),
    isPossible: isElsewhere || isBound(spec.id),
  };
}

/** 3 = the title begins with what was typed, 2 = words of it do, 1 = its letters are there, 0 = only with the group's. */
function stepOf(query: string, title: string, isInTitle: boolean): number {
  if (!isInTitle) return 0;
  const bare = plainLetters(title);
  const typed = plainLetters(query).trim();
  if (bare.startsWith(typed)) return 3;
  const words = bare.split(/[^\p{L}\p{N}]+/u);
  return typed.split(/\s+/).every((part) => words.some((word) => word.startsWith(part))) ? 2 : 1;
}

/** Whether it is offered at all: what belongs to a place only while that is open. */
const isOffered = (spec: ActionSpec, { isBound }: EntryContext) => !spec.isHidden && (spec.place === undefined || isBound(spec.id));

/** Actions that answer what was typed, the best first; letters that are not in the title are looked for in its group. */
export function matchingEntries(query: string, context: EntryContext): ActionEntry[] {
  return context.specs
    .flatMap((spec) => {
      if (!isOffered(spec, context)) return [];
      const entry = entryOf(spec, context);
      const inTitle = fuzzyMatch(query, entry.title);
      const match = inTitle ?? fuzzyMatch(query, `${entry.title} ${entry.group} ${t(spec.group)}`);
      if (match === null) return [];
      const age = context.recent.indexOf(spec.id);
      const recency = age < 0 ? 0 : RECENT_BONUS / (age + 1);
      const malus = (entry.isPossible ? 0 : IMPOSSIBLE_MALUS) + (spec.page !== undefined && spec.page !== context.page ? OTHER_PAGE_MALUS : 0);
      return [
        {
          ...entry,
          letters: match.letters.filter((letter) => letter < entry.title.length),
          rank: STEP * stepOf(query, entry.title, inTitle !== null) + match.score + recency - malus,
        },
      ];
    })
    .sort((a, b) => b.rank - a.rank)
    .map(({ rank: _rank, ...entry }) => entry);
}

/** Everything, for who has typed nothing: what was run lately, what this page can do, then the rest by its place. */
export function allEntries(context: EntryContext): EntryGroup[] {
  const shown = context.specs.filter((spec) => isOffered(spec, context));
  const whole = (spec: ActionSpec): ActionEntry => ({ ...entryOf(spec, context), letters: [] });
  const recent = context.recent.flatMap((id) => shown.filter((spec) => spec.id === id)).slice(0, 5);
  const groups = new Map<string, ActionEntry[]>();
  const rest = shown.filter((spec) => !recent.includes(spec));
  for (const spec of [...rest.filter(({ page }) => page === context.page), ...rest.filter(({ page }) => page !== context.page)]) {
    const entry = whole(spec);
    const group = groups.get(entry.group);
    if (group === undefined) groups.set(entry.group, [entry]);
    else group.push(entry);
  }
  const named = [...groups].map(([heading, entries]) => ({ heading, entries: [...entries].sort((a, b) => Number(b.isPossible) - Number(a.isPossible)) }));
  return recent.length === 0 ? named : [{ heading: t('Used lately'), entries: recent.map(whole) }, ...named];
}
