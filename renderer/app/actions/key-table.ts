import type { ActionSpec } from './action.ts';
import { type Chord, normalChord } from './chord.ts';

/** A person's own keys by action; an action that is not named has the keys it ships with. */
export type OwnKeys = Readonly<Record<string, readonly Chord[]>>;

export function keysOf(spec: ActionSpec, own: OwnKeys): readonly Chord[] {
  return own[spec.id] ?? spec.keys;
}

/** Actions by the chord that runs them; several where they belong to different pages: those of a place first, those that yield last. */
export function keyTable(specs: readonly ActionSpec[], own: OwnKeys): ReadonlyMap<Chord, readonly ActionSpec[]> {
  const table = new Map<Chord, ActionSpec[]>();
  for (const spec of specs)
    for (const chord of keysOf(spec, own)) {
      const known = table.get(normalChord(chord));
      if (known === undefined) table.set(normalChord(chord), [spec]);
      else known.push(spec);
    }
  const rank = ({ place, yields }: ActionSpec) => (place !== undefined ? 0 : yields ? 2 : 1);
  for (const same of table.values()) same.sort((a, b) => rank(a) - rank(b));
  return table;
}

/** Whether the same key could mean both: in the same place of a page, or one of them everywhere. */
export function mayClash(one: ActionSpec, other: ActionSpec): boolean {
  if (one.id === other.id || (one.inDialog ?? false) !== (other.inDialog ?? false)) return false;
  if (one.place !== other.place) return false;
  if (one.page !== undefined && other.page !== undefined) return one.page === other.page;
  return one.page === other.page || !(one.page === undefined ? one : other).yields;
}
