import { expect, test } from 'vitest';
import { createExportStore } from '../../../renderer/export/store.ts';
import type { ExportRequest } from '../../../shared/export.ts';
import { fakeJob, fakeProof } from '../fakes/fake-data.ts';

const PROOFS = [1, 2, 3].map((number) => fakeProof(fakeJob(number, { prompt: `Proof ${number}` }, 'done')));

function setUp() {
  const asked: ExportRequest[] = [];
  const filesOf = ({ proofIds = PROOFS.map(({ id }) => id) }: Partial<ExportRequest>) =>
    proofIds.map((proofId) => ({ proofId, path: `${proofId}.png`, width: 8, height: 8, problem: '' }));
  const store = createExportStore({
    api: {
      preflight: async (request) => {
        asked.push(request as ExportRequest);
        return { files: filesOf(request), problems: [], isReady: true };
      },
      run: async (request) => ({
        folder: request.folder,
        files: filesOf(request).map((file) => ({ ...file, bytes: 1, sha256: '' })),
        manifestPath: null,
        contactSheetPath: null,
      }),
      // One proof a page, so that paging is seen.
      listProofs: async ({ offset = 0 }) => ({ proofs: PROOFS.slice(offset, offset + 1), total: PROOFS.length }),
      chooseFolder: async () => null,
      openFolder: async () => undefined,
    },
    folder: '/exports',
    schedule: (run) => run(),
    onError: (error) => {
      throw error;
    },
  });
  return { store, asked };
}

test('every approved proof goes until some are taken out', async () => {
  const { store, asked } = setUp();
  await store.getState().open();
  expect(store.getState().proofs.map(({ id }) => id)).toEqual(['proof-1', 'proof-2', 'proof-3']);
  expect(asked.at(-1)?.proofIds).toBeUndefined();

  store.getState().leaveOut(['proof-2']);
  await expect.poll(() => store.getState().preflight?.files.length).toBe(2);
  expect(asked.at(-1)?.proofIds).toEqual(['proof-1', 'proof-3']);
});

test('nothing chosen is said at once, without asking the studio', async () => {
  const { store, asked } = setUp();
  await store.getState().open();
  const before = asked.length;
  store.getState().leaveOut(PROOFS.map(({ id }) => id));
  expect(store.getState().preflight).toMatchObject({ files: [], isReady: false, problems: [expect.stringContaining('No proof is chosen')] });
  expect(asked).toHaveLength(before);
});

test('after an export the settings come back with a fresh look at the folder', async () => {
  const { store, asked } = setUp();
  await store.getState().open();
  await store.getState().run();
  expect(store.getState().result?.files).toHaveLength(3);
  const before = asked.length;
  await store.getState().again();
  expect(store.getState().result).toBeNull();
  expect(asked).toHaveLength(before + 1);
});
