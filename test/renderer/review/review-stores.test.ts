import { expect, test } from 'vitest';
import { createReviewStores } from '../../../renderer/review/use-review-stores.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

async function opened(count = 3) {
  const jobs = Array.from({ length: count }, (_, index) => fakeJob(index, { prompt: 'A copper kettle' }, 'done'));
  const window = createFakeWindow(jobs);
  await window.stores.review.getState().refresh();
  return {
    ...window,
    own: createReviewStores(window.stores),
    undo: () => window.stores.undo.getState().undo(),
    redo: () => window.stores.undo.getState().redo(),
  };
}

test('a pin is set, taken back and set again; empty words set none', async () => {
  const { own, studio, undo } = await opened();
  const { pins } = own;
  pins.getState().placeAt(0.5, 0.5);
  await pins.getState().add('   ');
  expect(studio.proofs[0].allPins).toEqual([]);
  await pins.getState().add('Too shiny');
  expect(pins.getState()).toMatchObject({ draft: null, openId: 'proof-0-pin-1' });
  await undo();
  expect(studio.proofs[0].allPins).toEqual([]);
});

test('a pin is answered and resolved; opening it again takes that back', async () => {
  const { own, studio, undo, redo } = await opened();
  own.pins.getState().placeAt(0.1, 0.9);
  await own.pins.getState().add('Handle longer');
  const pin = () => studio.proofs[0].allPins[0];
  await own.pins.getState().reply(pin(), 'By how much?');
  await own.pins.getState().setResolved(pin(), true);
  expect([pin().isResolved, studio.proofs[0].openPins]).toEqual([true, 0]);
  await undo();
  expect(pin().isResolved).toBe(false);
  await redo();
  expect(pin().entries.map(({ kind }) => kind)).toEqual(['reply', 'resolved', 'reopened', 'resolved']);
});

test('stars and assignments go back to what they were before, for each proof', async () => {
  const { own, studio, stores, undo, redo } = await opened();
  studio.proofs[1].assignee = 'Ben';
  await own.assigning.getState().assign(['proof-0', 'proof-1'], 'Zoe');
  expect(studio.proofs.map(({ assignee }) => assignee)).toEqual(['Zoe', 'Zoe', null]);
  await undo();
  expect(studio.proofs.map(({ assignee }) => assignee)).toEqual([null, 'Ben', null]);
  await redo();
  expect(studio.proofs[1].assignee).toBe('Zoe');
  await own.assigning.getState().rate(studio.proofs[0], 4);
  await own.assigning.getState().rate(studio.proofs[0], 2);
  await undo();
  expect([studio.proofs[0].rating, stores.review.getState().detail?.rating]).toEqual([4, 4]);
});

test('picking: one by one, a range from the last one picked, all, none', async () => {
  const { own } = await opened();
  const { pick, pickTo, pickAll, pickNone } = own.assigning.getState();
  const picked = () => [...own.assigning.getState().picked].sort();
  pick('b');
  pickTo('d', ['a', 'b', 'c', undefined, 'd']);
  expect(picked()).toEqual(['b', 'c', 'd']);
  pick('c');
  expect(picked()).toEqual(['b', 'd']);
  pickTo('gone', ['a']);
  expect(picked()).toEqual(['b', 'd', 'gone']);
  pickAll(['x']);
  pickNone();
  expect(picked()).toEqual([]);
});

test('a round is begun of what is shown, renamed, closed and removed, each to be taken back', async () => {
  const { own, undo, studio } = await opened();
  const { rounds } = own;
  rounds.getState().startDraft({ query: { search: 'kettle' } }, 3);
  const round = await rounds.getState().create('Kettles');
  expect(round).toMatchObject({ name: 'Kettles', total: 3, judged: 0 });
  studio.proofs[0].verdict = 'approve';
  await rounds.getState().openSummary(round!.id);
  expect(rounds.getState().summary).toMatchObject({ counts: { approve: 1, unjudged: 2 } });
  await rounds.getState().setClosed(round!, true);
  expect(rounds.getState().summary?.round.closedAt).not.toBeNull();
  await undo();
  await rounds.getState().rename(round!, 'Copper');
  expect(rounds.getState().rounds?.[0]).toMatchObject({ name: 'Copper', closedAt: null, judged: 1 });
  await rounds.getState().remove(round!);
  expect(rounds.getState()).toMatchObject({ rounds: [], summary: null });
});

test('what a proof’s story tells belongs to that proof; at most four are compared', async () => {
  const { own } = await opened(6);
  const { story } = own;
  await story.getState().load('proof-2');
  expect(story.getState().variants).toHaveLength(6);
  for (const id of ['proof-0', 'proof-1', 'proof-3', 'proof-4', 'proof-5']) story.getState().pick(id);
  expect(story.getState().picked).toEqual(['proof-1', 'proof-3', 'proof-4', 'proof-5']);
  await story.getState().openRecipe('proof-2');
  expect(story.getState().recipe?.nodes.map(({ id }) => id)).toEqual(['base', 'letter', 'sharpen', 'measure']);
  await story.getState().openDifferences('proof-0', 'proof-1');
  expect(story.getState()).toMatchObject({ recipe: null, differences: { before: { id: 'proof-0' }, after: { id: 'proof-1' } } });
  await story.getState().load('proof-3');
  expect(story.getState().picked).toEqual([]);
});
