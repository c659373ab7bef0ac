import { expect, test } from 'vitest';
import { cssTransform, fitView, panBy, zoomAt } from '../../../renderer/viewer/view-transform.ts';
import { createViewerStore } from '../../../renderer/viewer/viewer-store.ts';

const image = { width: 2000, height: 1000 };
const pane = { width: 648, height: 500 };

test('fit leaves a margin and never magnifies', () => {
  expect(fitView(image, pane)).toEqual({ scale: 0.3, centreX: 1000, centreY: 500 });
  expect(fitView({ width: 64, height: 64 }, pane).scale).toBe(1);
});

test('the point under the cursor stays where it is', () => {
  const before = fitView(image, pane);
  const at = { x: 100, y: 400 };
  const under = (view: typeof before) => [view.centreX + (at.x - pane.width / 2) / view.scale, view.centreY + (at.y - pane.height / 2) / view.scale];
  const after = zoomAt(before, 5, at.x, at.y, pane);
  expect(after.scale).toBe(1.5);
  expect(under(after)[0]).toBeCloseTo(under(before)[0], 9);
  expect(under(after)[1]).toBeCloseTo(under(before)[1], 9);
});

test('panning cannot lose the image', () => {
  expect(panBy({ scale: 1, centreX: 1000, centreY: 500 }, -5000, 5000, image)).toEqual({ scale: 1, centreX: 2000, centreY: 0 });
});

test('the transform puts the centre of the view into the middle of the pane', () => {
  expect(cssTransform({ scale: 2, centreX: 100, centreY: 50 }, { width: 400, height: 300 })).toBe('translate(0px, 50px) scale(2)');
});

test('the viewer keeps the zoomed place for an image of the same size and fits another one', () => {
  const viewer = createViewerStore();
  viewer.getState().setPane(pane);
  viewer.getState().setImage(image);
  viewer.getState().actualSize(2);
  expect(viewer.getState().view.scale).toBe(0.5);
  viewer.getState().setImage({ ...image });
  expect(viewer.getState().view.scale).toBe(0.5);
  viewer.getState().setImage({ width: 1000, height: 1000 });
  expect(viewer.getState().isFit).toBe(true);
});
