import { expect, test } from 'vitest';
import { applyStudioEvent } from '../../../renderer/app/studio-events.ts';
import { createReviewStore } from '../../../renderer/review/store.ts';
import { createReviewStores } from '../../../renderer/review/use-review-stores.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import type { FakeStudio } from '../fakes/fake-studio.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

/** Number 4 is the one whose lettering is not exact. */
const proofs = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => fakeJob(from + index, { prompt: `A sign that says "Open ${from + index}"` }, 'done'));

test('shows the first proof that needs review', async () => {
  const { stores } = createFakeWindow(proofs(0, 3));
  await stores.review.getState().refresh();
  expect(stores.review.getState().detail?.id).toBe('proof-0');
  expect(stores.review.getState().total).toBe(3);
});

test('a verdict is bound to the pixels that were seen, and the next proof follows', async () => {
  const { stores, studio } = createFakeWindow(proofs(0, 3));
  await stores.review.getState().refresh();
  await stores.review.getState().step(1);
  stores.review.getState().setNote('Warmer, please');
  await stores.review.getState().decide('changes');

  expect(studio.proofs[1].ledger).toEqual([
    {
      id: 1,
      proofId: 'proof-1',
      pixelsSha256: studio.proofs[1].afterSha256,
      verdict: 'changes',
      note: 'Warmer, please',
      overrideReason: '',
      reviewer: 'Mara',
      at: '2026-01-05T10:00:00.000Z',
    },
  ]);
  const { detail, rows, note } = stores.review.getState();
  expect(detail?.id).toBe('proof-2');
  expect(rows.map((row) => row?.id)).toEqual(['proof-0', 'proof-2']);
  expect(note).toBe('');
});

test('the last one leaves an empty list', async () => {
  const { stores } = createFakeWindow(proofs(0, 1));
  await stores.review.getState().refresh();
  await stores.review.getState().decide('approve');
  expect(stores.review.getState()).toMatchObject({ detail: null, currentId: null, total: 0 });
});

test('lettering that is not exact needs a reason', async () => {
  const { stores, studio } = createFakeWindow(proofs(4, 1));
  await stores.review.getState().refresh();
  await stores.review.getState().decide('approve');
  expect(stores.review.getState().isAskingReason).toBe(true);
  expect(studio.proofs[0].verdict).toBeNull();

  await stores.review.getState().decide('approve', 'The ligature is wanted');
  expect(studio.proofs[0].ledger[0].overrideReason).toBe('The ligature is wanted');
});

test('pixels that changed meanwhile are a conflict: the new ones are shown, no verdict is given', async () => {
  const { stores, studio } = createFakeWindow(proofs(0, 1));
  await stores.review.getState().refresh();
  studio.proofs[0] = { ...studio.proofs[0], afterSha256: 'f'.repeat(64) };
  await stores.review.getState().decide('approve');

  expect(studio.proofs[0].verdict).toBeNull();
  expect(stores.review.getState().detail?.afterSha256).toBe('f'.repeat(64));
  expect(stores.notices.getState().notices[0].title).toBe('It changed in the meantime');
});

test('a proof opened from the queue is found even when the filter hides it', async () => {
  const { stores, studio } = createFakeWindow(proofs(0, 2));
  studio.proofs[1].verdict = 'approve';
  await stores.review.getState().refresh();
  await stores.review.getState().reveal('proof-1');
  expect(stores.review.getState()).toMatchObject({ filter: 'all', currentId: 'proof-1' });
});

test('rerender queues the changes as a new job', async () => {
  const { stores, studio } = createFakeWindow(proofs(0, 1));
  await stores.review.getState().refresh();
  await stores.review.getState().rerender({ seed: 99, lettering: { texts: ['Closed'] } });
  expect(studio.jobs[1].request).toMatchObject({ seed: 99, lettering: { texts: ['Closed'] } });
});

const textures = (count: number) => Array.from({ length: count }, (_, number) => fakeJob(number, { prompt: 'Seamless texture of linen' }, 'done'));

function markRed(studio: FakeStudio, ...numbers: number[]): void {
  const reasons = [{ measure: 'seamRatio', colour: 'red', value: 1.9, limit: 1.5 }] as const;
  for (const number of numbers) studio.proofs[number].gate = { colour: 'red', reasons: [...reasons] };
}

test('the next red proof is found beyond what is loaded, and after the last one the first', async () => {
  const { stores, studio } = createFakeWindow(textures(250));
  markRed(studio, 2, 240);
  await stores.review.getState().refresh();
  const red = async () => {
    await stores.review.getState().next('red');
    return stores.review.getState().currentId;
  };
  expect([await red(), await red(), await red()]).toEqual(['proof-2', 'proof-240', 'proof-2']);
});

