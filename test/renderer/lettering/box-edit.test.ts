import { expect, test } from 'vitest';
import { boxAfterKey, boxBetween, clipBox, firstBox, MIN_SIDE_PX, moveBox, resizeBox } from '../../../renderer/lettering/box-edit.ts';

const IMAGE = { width: 400, height: 300 };
const BOX = { x: 100, y: 80, width: 120, height: 60 };
const key = (name: string, held: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

test('a box can be drawn from any corner and stays inside the image, in whole pixels', () => {
  expect(boxBetween(220.4, 140.2, 99.6, 79.7, IMAGE)).toEqual({ x: 100, y: 80, width: 120, height: 60 });
  expect(boxBetween(-50, -50, 900, 900, IMAGE)).toEqual({ x: 0, y: 0, width: 400, height: 300 });
});

test('a speck becomes the smallest box, at the edge of the image too', () => {
  expect(boxBetween(50, 50, 51, 50, IMAGE)).toEqual({ x: 50, y: 50, width: MIN_SIDE_PX, height: MIN_SIDE_PX });
  expect(boxBetween(400, 300, 400, 300, IMAGE)).toEqual({ x: 384, y: 284, width: MIN_SIDE_PX, height: MIN_SIDE_PX });
});

test('moving keeps the size and stops at the edges', () => {
  expect(moveBox(BOX, 10, -5, IMAGE)).toEqual({ ...BOX, x: 110, y: 75 });
  expect(moveBox(BOX, 1000, -1000, IMAGE)).toEqual({ ...BOX, x: 280, y: 0 });
});

test('a handle moves only the sides that it holds and never turns the box over', () => {
  expect(resizeBox(BOX, 'se', 20, 10, IMAGE)).toEqual({ ...BOX, width: 140, height: 70 });
  expect(resizeBox(BOX, 'nw', 20, 10, IMAGE)).toEqual({ x: 120, y: 90, width: 100, height: 50 });
  expect(resizeBox(BOX, 'w', 500, 99, IMAGE)).toEqual({ ...BOX, x: 220 - MIN_SIDE_PX, width: MIN_SIDE_PX });
  expect(resizeBox(BOX, 'n', 0, -500, IMAGE)).toEqual({ ...BOX, y: 0, height: 140 });
});

test('arrows move, Shift makes the step 10 px, Alt and Ctrl resize', () => {
  expect(boxAfterKey(BOX, key('ArrowRight'), IMAGE)).toEqual({ ...BOX, x: 101 });
  expect(boxAfterKey(BOX, key('ArrowUp', { shiftKey: true }), IMAGE)).toEqual({ ...BOX, y: 70 });
  expect(boxAfterKey(BOX, key('ArrowDown', { altKey: true }), IMAGE)).toEqual({ ...BOX, height: 61 });
  expect(boxAfterKey(BOX, key('ArrowLeft', { ctrlKey: true, shiftKey: true }), IMAGE)).toEqual({ ...BOX, width: 110 });
  expect(boxAfterKey(BOX, key('a'), IMAGE)).toBeNull();
});

test('a box of another size is clipped, or dropped when nothing of it is left', () => {
  expect(clipBox({ x: 300, y: 200, width: 500, height: 500 }, IMAGE)).toEqual({ x: 300, y: 200, width: 100, height: 100 });
  expect(clipBox({ x: 500, y: 10, width: 50, height: 50 }, IMAGE)).toBeUndefined();
  expect(firstBox(IMAGE)).toEqual({ x: 60, y: 120, width: 280, height: 60 });
});
