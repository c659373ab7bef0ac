import type { ActionSpec } from '../app/actions/action.ts';
import { type Chord, normalChord } from '../app/actions/chord.ts';
import { keysOf, mayClash, type OwnKeys } from '../app/actions/key-table.ts';

const has = (keys: readonly Chord[], chord: Chord) => keys.some((key) => normalChord(key) === normalChord(chord));
const isSame = (a: readonly Chord[], b: readonly Chord[]) => a.length === b.length && a.every((chord) => has(b, chord));

/** The person's keys with other ones for an action; keys as they ship are not written down, so that a newer Galley may change them. */
export function withKeys(own: OwnKeys, spec: ActionSpec, keys: readonly Chord[]): OwnKeys {
  const { [spec.id]: _before, ...others } = own;
  return isSame(keys, spec.keys) ? others : { ...others, [spec.id]: keys };
}

export function withKey(own: OwnKeys, spec: ActionSpec, chord: Chord): OwnKeys {
  const keys = keysOf(spec, own);
  return has(keys, chord) ? own : withKeys(own, spec, [...keys, chord]);
}

export function withoutKey(own: OwnKeys, spec: ActionSpec, chord: Chord): OwnKeys {
  return withKeys(
    own,
    spec,
    keysOf(spec, own).filter((key) => normalChord(key) !== normalChord(chord)),
  );
}

/** Other actions that the same key would mean where this one can be run. */
export function clashesOf(chord: Chord, spec: ActionSpec, specs: readonly ActionSpec[], own: OwnKeys): ActionSpec[] {
  return specs.filter((other) => mayClash(spec, other) && has(keysOf(other, own), chord));
}

/** Gives the key to this action and takes it from all that it would clash with. */
export function takeKey(own: OwnKeys, spec: ActionSpec, chord: Chord, specs: readonly ActionSpec[]): OwnKeys {
  const freed = clashesOf(chord, spec, specs, own).reduce((keys, other) => withoutKey(keys, other, chord), own);
  return withKey(freed, spec, chord);
}

/** Keys that never reach the window: the keyboard's own way through it, or what a browser keeps for itself. */
const NEVER = new Set(['Escape', 'Tab', 'Shift+Tab']);
const BROWSER = new Set(['Mod+W', 'Mod+T', 'Mod+N', 'Mod+Shift+W', 'Mod+Shift+T', 'Mod+Shift+N', 'Mod+Q', 'Alt+F4', 'F11', 'F12', 'F5', 'Mod+R', 'Mod+L']);

export type Refusal = 'never' | 'browser';

/** Why a chord cannot be anybody's; null = it can. */
export function refusalOf(chord: Chord): Refusal | null {
  if (NEVER.has(chord)) return 'never';
  return BROWSER.has(chord) ? 'browser' : null;
}
