import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { effectWords } from '../../../renderer/gates/effect-words.ts';
import { createGatesStore } from '../../../renderer/gates/store.ts';
import { gatesStoreOf } from '../../../renderer/gates/use-gates-store.ts';
import { gateReasonWords } from '../../../shared/gate-words.ts';
import { defaultGates } from '../../../shared/gates.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

const SEAM = { intent: 'texture', measure: 'seamRatio' } as const;
const JOBS = ['Seamless texture of linen', 'A harbour', 'A pier'].map((prompt, number) => fakeJob(number, { prompt }, 'done'));

async function openStore() {
  const window = createFakeWindow(JOBS);
  const due: (() => void)[] = [];
  const errors: unknown[] = [];
  let saves = 0;
  const store = createGatesStore({
    api: window.client.gates,
    schedule: (run) => void due.push(run),
    onEdited: () => {},
    onSaved: () => void saves++,
    doing: (work) => work,
    onError: (error) => errors.push(error),
  });
  await store.getState().load();
  async function settle(): Promise<void> {
    for (const run of due.splice(0)) run();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await settle();
  return { ...window, store, settle, errors, due, saves: () => saves };
}

test('shows which marks what is typed would give, asked once after a pause', async () => {
  const { store, settle, due } = await openStore();
  expect(store.getState()).toMatchObject({ isEdited: false, effect: { would: { green: 3, red: 0 }, changed: 0 } });
  store.getState().setLimit(SEAM, 'amberAbove', '1');
  store.getState().setLimit(SEAM, 'redAbove', '1.0');
  store.getState().setLimit(SEAM, 'redAbove', '1.02');
  expect(due).toHaveLength(3);
  await settle();
  const { effect } = store.getState();
  expect(effect).toMatchObject({ now: { green: 3 }, would: { green: 2, red: 1 }, changed: 1 });
  expect(effectWords(effect!).map(({ count, change, words }) => [count, words, change].join(' ').trim())).toEqual([
    '2 within limits −1',
    '0 amber',
    '1 red +1',
    'of 3 proofs',
  ]);
});

test('what cannot be meant is named and not saved', async () => {
  const { store, settle, studio } = await openStore();
  store.getState().setLimit(SEAM, 'redAbove', '1');
  expect(store.getState().problems).toEqual([{ ...SEAM, side: 'redAbove', message: 'Red begins at 1.2 or above' }]);
  await store.getState().save();
  expect(studio.gates).toEqual(defaultGates());
  store.getState().discard();
  await settle();
  expect(store.getState()).toMatchObject({ isEdited: false, problems: [] });
});

test('what nobody changed is not saved', async () => {
  const { store, saves } = await openStore();
  await store.getState().save();
  expect(saves()).toBe(0);
});

describe('in the window', () => {
  beforeEach(() => void vi.stubGlobal('window', new EventTarget()));
  afterEach(() => void vi.unstubAllGlobals());

  async function openInWindow() {
    const { stores, studio } = createFakeWindow(JOBS);
    const store = gatesStoreOf(stores);
    await store.getState().load();
    const { undo } = stores;
    const titles = () => undo.getState().past.map(({ title }) => title);
    const seam = () => store.getState().table?.texture.seamRatio;
    return { stores, studio, store, undo, titles, seam };
  }

  test('a window that would close over limits that are not saved asks first', async () => {
    const { store, undo } = await openInWindow();
    /** Whether the window stays. */
    const closing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const stays = [closing()];
    store.getState().setLimit(SEAM, 'redAbove', '1.6');
    stays.push(closing());
    // What cannot be meant is an edit too.
    store.getState().setLimit(SEAM, 'redAbove', '1.');
    stays.push(closing());
    await undo.getState().undo();
    stays.push(closing());
    store.getState().setLimit(SEAM, 'redAbove', '1.6');
    await store.getState().save();
    stays.push(closing());
    expect(stays).toEqual([false, true, true, false, false]);
  });

  test('typing goes field by field, back and again', async () => {
    const { store, stores, undo, titles, seam } = await openInWindow();
    store.getState().setLimit(SEAM, 'redAbove', '1');
    store.getState().settle();
    store.getState().setLimit(SEAM, 'amberAbove', '0');
    store.getState().setLimit(SEAM, 'amberAbove', '0.');
    store.getState().setLimit(SEAM, 'amberAbove', '0.5');
    expect(titles()).toEqual(['Changed the limits of Texture, Seam ratio', 'Changed the limits of Texture, Seam ratio']);
    expect(stores.notices.getState().notices).toEqual([]);
    await undo.getState().undo();
    expect(seam()).toMatchObject({ amberAbove: '1.2', redAbove: '1' });
    await undo.getState().undo();
    expect([store.getState().isEdited, titles()]).toEqual([false, []]);
    await undo.getState().redo();
    await undo.getState().redo();
    expect(seam()).toMatchObject({ amberAbove: '0.5', redAbove: '1' });
    // Typed in the same field, but what is typed after a step back is a deed of its own.
    store.getState().setLimit(SEAM, 'amberAbove', '0.6');
    expect(titles()).toHaveLength(3);
  });

  test('what is typed back to what it was leaves nothing to take back', async () => {
    const { store, titles } = await openInWindow();
    store.getState().setLimit(SEAM, 'redAbove', '1');
    store.getState().setLimit(SEAM, 'redAbove', '1.5');
    expect([store.getState().isEdited, titles()]).toEqual([false, []]);
    store.getState().setLimit(SEAM, 'redAbove', '1.6');
    expect(titles()).toHaveLength(1);
  });

  test('deeds of other pages stand between, and each is taken back once', async () => {
    const { store, undo, titles, seam } = await openInWindow();
    const calls: string[] = [];
    store.getState().setLimit(SEAM, 'redAbove', '1.6');
    undo.getState().did({ title: 'Cancelled a job', undo: () => void calls.push('job') });
    store.getState().setLimit(SEAM, 'redAbove', '1.7');
    expect(titles()).toHaveLength(3);
    await undo.getState().undo();
    expect([seam()?.redAbove, calls]).toEqual(['1.6', []]);
    await undo.getState().undo();
    expect([seam()?.redAbove, calls]).toEqual(['1.6', ['job']]);
    await undo.getState().undo();
    expect([seam()?.redAbove, titles()]).toEqual(['1.5', []]);
  });

  test('what puts other limits in place of all is told with the way back', async () => {
    const { store, stores, undo, titles, seam } = await openInWindow();
    store.getState().clearRule(SEAM);
    store.getState().discard();
    store.getState().discard();
    expect(titles()).toEqual(['Texture, Seam ratio: no limit', 'Discarded the limits that were not saved']);
    expect(stores.notices.getState().notices).toMatchObject([{ title: 'Discarded the limits that were not saved', action: { label: 'Undo' } }]);
    await undo.getState().undo();
    expect(seam()?.redAbove).toBe('');
  });

  test('saved limits are taken back first; what was typed before does not come up again on the way', async () => {
    const { store, studio, undo, seam } = await openInWindow();
    store.getState().setLimit(SEAM, 'redAbove', '1.6');
    store.getState().settle();
    store.getState().setLimit(SEAM, 'redAbove', '1.7');
    await store.getState().save();
    expect(studio.gates.texture.find(({ measure }) => measure === 'seamRatio')?.redAbove).toBe(1.7);
    await undo.getState().undo();
    expect(studio.gates).toEqual(defaultGates());
    expect(seam()?.redAbove).toBe('1.5');
    await undo.getState().undo();
    expect(seam()?.redAbove).toBe('1.5');
    await undo.getState().undo();
    for (const text of ['1.6', '1.7']) {
      await undo.getState().redo();
      expect(seam()?.redAbove).toBe(text);
    }
    await undo.getState().redo();
    expect(studio.gates.texture.find(({ measure }) => measure === 'seamRatio')?.redAbove).toBe(1.7);
    expect(store.getState().isEdited).toBe(false);
  });
});

test('saving marks anew; an edit is still there when the page is opened again', async () => {
  const { store, settle, studio, saves, stores } = await openStore();
  await stores.review.getState().refresh();
  expect(stores.review.getState().detail?.gate.colour).toBe('green');
  store.getState().setLimit(SEAM, 'amberAbove', '1');
  store.getState().setLimit(SEAM, 'redAbove', '1.02');
  await store.getState().load();
  expect(store.getState().isEdited).toBe(true);
  await store.getState().save();
  await settle();
  expect(store.getState()).toMatchObject({ isEdited: false, effect: { now: { red: 1 }, changed: 0 } });
  expect(saves()).toBe(1);
  expect(studio.gates.texture.find(({ measure }) => measure === 'seamRatio')).toMatchObject({ amberAbove: 1, redAbove: 1.02 });
  await stores.review.getState().refresh();
  const mark = stores.review.getState().detail?.gate;
  expect(mark?.colour).toBe('red');
  expect(mark?.reasons.map(gateReasonWords)).toEqual(['Seam ratio 1.04, red above 1.02']);
});

test('defaults and files are taken as what is typed; a broken file is told and changes nothing', async () => {
  const { store, errors, studio } = await openStore();
  const file = (text: string) => ({ name: 'team.json', text: async () => text });
  await store.getState().importFile(file(JSON.stringify({ ...defaultGates(), general: [] })));
  expect(store.getState().isEdited).toBe(true);
  await store.getState().restoreDefaults();
  expect(store.getState().isEdited).toBe(false);
  await store.getState().importFile(file('{}'));
  expect(store.getState().isEdited).toBe(false);
  expect(errors).toMatchObject([{ code: 'invalid-input', message: expect.stringContaining('“team.json” cannot be used') }]);
  expect(studio.gates).toEqual(defaultGates());
});

test('a value just past its limit is written so that it can be seen', () => {
  const words = (value: number, limit: number) => gateReasonWords({ measure: 'seamRatio', colour: 'red', value, limit });
  expect(words(1.9, 1.5)).toBe('Seam ratio 1.9, red above 1.5');
  expect(words(1.50004, 1.5)).toBe('Seam ratio 1.50004, red above 1.5');
  expect(words(0.4, 0.5)).toBe('Seam ratio 0.4, red below 0.5');
  expect(gateReasonWords({ measure: 'characterErrorRate', colour: 'red', value: 0.125, limit: 0 })).toBe('Character errors 12.5 %, red above 0 %');
  expect(gateReasonWords({ measure: 'characterErrorRate', colour: 'amber', value: null, limit: null })).toMatch(/a person has to look$/);
});
