import { useStore } from 'zustand';
import { useStores } from '../stores.ts';
import { specOf } from './all.ts';
import { chordLabel, isMacPlatform } from './chord.ts';
import { keysOf } from './key-table.ts';

export const isMac = (): boolean => isMacPlatform(globalThis.navigator?.platform ?? '');

/** What is printed on the key of an action, with the person's own keys: "A", "Ctrl+K"; undefined when it has none. */
export function useKeysOf(id: string): string | undefined {
  const { preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  const spec = specOf(id);
  const chord = spec === undefined ? undefined : keysOf(spec, own)[0];
  return chord === undefined ? undefined : chordLabel(chord, isMac());
}
