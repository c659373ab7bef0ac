import { expect, test } from 'vitest';
import type { Deed } from '../../../renderer/app/undo-store.ts';
import { isChanged, settingsOf } from '../../../renderer/export/presets/is-changed.ts';
import { createPresetStore } from '../../../renderer/export/presets/preset-store.ts';
import { exportSettingsSchema } from '../../../shared/export.ts';
import type { ExportPreset } from '../../../shared/export-presets.ts';
import { fakePreset, fakeRequest } from './fake-export.ts';

function setUp() {
  let kept: ExportPreset[] = [fakePreset('unity', 'engine'), fakePreset('Shop', 'own')];
  const deeds: Deed[] = [];
  const errors: unknown[] = [];
  const saved: string[] = [];
  const store = createPresetStore({
    api: {
      presets: async () => kept,
      savePreset: async ({ id = 'new', name, about = '', settings }) => {
        if (kept.some((other) => other.name === name && other.id !== id)) throw new Error('conflict');
        const preset: ExportPreset = { id, name, about, group: 'own', settings: exportSettingsSchema.parse(settings) };
        kept = [...kept.filter((other) => other.id !== id), preset];
        return preset;
      },
      removePreset: async ({ id }) => {
        kept = kept.filter((other) => other.id !== id);
      },
      presetFile: async ({ ids }) => ({ fileName: `${ids.join('+')}.json`, content: '{}' }),
      importPresets: async ({ content }) => {
        const added = [fakePreset(content, 'own')];
        kept = [...kept, ...added];
        return added;
      },
    },
    did: (deed) => deeds.push(deed),
    doing: (work) => work,
    saveFile: (fileName) => saved.push(fileName),
    onError: (error) => errors.push(error),
  });
  const names = () => store.getState().presets?.map(({ name }) => name);
  return { store, deeds, errors, saved, names };
}

test('saves, and takes it back and does it again', async () => {
  const { store, deeds, names } = setUp();
  const settings = settingsOf({ ...fakeRequest(), quality: 71 });
  expect(await store.getState().create('Poster', settings)).toMatchObject({ name: 'Poster', settings: { quality: 71 } });
  expect(names()).toEqual(['unity', 'Shop', 'Poster']);
  await deeds[0].undo();
  expect(names()).toEqual(['unity', 'Shop']);
  await deeds[0].redo?.();
  expect(names()).toEqual(['unity', 'Shop', 'Poster']);
});

test('renames and deletes, and takes both back', async () => {
  const { store, deeds, names } = setUp();
  await store.getState().load();
  const shop = fakePreset('Shop', 'own');
  await store.getState().rename(shop, 'Web shop');
  expect(names()).toEqual(['unity', 'Web shop']);
  await deeds[0].undo();
  expect(names()).toEqual(['unity', 'Shop']);
  await store.getState().remove(shop);
  expect(names()).toEqual(['unity']);
  await deeds[1].undo();
  expect(names()).toEqual(['unity', 'Shop']);
});

test('a name that is taken is said and changes nothing', async () => {
  const { store, deeds, errors, names } = setUp();
  await store.getState().load();
  expect(await store.getState().create('Shop', settingsOf(fakeRequest()))).toBeNull();
  expect(errors).toHaveLength(1);
  expect(deeds).toEqual([]);
  expect(names()).toEqual(['unity', 'Shop']);
});

test('hands on as a file, and takes one in that can be taken back', async () => {
  const { store, deeds, saved, names } = setUp();
  await store.getState().saveAsFile([fakePreset('Shop', 'own')]);
  expect(saved).toEqual(['Shop.json']);
  await store.getState().importFile('Poster');
  expect(names()).toEqual(['unity', 'Shop', 'Poster']);
  await deeds[0].undo();
  expect(names()).toEqual(['unity', 'Shop']);
});

test('only settings make a preset look changed', () => {
  const preset = fakePreset('Shop', 'own', { format: 'webp' });
  const request = { ...preset.settings, folder: '/a', proofIds: ['x'], preset: 'Shop' };
  expect(isChanged(request, preset)).toBe(false);
  expect(isChanged({ ...request, scales: [2] }, preset)).toBe(true);
});
