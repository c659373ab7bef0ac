import { expect, test } from 'vitest';
import { addModel, moveModel, placeModel, removeModel, setParams, toggleThenStep } from '../../../renderer/matrix/edit-matrix.ts';
import { createMatrixStore } from '../../../renderer/matrix/store.ts';
import { createFakeMatrixApi, fakeMatrix } from './fake-matrix.ts';

const PLACE = { intent: 'texture', column: 'final' } as const;

const edits: [string, string, string][] = [];

async function openStore(api = createFakeMatrixApi()) {
  edits.length = 0;
  const due: (() => void)[] = [];
  const errors: unknown[] = [];
  const saved: number[] = [];
  const unknown: string[] = [];
  const store = createMatrixStore({
    api,
    schedule: (run) => void due.push(run),
    onSaved: ({ version }, before) => saved.push(version, before.version),
    doing: (work) => work,
    onEdited: (how, before, after) => edits.push([how, before.rows[0].final.models.join(), after.rows[0].final.models.join()]),
    onUnknownModels: (models) => unknown.push(...models.map(({ id, places }) => `${id}: ${places.map(({ intent, column }) => `${intent} ${column}`).join()}`)),
    onError: (error) => errors.push(error),
  });
  await store.getState().load();
  async function settle(): Promise<void> {
    for (const run of due.splice(0)) run();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { store, settle, errors, saved, due, unknown };
}

test('an edit asks once, after a pause, what it would change', async () => {
  const { store, settle, due } = await openStore();
  store.getState().edit((matrix) => moveModel(matrix, PLACE, 'ideogram', -1));
  store.getState().edit((matrix) => setParams(matrix, PLACE, { steps: 28 }));
  expect(store.getState()).toMatchObject({ isEdited: true, whatIf: null });
  expect(due).toHaveLength(2);
  await settle();
  expect(store.getState().whatIf).toMatchObject({
    considered: 1,
    changed: [{ jobId: 'job-1', prompt: 'Woven linen', intent: 'texture', from: { models: 'sd', params: {} }, to: { models: 'ideogram', params: {} } }],
  });
});

test('an edit that is taken back leaves nothing to save', async () => {
  const { store, settle } = await openStore();
  store.getState().edit((matrix) => toggleThenStep(matrix, 'face', 'upscale'));
  await settle();
  store.getState().edit((matrix) => toggleThenStep(matrix, 'face', 'upscale'));
  await settle();
  expect(store.getState()).toMatchObject({ isEdited: false, whatIf: null, isAsking: false, draft: fakeMatrix() });
});

test('saving makes the draft the version in force; an older one can be taken back into the draft', async () => {
  const { store, settle, saved } = await openStore();
  store.getState().edit((matrix) => removeModel(matrix, PLACE, 'sd'));
  expect(await store.getState().save('  Without SD ')).toBe(true);
  expect(saved).toEqual([2, 1]);
  expect(store.getState()).toMatchObject({ isEdited: false, current: { version: 2, note: 'Without SD' } });
  expect(store.getState().versions.map(({ version }) => version)).toEqual([2, 1]);

  store.getState().takeVersion(1);
  await settle();
  expect(store.getState()).toMatchObject({
    isEdited: true,
    draft: fakeMatrix(),
    whatIf: { changed: [{ from: { models: 'ideogram' }, to: { models: 'sd' } }] },
  });
  store.getState().discard();
  expect(store.getState()).toMatchObject({ isEdited: false, whatIf: null });
});

test('an edit made while saving stays a draft', async () => {
  const { store } = await openStore();
  store.getState().edit((matrix) => removeModel(matrix, PLACE, 'sd'));
  const saving = store.getState().save('');
  store.getState().edit((matrix) => addModel(matrix, PLACE, 'flux'));
  await saving;
  expect(store.getState().current?.matrix.rows[0].final.models).toEqual(['ideogram', 'sketch']);
  expect(store.getState().draft?.rows[0].final.models).toEqual(['ideogram', 'flux', 'sketch']);
  expect(store.getState().isEdited).toBe(true);
});

test('loading again keeps an unsaved draft', async () => {
  const { store } = await openStore();
  store.getState().edit((matrix) => addModel(matrix, PLACE, 'flux'));
  await store.getState().load();
  expect(store.getState().draft?.rows[0].final.models).toEqual(['sd', 'ideogram', 'flux', 'sketch']);
});

test('a refused save keeps the draft and tells why', async () => {
  const refusal = new Error('The disk is full.');
  const api = { ...createFakeMatrixApi(), save: () => Promise.reject(refusal) } as ReturnType<typeof createFakeMatrixApi>;
  const { store, errors } = await openStore(api);
  store.getState().edit((matrix) => addModel(matrix, PLACE, 'flux'));
  expect(await store.getState().save('')).toBe(false);
  expect(errors).toEqual([refusal]);
  expect(store.getState()).toMatchObject({ isEdited: true, isSaving: false });
});

test('an imported file becomes a draft with Sketch last; a broken one changes nothing', async () => {
  const { store, errors, unknown } = await openStore();
  const file = (content: unknown) => ({ name: 'team.json', text: async () => JSON.stringify(content) });
  const matrix = fakeMatrix('Team');
  matrix.rows[0].final.models = ['sketch', 'flux', 'flux'];
  await store.getState().importFile(file(matrix));
  expect(store.getState().draft?.name).toBe('Team');
  expect(store.getState().draft?.rows[0].final.models).toEqual(['flux', 'sketch']);
  expect(unknown).toEqual(['flux: texture final']);

  await store.getState().importFile(file({ ...matrix, rows: matrix.rows.slice(1) }));
  expect(errors).toEqual([
    expect.objectContaining({
      code: 'invalid-input',
      message: '“team.json” cannot be used: it needs one row for every intent; missing: Texture.',
    }),
  ]);
  expect(store.getState().draft?.name).toBe('Team');
});

test('every change of the draft can be taken back, and says what made it', async () => {
  const { store } = await openStore();
  const first = store.getState().draft!;
  store.getState().edit((matrix) => placeModel(matrix, PLACE, 'ideogram', 0));
  store.getState().discard();
  await store.getState().resetToDefault();
  expect(edits).toEqual([
    ['edit', 'sd,ideogram,sketch', 'ideogram,sd,sketch'],
    ['discard', 'ideogram,sd,sketch', 'sd,ideogram,sketch'],
    ['default', 'sd,ideogram,sketch', 'sd,ideogram,sketch'],
  ]);
  store.getState().setDraft(first);
  expect(store.getState()).toMatchObject({ isEdited: false, draft: first });
  expect(edits).toHaveLength(3);
});

test('a version is put in force at once while a draft goes on', async () => {
  const { store } = await openStore();
  store.getState().edit((matrix) => removeModel(matrix, PLACE, 'sd'));
  await store.getState().save('Without SD');
  expect(await store.getState().put(store.getState().versions.at(-1)!.matrix, 'Back to version 1')).toBe(true);
  expect(store.getState()).toMatchObject({ isEdited: false, current: { version: 3, note: 'Back to version 1' }, draft: fakeMatrix() });
  store.getState().edit((matrix) => addModel(matrix, PLACE, 'flux'));
  await store.getState().put(store.getState().versions[1]!.matrix, 'Again');
  expect(store.getState()).toMatchObject({ isEdited: true, current: { version: 4 } });
  expect(store.getState().draft?.rows[0].final.models).toEqual(['sd', 'ideogram', 'flux', 'sketch']);
});

test('a file with several faults is told about all of them, with their places', async () => {
  const { store, errors } = await openStore();
  const matrix = fakeMatrix();
  const rows = matrix.rows.map((row, index) => (index === 1 ? { ...row, draft: { models: [], params: {} }, thenSteps: ['polish'] } : row));
  await store.getState().importFile({ name: 'team.json', text: async () => JSON.stringify({ ...matrix, rows }) });
  expect((errors[0] as Error).message).toBe(
    '“team.json” cannot be used: row 2 (face), draft cell: “models” has to be a list with at least one model. row 2 (face): “thenSteps” may hold only seam-check, upscale, sharpen, sharpen-skin-safe, sharpen-lettering, placeholder-mark.',
  );
});
