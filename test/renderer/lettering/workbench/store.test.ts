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
  const texts = () => workbench.getState().history.present.map(({ text, isKept }) => (isKept ? `kept ${text}` : text));
  return { ...window, workbench, bench: workbench.getState, texts };
}

test('opens with the regions of the report, the first doubt selected, and previews what the proof has', async () => {
  const { bench, texts, studio } = await openBench();
  expect(texts()).toEqual(['Fresh Bread', 'kept null', 'kept null']);
  expect(bench().selectedId).toBe(2);
  expect(isChanged(bench())).toBe(false);
  const placed = studio.lettering.previews.get(bench().preview?.sha256 ?? '');
  expect(placed).toEqual([
    { text: 'Fresh Bread', region: 1, area: bench().found[0].area, font: 'cinzel', effects: FAKE_EFFECTS, finish: { softness: 0.6, grain: 2 } },
  ]);
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

test('a found region is left as it stands, a new place goes away', async () => {
  const { bench, texts } = await openBench();
  bench().addPlace('New today', [512, 200]);
  bench().remove(4);
  bench().remove(1);
  expect(texts()).toEqual(['kept null', 'kept null', 'kept null']);
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
