import type { ActionSpec } from '../app/actions/action.ts';
import { chordLabel } from '../app/actions/chord.ts';
import { keysOf, type OwnKeys } from '../app/actions/key-table.ts';
import { isMac } from '../app/actions/use-keys-of.ts';
import { PAGE_LABELS } from '../app/page-labels.ts';
import { fuzzyMatch } from '../palette/fuzzy.ts';
import { t } from '../words/t.ts';

export interface ActionGroup {
  heading: string;
  specs: readonly ActionSpec[];
}

/** The heading under which people look for an action. */
function headingOf({ page, group }: ActionSpec): string {
  const own = t(group);
  const place = page === undefined ? own : t(PAGE_LABELS[page]);
  return own.startsWith(place) ? own : `${place} · ${own}`;
}

/** Actions whose title or place answers, or that one of the keys typed runs. */
export function searchActions(query: string, specs: readonly ActionSpec[], own: OwnKeys): readonly ActionSpec[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return specs;
  return specs.filter((spec) => {
    const keys = keysOf(spec, own).map((chord) => chordLabel(chord, isMac()).toLowerCase());
    return (
      keys.includes(wanted) ||
      (wanted.length > 1 && keys.some((key) => key.includes(wanted))) ||
      fuzzyMatch(query, `${t(spec.title)} ${headingOf(spec)}`) !== null
    );
  });
}

/** In the order of the table. */
export function groupsOf(specs: readonly ActionSpec[]): ActionGroup[] {
  const groups = new Map<string, ActionSpec[]>();
  for (const spec of specs) {
    const heading = headingOf(spec);
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [spec]);
    else group.push(spec);
  }
  return [...groups].map(([heading, inGroup]) => ({ heading, specs: inGroup }));
}
