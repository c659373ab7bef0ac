import { describe, expect, it } from 'vitest';
import { createCompareStore, mapsOf, proofOf } from '../../../renderer/compare/store.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import { fakeSha } from '../fakes/fake-sha.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

function open() {
  const { client, stores, settle, studio } = createFakeWindow([
    fakeJob(0, { prompt: 'a sign that says "OPEN"' }, 'done'),
    fakeJob(1, { prompt: 'woven texture' }, 'done'),
  ]);
  const errors: unknown[] = [];
  const store = createCompareStore({
    api: client.compare,
    review: client.review,
    importImage: stores.assets.importImage,
    onError: (error) => errors.push(error),
  });
  return { store, settle, errors, studio };
}

describe('the compare page', () => {
  it('takes before, after, mask and target from a proof and measures at once', async () => {
    const { store, settle, errors } = open();
    await store.getState().openProof('proof-0');
    await settle();
    const { slots, phase, measures, ofProof } = store.getState();
    expect(Object.values(slots).map((slot) => slot?.name)).toEqual(['Before', 'After', undefined, undefined, 'Target render', 'Of the proof']);
    expect({ phase, errors }).toEqual({ phase: 'done', errors: [] });
    expect(measures?.toTarget).toMatchObject({ isCircular: true });
    expect(ofProof?.characterErrorRate.before).toBe(0.34);
    expect(mapsOf(measures)).toEqual(['difference', 'deltaE', 'ssim', 'flip']);
  });

  it('a target that the proof did not bring is no compositing check, and other images leave its readings behind', async () => {
    const { store, settle } = open();
    await store.getState().openProof('proof-0');
    await store.getState().importFiles([new File([], 'approved.png')], 'target');
    await settle();
    expect(store.getState().measures?.toTarget).toMatchObject({ isCircular: false });
    expect(proofOf(store.getState())).not.toBeNull();
    store.getState().swap();
    await settle();
    const { slots } = store.getState();
    expect([slots.a?.name, slots.b?.name, proofOf(store.getState())]).toEqual(['After', 'Before', null]);
  });

  it('the target that Galley set stays a compositing check wherever the picture is put that was composed from it, and only for that one', async () => {
    const { store, settle } = open();
    await store.getState().openProof('proof-0');
    store.getState().swap();
    await settle();
    expect(store.getState().measures?.toTarget).toMatchObject({ isCircular: true });
    await store.getState().importFiles([new File([], 'other-model.png')], 'a');
    await settle();
    expect(store.getState().measures?.toTarget).toMatchObject({ isCircular: false });
  });

  it('files fill the free places in their order; measuring waits for the second', async () => {
    const { store, settle } = open();
    await store.getState().importFiles([new File([], 'one.png')]);
    await settle();
    expect([store.getState().slots.a?.name, store.getState().phase]).toEqual(['one.png', 'idle']);
    await store.getState().importFiles([new File([], 'two.png')]);
    await settle();
    expect([store.getState().slots.b?.name, store.getState().phase]).toEqual(['two.png', 'done']);
    store.getState().setSlot('b', null);
    expect(store.getState()).toMatchObject({ phase: 'idle', measures: null });
  });

  it('says why it could not be measured, and can be cancelled and taken up again', async () => {
    const { store, settle } = open();
    await store.getState().importFiles([new File([], 'one.png'), new File([], 'odd.png')]);
    await settle();
    expect(store.getState()).toMatchObject({ phase: 'failed', problem: expect.stringContaining('1024 × 1024 px and 800 × 600 px') });
    await store.getState().importFiles([new File([], 'two.png')], 'b');
    store.getState().cancel();
    await settle();
    expect(store.getState()).toMatchObject({ phase: 'cancelled', measures: null });
    await store.getState().measure();
    expect(store.getState().phase).toBe('done');
  });

  it('shows maps in turn, keeps the one that is shown for the next images, and offers none before there are measures', async () => {
    const { store, settle } = open();
    await store.getState().nextMap();
    expect(store.getState().map).toBeNull();
    await store.getState().openProof('proof-0');
    await settle();
    const seen = [];
    for (let i = 0; i < 5; i++) {
      await store.getState().nextMap();
      seen.push([store.getState().map, store.getState().picture?.sha256 ?? null]);
    }
    expect(seen).toEqual([...['difference', 'deltaE', 'ssim', 'flip'].map((name) => [name, fakeSha(name)]), [null, null]]);
    await store.getState().setMap('flip');
    await store.getState().openProof('proof-1');
    await settle();
    expect(store.getState()).toMatchObject({ map: 'flip', picture: { sha256: fakeSha('flip') } });
  });

  it('lists proofs to choose from', async () => {
    const { store } = open();
    await store.getState().choose('b');
    expect(store.getState()).toMatchObject({ choosing: 'b', proofsTotal: 2 });
    store.getState().setSlot('b', { sha256: fakeSha('x'), width: 8, height: 8, name: 'After', source: 'x' });
    expect(store.getState().choosing).toBeNull();
  });
});

describe('more than two pictures', () => {
  it('the third file is looked at as well; any of them is measured against A, and takes its place', async () => {
    const { store, settle } = open();
    await store.getState().importFiles([new File([], 'one.png'), new File([], 'two.png'), new File([], 'three.png')]);
    await settle();
    expect([store.getState().slots.c?.name, store.getState().slots.target]).toEqual(['three.png', null]);
    store.getState().setOther('c');
    await settle();
    expect(store.getState().phase).toBe('done');
    store.getState().swap();
    expect([store.getState().slots.a?.name, store.getState().slots.c?.name]).toEqual(['three.png', 'one.png']);
    store.getState().setSlot('c', null);
    expect([store.getState().other, store.getState().phase]).toEqual(['b', 'measuring']);
  });

  it('opens images by their hashes with their names; what was there before makes way', async () => {
    const { store, settle, errors } = open();
    await store.getState().openProof('proof-0');
    await store.getState().openImages([fakeSha('x'), fakeSha('y'), fakeSha('z')], ['Seed 1', '', 'Seed 3']);
    await settle();
    const { slots, phase, ofProof } = store.getState();
    expect(Object.values(slots).map((slot) => slot?.name)).toEqual(['Seed 1', 'Variant 2', 'Seed 3', undefined, undefined, undefined]);
    expect({ phase, ofProof, errors }).toEqual({ phase: 'done', ofProof: null, errors: [] });
  });
});
