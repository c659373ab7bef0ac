import { expect, test } from 'vitest';
import { createApplyStore } from '../../../renderer/bake-off/apply-store.ts';
import { createFormStore, problemsWithPlan } from '../../../renderer/bake-off/form-store.ts';
import { createBakeOffStore } from '../../../renderer/bake-off/store.ts';
import { createVoteStore } from '../../../renderer/bake-off/vote-store.ts';
import type { BakeOffPlan, BakeOffRequestInput } from '../../../shared/bake-off.ts';
import type { Intent } from '../../../shared/prompt.ts';
import { createFakeMatrixApi, fakeMatrix } from '../matrix/fake-matrix.ts';
import { fakeBallotBox, fakeReport } from './fake-bake-off.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function openForm(plan: Partial<BakeOffPlan> = {}) {
  const due: (() => void)[] = [];
  const planned: BakeOffRequestInput[] = [];
  const started: BakeOffRequestInput[] = [];
  const told: string[] = [];
  const job = (prompt: string, createdAt: string, cell?: object) => ({ request: { prompt, cell }, createdAt });
  const store = createFormStore({
    api: {
      plan: async (request: BakeOffRequestInput) => {
        planned.push(request);
        return { prompts: 2, renders: 8, candidates: [], problems: [], ...plan };
      },
      start: async (request: BakeOffRequestInput) => {
        started.push(request);
        return fakeReport();
      },
    } as never,
    matrix: createFakeMatrixApi(),
    listJobs: (async () => ({
      jobs: [job('older', '2026-01-01'), job('tested', '2026-01-03', {}), job('newer', '2026-01-02'), job('newer', '2026-01-01')],
      total: 4,
    })) as never,
    golden: (async () => [{ prompt: 'golden', seed: 1 }]) as never,
    schedule: (run) => void due.push(run),
    onStarted: () => told.push('started'),
    onTold: (title) => told.push(title),
    onError: (error) => told.push(String(error)),
  });
  await store.getState().load();
  const pause = async () => {
    for (const run of due.splice(0)) run();
    await settle();
  };
  return { store, pause, planned, started, told };
}

test('a new bake-off is counted once typing pauses, and only what has no problem is started', async () => {
  const { store, pause, planned, started, told } = await openForm();
  const { edit, addCandidate } = store.getState();
  addCandidate({ models: ['sketch'], params: {} });
  await store.getState().start();
  expect(store.getState().hasTried).toBe(true);
  expect(started).toEqual([]);
  addCandidate({ models: ['sd', 'sketch'], params: { detail: 0.5 } }, 'Texture, final');
  edit({ prompts: 'oak' });
  edit({ prompts: 'oak\nslate' });
  await pause();
  // Asked for without a name, and once.
  expect(planned.map(({ prompts }) => prompts)).toEqual([['oak', 'slate']]);
  expect(store.getState()).toMatchObject({ plan: { renders: 8 }, isPlanning: false });
  expect(planned[0].candidates).toMatchObject([{ name: 'Sketch' }, { name: 'Texture, final', cell: { models: ['sketch'] } }]);
  await store.getState().start();
  expect(started).toEqual([]);
  edit({ name: 'Detail' });
  await pause();
  await store.getState().start();
  expect(started).toMatchObject([{ name: 'Detail', seeds: [1, 2] }]);
  expect(told).toEqual(['started']);
  expect(store.getState()).toMatchObject({ draft: { name: '', candidates: [] }, hasTried: false });
});

test('a bake-off that is started while somebody just typed is not counted any more', async () => {
  const { store, pause, planned, told } = await openForm();
  const { edit, addCandidate, start } = store.getState();
  addCandidate({ models: ['sketch'], params: {} });
  addCandidate({ models: ['sketch'], params: { detail: 0.5 } });
  edit({ name: 'Detail', prompts: 'oak' });
  await start();
  await pause();
  expect(planned).toEqual([]);
  expect(told).toEqual(['started']);
  expect(store.getState()).toMatchObject({ plan: null, isPlanning: false });
});

