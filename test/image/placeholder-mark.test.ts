import { describe, expect, it } from 'vitest';
import { markPlaceholder } from '../../electron/image/placeholder-mark.ts';
import { boxMask, picture, pixel, plain } from './pictures.ts';

describe('markPlaceholder', () => {
  it('hatches the bottom right corner and leaves the rest bit for bit', () => {
    const image = picture(200, 150);
    const marked = markPlaceholder(image);
    const corner = boxMask(200, 150, { x: 176, y: 126, width: 24, height: 24 });
    let changed = 0;
    for (let i = 0; i < 200 * 150; i++) {
      const isSame = [0, 1, 2].every((c) => marked.data[i * 3 + c] === image.data[i * 3 + c]);
      if (corner.data[i] === 0) expect(isSame).toBe(true);
      else if (!isSame) changed++;
    }
    expect(changed).toBeGreaterThan(24 * 24 * 0.4);
    expect(changed).toBeLessThan(24 * 24 * 0.6);
  });

  it.each([0, 128, 255])('can be seen on grey %i', (grey) => {
    const { data } = markPlaceholder(plain(128, 128, [grey, grey, grey]));
    expect(Math.max(...data) - Math.min(...data)).toBeGreaterThan(90);
  });

  it('shows on transparent ground and fits the smallest image', () => {
    expect(pixel(markPlaceholder(plain(64, 64, [0, 0, 0, 0])), 63, 63)[3]).toBeGreaterThan(150);
    expect(markPlaceholder(plain(1, 1, [7, 7, 7])).data.length).toBe(3);
  });
});
