import { describe, expect, it } from 'vitest';
import { editWindow } from '../../../electron/typography/model-edit/edit-window.ts';

const window = (width: number, height: number, ...boxes: [number, number, number, number][]) => {
  const places = boxes.map(([x, y, w, h]) => ({ box: { x, y, width: w, height: h } }));
  const { x, y, ...size } = editWindow(places, { width, height });
  return [x, y, size.width, size.height];
};

describe('the part of a picture that a model is sent', () => {
  it('is the whole of a small square one', () => {
    expect(window(1024, 1024, [100, 100, 400, 90])).toEqual([0, 0, 1024, 1024]);
    expect(window(512, 512, [0, 0, 500, 500])).toEqual([0, 0, 512, 512]);
  });

  it('is a square of 1024 px around the places of a large one, inside the picture', () => {
    expect(window(4096, 2304, [2000, 1000, 300, 100])).toEqual([1638, 538, 1024, 1024]);
    expect(window(4096, 2304, [10, 2200, 300, 100])).toEqual([0, 1280, 1024, 1024]);
  });

  it('grows with what it must hold, and with several places', () => {
    expect(window(4096, 2304, [1000, 900, 1000, 100])).toEqual([796, 246, 1408, 1408]);
    const [x, y, width, height] = window(4096, 2304, [200, 200, 300, 80], [1200, 1400, 300, 80]);
    expect([width, height]).toEqual([1856, 1856]);
    expect(x <= 200 && y <= 200 && x + width >= 1500 && y + height >= 1480).toBe(true);
  });

  it('is the whole picture where the places are wider than a square in it', () => {
    expect(window(1600, 600, [100, 200, 1300, 200])).toEqual([0, 0, 1600, 600]);
    expect(window(640, 400, [104, 75, 432, 102])).toEqual([0, 0, 640, 400]);
  });

  it('is square where the picture is not, so that models of few shapes give it back uncropped', () => {
    expect(window(1152, 896, [300, 300, 400, 100])).toEqual([52, 0, 896, 896]);
  });
});
