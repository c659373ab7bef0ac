import { expect, test } from 'vitest';
import { isChanged } from '../../../../renderer/lettering/workbench/store.ts';
import { fakeJob } from '../../fakes/fake-data.ts';
import { FAKE_EFFECTS } from '../../fakes/fake-lettering.ts';
import { createFakeWindow } from '../../fakes/fake-window.ts';

async function openBench(prompt = 'a shop sign that says "Fresh Bread"') {
  const window = createFakeWindow([fakeJob(0, { prompt }, 'done')]);
  const { workbench } = window.stores;
  await workbench.getState().open(window.studio.proofs[0]);
  await window.settle();
  const texts = () => workbench.getState().history.present.map(({ text, isKept, isErased }) => (isErased ? `erased ${text}` : isKept ? `kept ${text}` : text));
  return { ...window, workbench, bench: workbench.getState, texts };
}

test('opens with the regions of the report, the first doubt selected, and previews what the proof has', async () => {
  const { bench, texts, studio, settle } = await openBench();
  expect(texts()).toEqual(['Fresh Bread', 'kept null', 'kept null']);
  expect(bench().selectedId).toBe(2);
  expect(isChanged(bench())).toBe(false);
  // What nobody changed is shown as it stands.
  expect(studio.lettering.previews.get(bench().preview?.groundSha256 ?? '')).toEqual([{ text: 'Fresh Bread', region: 1 }]);
  bench().edit(1, { text: 'Fresh Rolls' });
  await settle();
  expect(studio.lettering.previews.get(bench().preview?.groundSha256 ?? '')).toEqual([
    { text: 'Fresh Rolls', region: 1, area: bench().found[0].area, font: 'cinzel', effects: FAKE_EFFECTS, finish: { softness: 0.6, grain: 2 } },
  ]);
  expect(bench().preview?.layers).toMatchObject([{ id: 1 }]);
});

test('a proof without a report is looked at', async () => {
  const { bench, texts } = await openBench('a quiet harbour');
  expect(texts()).toEqual(['a quiet harb', 'kept null', 'kept null']);
  expect(bench().isFinding).toBe(false);
});

test('every edit is one step back and forth; a drag or a word is one step', async () => {
  const { bench, texts } = await openBench();
  for (const text of ['F', 'Fr', 'Fresh Rolls']) bench().edit(1, { text }, 'words');
  bench().settle();
  bench().edit(1, { font: 'anton' });
  bench().answer(2, 'Fresh Rolls');
  expect(texts()).toEqual(['kept null', 'Fresh Rolls', 'kept null']);
  bench().undo();
  bench().undo();
  expect(bench().history.present[0]).toMatchObject({ text: 'Fresh Rolls', font: 'cinzel' });
  bench().undo();
  expect(isChanged(bench())).toBe(false);
  bench().redo();
  expect(texts()[0]).toBe('Fresh Rolls');
});

test('a reset goes back to what was found, one region or all, and can itself be undone', async () => {
  const { bench, texts } = await openBench();
  bench().edit(1, { text: 'Rolls' });
  bench().addPlace('New today', [512, 200]);
  bench().reset(1);
  expect(texts()).toEqual(['Fresh Bread', 'kept null', 'kept null', 'New today']);
  bench().reset(null);
  expect(isChanged(bench())).toBe(false);
  bench().undo();
  expect(texts()).toHaveLength(4);
});

test('a region is erased, left as it stands or lettered; a new place goes away', async () => {
  const { bench, texts, settle, studio } = await openBench();
  bench().addPlace('New today', [512, 200]);
  bench().setMode([1, 4], 'erase');
  expect(texts()).toEqual(['erased Fresh Bread', 'kept null', 'kept null']);
  await settle();
  expect(studio.lettering.previews.get(bench().preview?.groundSha256 ?? '')).toEqual([{ text: '', region: 1 }]);
  expect(bench().preview?.layers).toEqual([]);
  bench().setMode([1], 'keep');
  expect(texts()[0]).toBe('kept Fresh Bread');
  // Words to begin with are those that were read.
  bench().setMode([1, 2, 3], 'letter');
  expect(texts()).toEqual(['Fresh Bread', 'DALIY', 'kept null']);
});

test('one string over several regions: set as one in the room of all, or its words shared out', async () => {
  const { bench, texts } = await openBench();
  bench().select(1);
  bench().selectMore(2);
  bench().spread('Fresh bread every day', 'whole');
  expect(texts()).toEqual(['Fresh bread every day', 'kept null']);
  expect(bench().history.present[0]).toMatchObject({ region: 1, moreRegions: [2], effects: FAKE_EFFECTS, area: { box: { x: 180, y: 440 } } });
  expect(bench()).toMatchObject({ selectedId: 1, alsoIds: [] });
  bench().reset(1);
  expect(texts()).toEqual(['Fresh Bread', 'kept null', 'kept null']);

  bench().select(1);
  bench().selectMore(2);
  bench().spread('Fresh bread daily', 'shared');
  expect(texts()).toEqual(['Fresh bread', 'daily', 'kept null']);
  bench().select(1);
  bench().selectMore(2);
  bench().spread('Bread', 'shared');
  expect(texts()).toEqual(['Bread', 'erased daily', 'kept null']);
});