test('without another red proof it says so and stays', async () => {
  const { stores, studio } = createFakeWindow(textures(3));
  markRed(studio, 0);
  await stores.review.getState().refresh();
  await stores.review.getState().next('red');
  expect(stores.review.getState().currentId).toBe('proof-0');
  expect(stores.notices.getState().notices).toMatchObject([{ title: 'No other proof here is red' }]);
});

test('the filter by mark narrows the one by verdict; a proof that both hide is still opened', async () => {
  const { stores, studio } = createFakeWindow(textures(4));
  markRed(studio, 1, 3);
  studio.proofs[3].verdict = 'approve';
  await stores.review.getState().setGate('red');
  expect(stores.review.getState()).toMatchObject({ gate: 'red', total: 1, currentId: 'proof-1' });
  await stores.review.getState().reveal('proof-0');
  expect(stores.review.getState()).toMatchObject({ filter: 'all', gate: null, currentId: 'proof-0', total: 4 });
  await stores.review.getState().setGate('amber');
  expect(stores.review.getState()).toMatchObject({ total: 0, detail: null });
});

test('a verdict is taken back and given again: the ledger keeps all of it, and the proof is shown', async () => {
  const { stores, studio, settle } = createFakeWindow(proofs(0, 3));
  await stores.review.getState().refresh();
  await stores.review.getState().decide('reject');
  expect(stores.undo.getState().past.map(({ title }) => title)).toEqual(['Rejected']);
  await stores.undo.getState().undo();
  await settle();
  expect(studio.proofs[0]).toMatchObject({ verdict: null, ledger: [{ verdict: 'reject', withdrawn: { reviewer: 'Mara' } }] });
  expect(stores.review.getState()).toMatchObject({ currentId: 'proof-0', total: 3, overview: { counts: { unjudged: 3 } } });
  await stores.undo.getState().redo();
  await settle();
  expect(studio.proofs[0].verdict).toBe('reject');
  await stores.undo.getState().undo();
  await settle();
  expect(studio.proofs[0].ledger.map(({ withdrawn }) => withdrawn !== undefined)).toEqual([true, true]);
  expect(studio.proofs[0].verdict).toBeNull();
});

test('who does not want to go on stays at the proof; the next one is then the one that took its place', async () => {
  const { stores } = createFakeWindow(proofs(0, 3));
  stores.preferences.getState().set({ reviewGoesOn: false });
  await stores.review.getState().refresh();
  await stores.review.getState().step(1);
  await stores.review.getState().decide('approve');
  expect(stores.review.getState()).toMatchObject({ currentId: 'proof-1', total: 2, detail: { verdict: 'approve' } });
  await stores.review.getState().step(1);
  expect(stores.review.getState().currentId).toBe('proof-2');
});

test('from the last proof of all it goes back to what was passed over, and stays when nothing is left', async () => {
  const { stores } = createFakeWindow(proofs(0, 3));
  await stores.review.getState().setFilter('all');
  await stores.review.getState().stepTo(-1);
  await stores.review.getState().decide('approve');
  expect(stores.review.getState().currentId).toBe('proof-0');
  await stores.review.getState().decide('approve');
  await stores.review.getState().decide('approve');
  expect(stores.review.getState()).toMatchObject({ currentId: 'proof-2', overview: { counts: { unjudged: 0, approve: 3 } } });
  await stores.review.getState().decide('reject');
  expect(stores.review.getState().currentId).toBe('proof-2');
  await stores.review.getState().next('unjudged');
  expect(stores.notices.getState().notices.at(-1)?.title).toBe('Every other proof here is judged');
});

test('filters narrow together, search waits for the fingers, and clearing leaves the verdict', async () => {
  const { stores, settle } = createFakeWindow([
    ...proofs(0, 3),
    ...textures(2).map((job, index) => ({ ...job, id: `job-${10 + index}`, proofId: `proof-${10 + index}` })),
  ]);
  const review = stores.review.getState();
  await review.refresh();
  await review.refine({ intent: 'texture' });
  expect(stores.review.getState()).toMatchObject({ total: 2, currentId: 'proof-10' });
  await review.refine({ intent: undefined });
  expect(stores.review.getState().refinement).toEqual({});
  review.search('Ope');
  review.search('Open 2');
  expect(stores.review.getState().total).toBe(5);
  await settle();
  expect(stores.review.getState()).toMatchObject({ total: 1, currentId: 'proof-2' });
  await review.clear();
  expect(stores.review.getState()).toMatchObject({ filter: 'needs-review', total: 5, refinement: {} });
});

