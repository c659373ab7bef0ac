import { describe, expect, it } from 'vitest';
import { chooseMaterial, MATERIALS, type Material, renderMaterial } from '../../../electron/models/sketch/materials/materials.ts';
import { readPalette } from '../../../electron/models/sketch/palette.ts';
import { createRandom } from '../../../electron/models/sketch/random.ts';
import type { Raster } from '../../../shared/raster.ts';

function render(material: Material, width: number, height: number, seed = 5, words: string = material): Raster {
  return renderMaterial({ material, palette: readPalette(words, createRandom(seed)), words, width, height, seed });
}

/** Mean step across a border over the mean step between neighbours inside; the larger of the two directions. */
function seamRatio({ width, height, data }: Raster): number {
  const step = (a: number, b: number) =>
    Math.abs(data[a * 3] - data[b * 3]) + Math.abs(data[a * 3 + 1] - data[b * 3 + 1]) + Math.abs(data[a * 3 + 2] - data[b * 3 + 2]);
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      columns[x] += step(y * width + x, y * width + ((x + 1) % width));
      rows[y] += step(y * width + x, ((y + 1) % height) * width + x);
    }
  }
  const ratio = (steps: Float64Array) =>
    (steps[steps.length - 1] * (steps.length - 1)) /
    Math.max(
      1,
      steps.slice(0, -1).reduce((sum, value) => sum + value, 0),
    );
  return Math.max(ratio(columns), ratio(rows));
}

describe('materials', () => {
  it.each(MATERIALS)('%s meets itself at its edges, in a square and in a strip', (material) => {
    expect(seamRatio(render(material, 256, 256))).toBeLessThanOrEqual(1.1);
    expect(seamRatio(render(material, 100, 300))).toBeLessThanOrEqual(1.1);
  });

  it.each(MATERIALS)('%s is the same for the same seed and another for another', (material) => {
    const first = render(material, 128, 96);
    expect(render(material, 128, 96)).toEqual(first);
    const other = render(material, 128, 96, 6);
    let changed = 0;
    for (let i = 0; i < first.data.length; i++) if (Math.abs(first.data[i] - other.data[i]) > 4) changed++;
    expect(changed / first.data.length).toBeGreaterThan(0.03);
  });

  it.each([
    [64, 64],
    [100, 300],
    [301, 97],
    [1024, 1024],
  ])('fills %i × %i with something to see', (width, height) => {
    for (const material of ['woven', 'planks', 'stone', 'fur', 'rust'] as const) {
      const { data, ...shape } = render(material, width, height);
      expect(shape).toEqual({ width, height, channels: 3 });
      expect(data.length).toBe(width * height * 3);
      let sum = 0;
      let squares = 0;
      for (const value of data) {
        sum += value;
        squares += value * value;
      }
      const mean = sum / data.length;
      const spread = Math.sqrt(squares / data.length - mean * mean);
      expect(mean).toBeGreaterThan(20);
      expect(mean).toBeLessThan(240);
      expect(spread).toBeGreaterThan(6);
    }
  });

  it('takes the colours of the prompt', () => {
    const { data } = render('woven', 128, 128, 5, 'teal woven wool');
    const mean = [0, 1, 2].map((channel) => data.reduce((sum, value, i) => (i % 3 === channel ? sum + value : sum), 0) / (data.length / 3));
    expect(mean[1]).toBeGreaterThan(mean[0] + 25);
    expect(mean[2]).toBeGreaterThan(mean[0] + 25);
  });

  it.each([
    [63, 256],
    [256, 4097],
    [100.5, 100],
  ])('refuses %d × %d', (width, height) => {
    expect(() => render('sand', width, height)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });

  it.each([
    ['seamless dark green tweed fabric', 'woven'],
    ['mossy old stone wall', 'stone'],
    ['weathered oak planks', 'planks'],
    ['Rusted iron sheet', 'rust'],
    ['hammered copper', 'hammered-metal'],
    ['burlap sack', 'canvas'],
    ['polka dots on pink', 'pattern'],
    ['white carrara marble', 'marble'],
    ['chunky knit sweater', 'knit'],
    ['grey slate rock', 'stone'],
    ['gold foil', 'foil'],
  ])('%s is %s', (words, material) => {
    expect(chooseMaterial(words)?.material).toBe(material);
  });

  it('chooses nothing where no material is named', () => {
    expect(chooseMaterial('portrait of a smiling woman')).toBeNull();
    expect(chooseMaterial('')).toBeNull();
  });
});
