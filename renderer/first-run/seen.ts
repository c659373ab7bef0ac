import type { StoreApi } from 'zustand/vanilla';
import type { PreferenceState } from '../app/preferences-store.ts';

/** What is shown once. `first-run` stands for all of it: who has that is never led around. */
export type SeenName = 'welcome' | 'sample' | 'first-run' | `hint.${string}`;

export function isSeen(seen: readonly string[], name: SeenName): boolean {
  return seen.includes(name) || seen.includes('first-run');
}

/** Kept for this person, in all projects. */
export function markSeen(preferences: StoreApi<PreferenceState>, ...names: SeenName[]): void {
  const { seen, set } = preferences.getState();
  const news = names.filter((name) => !seen.includes(name));
  if (news.length > 0) set({ seen: [...seen, ...news] });
}

/** Shows everything of the first run again. */
export function forgetSeen(preferences: StoreApi<PreferenceState>): void {
  const { seen, set } = preferences.getState();
  set({ seen: seen.filter((name) => name !== 'welcome' && name !== 'sample' && name !== 'first-run' && !name.startsWith('hint.')) });
}