test('asking for changes without a note asks for what the open pins say', async () => {
  const { stores, studio } = createFakeWindow(proofs(0, 2));
  const { pins } = createReviewStores(stores);
  await stores.review.getState().refresh();
  pins.getState().startAt(0.5, 0.5);
  pins.getState().move(-102.4, 0);
  await pins.getState().add('Logo larger');
  pins.getState().placeAt(2, 0.25);
  await pins.getState().add('Warmer');
  const [first, second] = studio.proofs[0].allPins;
  expect([first, second].map(({ number, x, y, text }) => [number, Math.round(x * 10) / 10, y, text])).toEqual([
    [1, 0.4, 0.5, 'Logo larger'],
    [2, 1, 0.25, 'Warmer'],
  ]);
  await pins.getState().setResolved(second, true);
  await stores.review.getState().decide('changes');
  expect(studio.proofs[0].ledger[0].note).toBe('1: Logo larger');
});

test('another order keeps the proof that is looked at, however far away it stands then', async () => {
  const { stores } = createFakeWindow(proofs(0, 260));
  const review = stores.review.getState();
  await review.setFilter('all');
  await review.stepTo(-1);
  expect(stores.review.getState().currentId).toBe('proof-259');
  await review.setSort('oldest');
  expect(stores.review.getState()).toMatchObject({ currentId: 'proof-259', total: 260 });
  expect(stores.review.getState().rows[259]?.id).toBe('proof-259');
  await review.refine({ search: 'Open 7' });
  expect(stores.review.getState().currentId).toBe('proof-7');
});

test('while a key is held the proofs run past, some are shown on the way, and the last one is', async () => {
  const { client } = createFakeWindow(proofs(0, 40));
  const { list, get, decide, rerender, find, overview, withdraw } = client.review;
  const asked: string[] = [];
  const due: (() => void)[] = [];
  const review = createReviewStore({
    api: {
      ...{ list, decide, rerender, find, overview, withdraw },
      get(input) {
        asked.push(input.id);
        return get(input);
      },
    },
    schedule: (run) => due.push(run),
    onError: (error) => expect.unreachable(String(error)),
    onDecided: () => {},
    doing: (work) => work,
    onRerendered: () => {},
    onNone: () => {},
    goesOn: () => true,
    by: () => undefined,
  });
  const pause = async () => {
    for (const run of due.splice(0)) run();
    await new Promise((resolve) => setTimeout(resolve, 10));
  };
  await review.getState().refresh();
  asked.length = 0;
  for (let step = 0; step < 10; step++) await review.getState().step(1, true);
  expect(asked).toEqual([]);
  expect(review.getState().isKeyHeld).toBe(true);
  await pause();
  expect(review.getState()).toMatchObject({ detail: { id: 'proof-10' }, isKeyHeld: false });
  for (let step = 0; step < 10; step++) await review.getState().step(1, true);
  expect(review.getState()).toMatchObject({ currentId: 'proof-20', detail: { id: 'proof-10' }, isKeyHeld: true });
  await pause();
  expect(review.getState().detail?.id).toBe('proof-20');
  expect(asked).toEqual(['proof-10', 'proof-20']);
  expect(due).toEqual([]);
});

test('proofs of a night do not load the list again and again in a window that never showed it', async () => {
  const { client, studio } = createFakeWindow(proofs(0, 3));
  const { list, get, decide, rerender, find, overview, withdraw } = client.review;
  let asked = 0;
  const review = createReviewStore({
    api: {
      ...{ get, decide, rerender, find, overview, withdraw },
      list(input) {
        asked++;
        return list(input);
      },
    },
    schedule: (run) => run(),
    onError: (error) => expect.unreachable(String(error)),
    onDecided: () => {},
    doing: (work) => work,
    onRerendered: () => {},
    onNone: () => {},
    goesOn: () => true,
    by: () => undefined,
  });
  const [proof] = studio.proofs;
  review.getState().applyProof(proof);
  review.getState().applyReview([proof.id]);
  await review.getState().applyRemoved(['somebody']);
  expect(asked).toBe(0);
  await review.getState().refresh();
  expect(asked).toBe(1);
  review.getState().applyProof(proof);
  expect(asked).toBe(2);
});

test('a proof that is gone with its job does not stay on the screen, nor is it missed aloud', async () => {
  const { stores, studio } = createFakeWindow(proofs(0, 3));
  const { review, notices } = stores;
  await review.getState().refresh();
  await review.getState().step(1);
  const [gone] = studio.proofs.splice(1, 1);
  applyStudioEvent(stores, { type: 'removed', jobIds: [gone.jobId] });
  await expect.poll(() => review.getState().detail?.id).toBe('proof-0');
  const left = studio.proofs.splice(0).map(({ jobId }) => jobId);
  await review.getState().applyRemoved(left);
  expect(review.getState()).toMatchObject({ total: 0, currentId: null, detail: null });
  expect(notices.getState().notices).toEqual([]);
});
