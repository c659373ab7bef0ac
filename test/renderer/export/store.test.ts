import { expect, test } from 'vitest';
import { createExportStore, type EditKind } from '../../../renderer/export/store.ts';
import type { ExportRequest } from '../../../shared/export.ts';
import { fakePreflight, fakePreset, PROOFS } from './fake-export.ts';

function setUp() {
  const asked: ExportRequest[] = [];
  const edits: EditKind[] = [];
  const store = createExportStore({
    api: {
      names: async ({ request }) => ({
        names: [{ proofId: 'proof-1', path: request.template ?? '', isDuplicate: false }],
        total: 3,
        faults: [],
      }),
      preflight: async (request) => {
        asked.push(request as ExportRequest);
        return fakePreflight(request as ExportRequest);
      },
      // One proof a page, so that paging is seen.
      listProofs: async ({ offset = 0 }) => ({ proofs: PROOFS.slice(offset, offset + 1), total: PROOFS.length }),
      chooseFolder: async () => '/elsewhere',
      openFolder: async () => undefined,
    },
    folder: '/exports',
    schedule: (run) => run(),
    onEdited: (kind) => edits.push(kind),
    onError: (error) => {
      throw error;
    },
  });
  return { store, asked, edits };
}

test('every approved proof goes until some are taken out', async () => {
  const { store, asked } = setUp();
  await store.getState().open();
  expect(store.getState().proofs.map(({ id }) => id)).toEqual(['proof-1', 'proof-2', 'proof-3']);
  expect(asked.at(-1)?.proofIds).toBeUndefined();

  store.getState().leaveOut(['proof-2']);
  await expect.poll(() => store.getState().preflight?.files.length).toBe(2);
  // The newest is listed first; an export goes through them from the oldest on, whether all go or some.
  expect(asked.at(-1)?.proofIds).toEqual(['proof-3', 'proof-1']);
});

test('what is missing is said at once, without asking the studio', async () => {
  const { store, asked } = setUp();
  await store.getState().open();
  const before = asked.length;
  store.getState().leaveOut(PROOFS.map(({ id }) => id));
  expect(store.getState()).toMatchObject({ preflight: null, missing: expect.stringContaining('No proof is chosen') });
  store.getState().leaveOut([]);
  store.getState().change({ folder: ' ' });
  expect(store.getState().missing).toContain('in which folder');
  store.getState().change({ folder: '/exports', template: '' });
  expect(store.getState()).toMatchObject({ names: null, missing: expect.stringContaining('how the files should be called') });
  expect(asked).toHaveLength(before + 1);
});

test('names follow the template', async () => {
  const { store } = setUp();
  await store.getState().open();
  store.getState().change({ template: '{intent}/{slug}' });
  await expect.poll(() => store.getState().names?.names[0].path).toBe('{intent}/{slug}');
});

test('a preset brings all settings; folder and proofs stay', async () => {
  const { store, edits } = setUp();
  await store.getState().open();
  store.getState().leaveOut(['proof-2']);
  store.getState().change({ folder: '/mine', quality: 40 });
  store.getState().take(fakePreset('Shop', 'own', { format: 'webp', scales: [1, 2] }));
  expect(store.getState().request).toMatchObject({
    folder: '/mine',
    proofIds: ['proof-3', 'proof-1'],
    format: 'webp',
    scales: [1, 2],
    quality: 90,
    preset: 'Shop',
  });
  expect(edits).toEqual(['proofs', 'folder', 'preset']);
});

test('a fix changes what the studio says, also which proofs go', async () => {
  const { store } = setUp();
  await store.getState().open();
  store.getState().fix({ sides: 'pad' }, 'Padded');
  expect(store.getState().request.sides).toBe('pad');
  store.getState().fix({ proofIds: ['proof-3'] }, 'Left out');
  expect([...store.getState().leftOut]).toEqual(['proof-1', 'proof-2']);
  expect(store.getState().request).toMatchObject({ sides: 'pad', proofIds: ['proof-3'] });
});

test('a chosen folder is taken', async () => {
  const { store } = setUp();
  await store.getState().chooseFolder();
  expect(store.getState().request.folder).toBe('/elsewhere');
});