test('what is in doubt is decided by an answer, also by taking what is proposed', async () => {
  const { bench } = await openBench();
  bench().answer(1, 'Fresh Bread');
  bench().accept(3);
  expect(bench().history.present.map(({ isDecided }) => isDecided)).toEqual([true, false, true]);
  expect(isChanged(bench())).toBe(true);
  bench().undo();
  expect(bench().history.present.map(({ isDecided }) => isDecided)).toEqual([true, false, false]);
});

test('several regions are selected and edited as one step', async () => {
  const { bench } = await openBench();
  bench().select(1);
  bench().selectMore(3);
  bench().step(-1, true);
  expect([bench().selectedId, ...bench().alsoIds].sort()).toEqual([1, 2, 3]);
  bench().selectMore(2);
  expect([bench().selectedId, ...bench().alsoIds].sort()).toEqual([1, 3]);
  bench().editAll([1, 3], () => ({ font: 'anton' }), 'font');
  bench().undo();
  expect(isChanged(bench())).toBe(false);
});

test('the preview follows the last change, made while another one was being made', async () => {
  const { bench, settle, studio } = await openBench();
  const before = studio.lettering.previews.size;
  for (let step = 0; step < 20; step++) bench().edit(1, { text: `Rolls ${step}` }, 'words');
  await settle();
  expect(bench().preview?.items).toBe(bench().history.present);
  expect(studio.lettering.previews.size - before).toBeLessThan(3);
});

test('apply queues the rework with everything placed and closes; the base stays', async () => {
  const { bench, settle, studio } = await openBench();
  bench().setGround(() => [1, 2, 3]);
  bench().edit(1, { text: 'Fresh Rolls' });
  bench().addPlace('Open late', [512, 200]);
  await bench().apply();
  await settle();
  expect(bench().proof).toBeNull();
  expect(studio.jobs).toHaveLength(2);
  const { seed, lettering } = studio.jobs[1].request;
  expect(seed).toBe(studio.jobs[0].request.seed);
  expect(lettering?.texts).toBeUndefined();
  expect(lettering?.placed).toMatchObject([
    { text: 'Fresh Rolls', region: 1, font: 'cinzel', area: { ground: [40, 60, 50] } },
    { text: 'Open late', region: null, area: { ground: [1, 2, 3], box: { x: 307, y: 149, width: 410, height: 102 } } },
  ]);
  expect(lettering?.placed?.[1]).not.toHaveProperty('effects');
});

test('what nobody changed is left to be measured again, so that it comes out as it stands', async () => {
  const { bench, settle, studio } = await openBench();
  bench().addPlace('Open late', [512, 200]);
  await bench().apply();
  await settle();
  expect(studio.jobs[1].request.lettering?.placed).toMatchObject([{ text: 'Fresh Bread', region: 1 }, { text: 'Open late' }]);
  expect(studio.jobs[1].request.lettering?.placed?.[0]).not.toHaveProperty('area');
});

test('leaving asks where changes would be lost, and goes on only when they are given up', async () => {
  const { bench } = await openBench();
  const went: string[] = [];
  bench().edit(1, { text: 'Fresh Rolls' });
  bench().leave(() => went.push('first'));
  bench().answerLeave(false);
  expect(bench()).toMatchObject({ leaving: null, proof: { id: 'proof-0' } });
  bench().leave(() => went.push('second'));
  bench().answerLeave(true);
  expect([bench().proof, ...went]).toEqual([null, 'second']);
  bench().leave(() => went.push('third'));
  expect(went.at(-1)).toBe('third');
});

test('a refused rework keeps the workbench and its changes', async () => {
  const { bench, stores, studio } = await openBench();
  bench().edit(1, { text: 'Fresh Rolls' });
  studio.proofs.length = 0;
  await bench().apply();
  expect(bench()).toMatchObject({ isApplying: false });
  expect(isChanged(bench())).toBe(true);
  expect(stores.notices.getState().notices).toMatchObject([{ tone: 'error', title: 'It is no longer there' }]);
});

test('steps through the regions round and round', async () => {
  const { bench } = await openBench();
  bench().step(1);
  bench().step(1);
  expect(bench().selectedId).toBe(1);
  bench().step(-1);
  expect(bench().selectedId).toBe(3);
});
