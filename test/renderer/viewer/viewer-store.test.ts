import { expect, test } from 'vitest';
import { createViewerStore } from '../../../renderer/viewer/viewer-store.ts';

test('K goes along the layers and back to the proof; comparing leaves them', () => {
  const store = createViewerStore();
  const names = ['object', 'matte', 'merge'] as const;
  const seen = names.map(() => {
    store.getState().nextLayer(names);
    return store.getState().layer;
  });
  expect(seen).toEqual(['object', 'matte', 'merge']);
  store.getState().nextLayer(names);
  expect(store.getState().layer).toBeNull();
  store.getState().nextLayer([]);
  expect(store.getState().layer).toBeNull();
  store.getState().setLayer('matte');
  store.getState().setMode('swipe');
  expect(store.getState().layer).toBeNull();
});
