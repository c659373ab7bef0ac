import { expect, test } from 'vitest';
import { readPreferences } from '../../../renderer/app/preferences.ts';
import { createPreferenceStore, type PreferenceCache } from '../../../renderer/app/preferences-store.ts';
import { AppError } from '../../../shared/errors.ts';
import type { StoredPreferences } from '../../../shared/preferences.ts';

function setUp({ stored = {}, cached = null, isBroken = false }: { stored?: StoredPreferences; cached?: unknown; isBroken?: boolean } = {}) {
  const due: (() => void)[] = [];
  const saved: StoredPreferences[] = [];
  const errors: unknown[] = [];
  const cache: PreferenceCache & { kept: unknown } = {
    kept: cached,
    read: () => cache.kept,
    write(preferences) {
      cache.kept = preferences;
    },
  };
  const state = { isBroken };
  const preferences = createPreferenceStore({
    api: {
      preferences: async () => stored,
      async setPreferences({ changes }) {
        if (state.isBroken) throw new AppError('read-only', 'preferences.json could not be written.');
        saved.push(changes);
        return changes;
      },
    },
    cache,
    schedule: (run) => due.push(run),
    onError: (error) => errors.push(error),
  });
  async function pass(): Promise<void> {
    for (const run of due.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { preferences, saved, errors, cache, pass, state };
}

test('a wish takes effect at once, and is kept by this browser and once by the studio', async () => {
  const { preferences, saved, cache, pass } = setUp();
  preferences.getState().set({ theme: 'light' });
  preferences.getState().set({ scale: 125, theme: 'system' });
  expect(preferences.getState()).toMatchObject({ theme: 'system', scale: 125, language: 'en' });
  expect(cache.kept).toMatchObject({ theme: 'system', scale: 125 });
  expect(saved).toEqual([]);
  await pass();
  expect(saved).toEqual([{ theme: 'system', scale: 125 }]);
});

test('what the studio keeps wins over what this browser remembers, but not over what was set meanwhile', async () => {
  const { preferences } = setUp({ stored: { theme: 'light', language: 'de' }, cached: { theme: 'system', contrast: 'more', language: 'en' } });
  expect(preferences.getState()).toMatchObject({ theme: 'system', contrast: 'more' });
  preferences.getState().set({ language: 'en' });
  await preferences.getState().load();
  expect(preferences.getState()).toMatchObject({ theme: 'light', contrast: 'system', language: 'en' });
});

test('a wish that could not be kept is told, holds for now, and is tried again with the next', async () => {
  const { preferences, saved, errors, pass, state } = setUp({ isBroken: true });
  preferences.getState().set({ theme: 'light' });
  await pass();
  expect(errors).toHaveLength(1);
  expect(preferences.getState().theme).toBe('light');
  state.isBroken = false;
  preferences.getState().set({ scale: 150 });
  await pass();
  expect(saved).toEqual([{ theme: 'light', scale: 150 }]);
});

test('a wish that was set just before the window closed is handed over by the next one', async () => {
  const first = setUp();
  first.preferences.getState().set({ keys: { 'go.export': ['Mod+Shift+E'] } });
  const next = setUp({ stored: { theme: 'light' }, cached: first.cache.kept });
  expect(next.preferences.getState().keys).toEqual({ 'go.export': ['Mod+Shift+E'] });
  await next.preferences.getState().load();
  expect(next.preferences.getState()).toMatchObject({ theme: 'light', keys: { 'go.export': ['Mod+Shift+E'] } });
  await next.pass();
  expect(next.saved).toEqual([{ keys: { 'go.export': ['Mod+Shift+E'] } }]);
  expect(next.cache.kept).toMatchObject({ unsaved: [] });
});

test('what cannot be understood is left out, name by name', () => {
  expect(
    readPreferences({
      theme: 'pink',
      contrast: 'more',
      scale: 1000,
      keys: { 'app.undo': 'Z' },
      seen: ['tour', 7],
      noticeSeconds: 8,
      isRailNarrow: false,
      other: 1,
    }),
  ).toEqual({ contrast: 'more', noticeSeconds: 8, isRailNarrow: false });
  expect([readPreferences(null), readPreferences('x'), readPreferences([])]).toEqual([{}, {}, {}]);
});
