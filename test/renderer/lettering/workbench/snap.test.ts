import { expect, test } from 'vitest';
import { snapAngle, snapMove } from '../../../../renderer/lettering/workbench/snap.ts';

const IMAGE = { width: 1000, height: 800 };

test('a region catches on the middle of the image and on its neighbours, the nearest first', () => {
  expect(snapMove({ x: 397, y: 100, width: 200, height: 40 }, [], IMAGE, 6)).toEqual({ x: 500, y: null, by: [3, 0] });
  const neighbour = { x: 50, y: 143, width: 300, height: 40 };
  expect(snapMove({ x: 52, y: 100, width: 200, height: 40 }, [neighbour], IMAGE, 6)).toEqual({ x: 50, y: 143, by: [-2, 3] });
  expect(snapMove({ x: 60, y: 100, width: 200, height: 20 }, [neighbour], IMAGE, 6)).toEqual({ x: null, y: null, by: [0, 0] });
});

test('turns catch on quarters, or on every 15°', () => {
  expect([snapAngle(1.5, false), snapAngle(-88.5, false), snapAngle(20, false), snapAngle(20, true), snapAngle(362, true)]).toEqual([0, -90, 20, 15, 0]);
});
