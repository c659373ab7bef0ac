import { expect, it } from 'vitest';
import { createMapStore } from '../../../renderer/viewer/map-store.ts';
import { readMark } from '../../../renderer/viewer/read-mark.ts';
import { TextureCache } from '../../../renderer/viewer/texture-cache.ts';
import { pixelIn } from '../../../renderer/viewer/use-pixels.ts';
import { AppError } from '../../../shared/errors.ts';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import { fakeSha } from '../fakes/fake-sha.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

it('textures make way in the order in which they were used, but never within the frame that uses them', () => {
  const gone: string[] = [];
  const cache = new TextureCache<string>({ budgetBytes: 30, dispose: (value) => gone.push(value) });
  for (const name of ['a', 'b', 'c']) cache.add(name, name, 10);
  cache.beginFrame();
  cache.get('a');
  cache.add('d', 'd', 10);
  expect(gone).toEqual(['b']);
  cache.add('e', 'e', 25);
  expect([gone, cache.bytes, cache.size]).toEqual([['b', 'c'], 45, 3]);
  cache.beginFrame();
  cache.add('f', 'f', 10);
  expect([gone, cache.bytes]).toEqual([['b', 'c', 'a', 'd', 'e'], 10]);
  cache.grow('f', 5);
  expect(cache.bytes).toBe(15);
  cache.clear();
  expect([gone.at(-1), cache.bytes]).toEqual(['f', 0]);
});

it('a map is made when somebody wants to see it, again for other pictures, and says when weights are missing', async () => {
  const { client, settle } = createFakeWindow([]);
  const store = createMapStore(client.compare);
  store.getState().setPictures(fakeSha('a'), fakeSha('b'));
  expect(store.getState().phase).toBe('idle');
  store.getState().setName('flip');
  expect(store.getState().phase).toBe('making');
  await settle();
  expect(store.getState()).toMatchObject({ phase: 'done', overlay: { sha256: fakeSha('flip'), opacity: 0.7 } });
  store.getState().setOpacity(0.2);
  store.getState().setPictures(fakeSha('a'), fakeSha('c'));
  expect([store.getState().overlay, store.getState().isOf(fakeSha('a'), fakeSha('c'))]).toEqual([null, true]);
  await settle();
  expect(store.getState().overlay).toEqual({ sha256: fakeSha('flip'), opacity: 0.2 });

  const without = createMapStore({ map: () => Promise.reject(new AppError('not-found', 'No weights are there.')) } as never);
  without.getState().setPictures(fakeSha('a'), fakeSha('b'));
  without.getState().setName('lpips-alex');
  await settle();
  expect(without.getState()).toMatchObject({ phase: 'no-weights', overlay: null });
  without.getState().setName('ssim');
  await settle();
  expect(without.getState()).toMatchObject({ phase: 'failed', problem: 'No weights are there.' });
});

it('marks what is read: the pass’s own check after it, the strings themselves before', () => {
  const region = (changes: Partial<LetteringRegion>) => ({ wanted: 'OPEN', readBefore: '', readAfter: 'OPEN', check: 'exact', ...changes }) as LetteringRegion;
  expect(readMark(region({}), 'readAfter')).toBe('exact');
  expect(readMark(region({ check: 'mismatch' }), 'readAfter')).toBe('wrong');
  expect(readMark(region({ check: 'unreadable' }), 'readAfter')).toBe('none');
  expect(['', 'OPEN', 'OPFN'].map((readBefore) => readMark(region({ readBefore }), 'readBefore'))).toEqual(['none', 'exact', 'wrong']);
  expect(readMark(region({ wanted: null, check: 'mismatch' }), 'readAfter')).toBe('none');
});

it('finds the same place in a picture of another size', () => {
  const reference = { width: 1000, height: 500 };
  expect(pixelIn({ width: 500, height: 250 }, reference, 'fit', { x: 999, y: 0 })).toEqual({ x: 499, y: 0 });
  expect(pixelIn({ width: 500, height: 500 }, reference, 'fit', { x: 250, y: 3 })).toEqual({ x: 0, y: 3 });
  expect(pixelIn({ width: 500, height: 250 }, reference, 'pixels', { x: 999, y: 0 })).toEqual({ x: 999, y: 0 });
});
