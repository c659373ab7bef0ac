import { describe, expect, it } from 'vitest';
import { readPalette } from '../../../electron/models/sketch/palette.ts';
import { createRandom } from '../../../electron/models/sketch/random.ts';
import { chooseScene, renderScene, SCENES, type Scene } from '../../../electron/models/sketch/scenes/scenes.ts';
import { letteringAreaSchema } from '../../../shared/lettering.ts';

function render(scene: Scene, width: number, height: number, seed = 5, words: string = scene) {
  return renderScene({ scene, words, palette: readPalette(words, createRandom(seed)), width, height, seed });
}

describe('scenes', () => {
  it.each(SCENES)('%s is the same for the same seed and another for another', (scene) => {
    const first = render(scene, 160, 120);
    expect(render(scene, 160, 120)).toEqual(first);
    const other = render(scene, 160, 120, 6).image;
    let changed = 0;
    for (let i = 0; i < other.data.length; i++) if (Math.abs(first.image.data[i] - other.data[i]) > 12) changed++;
    expect(changed / other.data.length).toBeGreaterThan(0.1);
  });

  it.each(SCENES)('%s keeps its lettering areas inside the picture at any shape', (scene) => {
    for (const [width, height] of [
      [64, 64],
      [100, 300],
      [640, 97],
    ]) {
      const { image, areas } = render(scene, width, height);
      expect({ ...image, data: image.data.length }).toEqual({ width, height, channels: 3, data: width * height * 3 });
      expect(areas.length).toBeGreaterThanOrEqual(2);
      for (const [rank, area] of areas.entries()) {
        expect(letteringAreaSchema.parse(area)).toEqual(area);
        expect(area.rank).toBe(rank);
        expect(area.box.x).toBeGreaterThanOrEqual(0);
        expect(area.box.x + area.box.width).toBeLessThanOrEqual(width);
        expect(area.box.y + area.box.height).toBeLessThanOrEqual(height);
      }
    }
  });

  it('makes night darker than day', () => {
    const mean = (words: string) => render('mountains', 128, 128, 5, words).image.data.reduce((sum, value) => sum + value, 0) / (128 * 128 * 3);
    expect(mean('mountains at night')).toBeLessThan(mean('mountains on a sunny day') - 40);
  });

  it.each([
    ['misty pine forest at dawn', 'forest'],
    ['New York skyline at night', 'city'],
    ['ocean waves at sunset', 'sea'],
    ['nebula and a planet in deep space', 'space'],
    ['coral reef underwater', 'underwater'],
    ['sahara dunes', 'desert'],
    ['abstract bauhaus composition', 'abstract'],
  ])('%s is %s', (words, scene) => {
    expect(chooseScene(words)?.scene).toBe(scene);
  });

  it('chooses nothing where no place is named, and still paints', () => {
    expect(chooseScene('a red bicycle')).toBeNull();
    expect(renderScene({ words: '', palette: readPalette('', createRandom(1)), width: 64, height: 64, seed: 1 }).image.data.length).toBe(64 * 64 * 3);
  });

  it('refuses sizes beyond its range', () => {
    expect(() => render('sea', 32, 64)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});