test('what only the studio can see stands at its field and stops the start', async () => {
  const problems: BakeOffPlan['problems'] = [
    { field: 'prompts', index: 1, message: 'There is no wildcard file.' },
    { field: 'candidates', index: 0, message: 'No key.' },
    { field: 'renders', index: null, message: 'Too many.' },
  ];
  expect(problemsWithPlan({ candidate: { 1: 'It needs a name.' } }, { prompts: 0, renders: 0, candidates: [], problems })).toEqual({
    prompts: 'Line 2: There is no wildcard file.',
    renders: 'Too many.',
    candidate: { 0: 'No key.', 1: 'It needs a name.' },
  });
  const { store, pause, started } = await openForm({ problems });
  const { edit, addCandidate, start } = store.getState();
  addCandidate({ models: ['sketch'], params: {} });
  addCandidate({ models: ['ideogram'], params: {} });
  edit({ name: 'Detail', prompts: 'oak' });
  await pause();
  await start();
  expect(started).toEqual([]);
});

test('prompts are taken from the queue, newest first and once, without those of other bake-offs, and from the golden set', async () => {
  const { store, told } = await openForm();
  store.getState().edit({ prompts: 'older\n' });
  await store.getState().takeNewest(10);
  await store.getState().takeGolden();
  await store.getState().takeGolden();
  expect(store.getState().draft.prompts).toBe('older\nnewer\ngolden');
  expect(told).toEqual(['Took 1 prompt', 'Took 1 prompt', 'There is no prompt that is not here already']);
});

test('another bake-off can begin with what one was made of', async () => {
  const { store, pause, started } = await openForm();
  const { request } = fakeReport();
  store.getState().takeRequest(request);
  await pause();
  await store.getState().start();
  expect(started).toEqual([{ ...request, name: 'Detail, again' }]);
});

test('the report that is open is the one that is shown, whatever answers later', async () => {
  const answers: ((report: ReturnType<typeof fakeReport>) => void)[] = [];
  const errors: unknown[] = [];
  const saved: string[] = [];
  const store = createBakeOffStore({
    api: {
      list: async () => [],
      report: ({ id }: { id: string }) =>
        new Promise((resolve) => {
          answers.push(() => resolve(fakeReport({ id })));
        }),
      html: async () => ({ fileName: 'Detail.html', content: '<!doctype html>' }),
    } as never,
    save: (fileName) => saved.push(fileName),
    schedule: () => {},
    now: () => 0,
    onError: (error) => errors.push(error),
  });
  const first = store.getState().open('one');
  const second = store.getState().open('two');
  answers[1](fakeReport());
  await second;
  answers[0](fakeReport());
  await first;
  expect(store.getState().report?.id).toBe('two');

  store.getState().showRow({ prompt: 0, seed: 0 });
  store.getState().stepRow(1);
  expect(store.getState().row).toEqual({ prompt: 0, seed: 1 });
  store.getState().stepRow(1);
  expect(store.getState().row).toEqual({ prompt: 0, seed: 1 });
  await store.getState().saveReport();
  expect(saved).toEqual(['Detail.html']);
  store.getState().show('list');
  await settle();
  expect(store.getState()).toMatchObject({ view: 'list', row: null, list: [] });
  expect(errors).toEqual([]);
});

function openVote() {
  const box = fakeBallotBox();
  const kept = new Map<string, string>();
  const preloaded: string[] = [];
  const errors: unknown[] = [];
  const store = createVoteStore({
    api: box as never,
    defaultVoter: () => 'lea',
    memory: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    preload: (sha256s) => preloaded.push(...sha256s),
    onClosed: () => {},
    onError: (error) => errors.push(error),
  });
  return { store, box, preloaded, errors };
}

test('a voter judges pair after pair, goes back to change a vote, and sees what came of it', async () => {
  const { store, box, preloaded, errors } = openVote();
  const shown = () => store.getState().trail[store.getState().place]?.ballot.pair;
  store.getState().open('one');
  expect(store.getState()).toMatchObject({ stage: 'name', voter: 'lea' });
  store.getState().setVoter(' Ada ');
  await store.getState().begin();
  expect(preloaded).toEqual(['b-1', 'b-2']);
  await store.getState().choose('left');
  await store.getState().choose('right');
  expect(shown()).toBe('c');

  store.getState().back();
  store.getState().back();
  store.getState().back();
  expect(shown()).toBe('a');
  expect(store.getState().trail[0].choice).toBe('left');
  await store.getState().choose('tie');
  // The pair after it was judged before: it is shown with its answer, and can be left as it is by giving it again.
  expect(shown()).toBe('b');
  await store.getState().choose('right');
  await store.getState().choose('left');
  expect(box.votes).toEqual(['Ada a left', 'Ada b right', 'Ada a tie', 'Ada b right', 'Ada c left']);
  expect(store.getState()).toMatchObject({ stage: 'done', result: { votes: 5 } });
  store.getState().back();
  expect(store.getState().stage).toBe('vote');
  expect(shown()).toBe('c');

  store.getState().close();
  store.getState().open('one');
  expect(store.getState()).toMatchObject({ voter: 'Ada', trail: [], stage: 'name' });
  expect(errors).toEqual([]);
});

test('one answer at a time: what comes while an answer is on its way is not counted', async () => {
  const { store, box } = openVote();
  store.getState().open('one');
  await store.getState().begin();
  await Promise.all([store.getState().choose('left'), store.getState().choose('left'), store.getState().choose('left')]);
  expect(box.votes).toEqual(['lea a left']);
});

function openApply() {
  const matrix = createFakeMatrixApi();
  const asked: (readonly Intent[] | undefined)[] = [];
  const events: string[] = [];
  const propose = async ({ intents = ['texture'], candidate }: { candidate: number; intents?: Intent[] }) => {
    asked.push(intents);
    const { matrix: current } = await matrix.get();
    const cell = { models: ['ideogram', 'sketch'], params: {} };
    const proposed = { ...current, rows: current.rows.map((row) => (intents.includes(row.intent) ? { ...row, final: cell } : row)) };
    return { matrix: proposed, intents, column: 'final' as const, whatIf: await matrix.whatIf({ matrix: proposed }), note: `Candidate ${candidate}` };
  };
  const store = createApplyStore({
    propose: propose as never,
    matrix,
    onSaved: ({ version, note }) => events.push(`saved ${version}: ${note}`),
    onChanged: () => events.push('changed'),
    onError: (error) => events.push(String(error)),
  });
  return { store, matrix, asked, events };
}

test('a candidate is shown in the matrix before it is saved, and a note that was written stays', async () => {
  const { store, matrix, events } = openApply();
  store.getState().open(fakeReport());
  await settle();
  await settle();
  expect(store.getState()).toMatchObject({
    candidate: 0,
    intents: ['texture'],
    note: 'Candidate 0',
    effect: { considered: 1, changed: [{ to: { models: 'ideogram' } }] },
  });
  expect((await matrix.get()).version).toBe(1);
  store.getState().choose(1);
  await settle();
  await settle();
  expect(store.getState().note).toBe('Candidate 1');
  store.getState().setNote('We like it');
  store.getState().toggleIntent('face');
  await settle();
  await settle();
  expect(store.getState()).toMatchObject({ intents: ['texture', 'face'], note: 'We like it' });
  await store.getState().save();
  expect(events).toEqual(['saved 2: We like it']);
  expect((await matrix.get()).matrix.rows.filter(({ final }) => final.models[0] === 'ideogram').map(({ intent }) => intent)).toEqual(['texture', 'face']);
  expect(store.getState().report).toBeNull();
});

test('a matrix that was changed meanwhile is looked at again before it is saved over', async () => {
  const { store, matrix, events } = openApply();
  store.getState().open(fakeReport());
  await settle();
  await settle();
  await matrix.save({ matrix: fakeMatrix('Theirs'), note: 'theirs' });
  await store.getState().save();
  expect(events).toEqual(['changed']);
  expect(store.getState()).toMatchObject({ current: { version: 2 }, proposal: { matrix: { name: 'Theirs' } } });
  await store.getState().save();
  expect(events.at(-1)).toBe('saved 3: Candidate 0');
});

test('a bake-off that is deleted can be put back until the list is left', async () => {
  const asked: string[] = [];
  let list = [fakeReport()];
  const store = createBakeOffStore({
    api: {
      list: async () => list,
      report: async () => fakeReport(),
      remove: async ({ id }: { id: string }) => {
        asked.push(`remove ${id}`);
        list = [];
      },
      restore: async ({ id }: { id: string }) => {
        asked.push(`restore ${id}`);
        list = [fakeReport()];
      },
    } as never,
    save: () => undefined,
    schedule: () => undefined,
    now: () => 0,
    onError: (error) => expect.fail(String(error)),
  });
  const { id, name } = fakeReport();
  await store.getState().remove();
  expect(asked).toEqual([]);
  await store.getState().open(id);
  await store.getState().remove();
  expect(store.getState()).toMatchObject({ view: 'list', list: [], removed: { id, name } });
  await store.getState().restore();
  expect(store.getState()).toMatchObject({ view: 'list', list: [{ id }], removed: null });
  await store.getState().open(id);
  await store.getState().remove();
  store.getState().show('new');
  await store.getState().restore();
  expect(asked).toEqual([`remove ${id}`, `restore ${id}`, `remove ${id}`]);
});
