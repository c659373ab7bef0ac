import { describe, expect, it } from 'vitest';
import { colourScale, falseColour, legendOf } from '../../electron/metrics/false-colour.ts';
import { createLabConverter } from '../../electron/metrics/lab.ts';
import { MEASURE_MAPS } from '../../shared/measures.ts';

describe('falseColour', () => {
  it('has a scale whose lightness always rises, in even steps', () => {
    const scale = colourScale();
    const lab = new Float64Array(3);
    const lightness = Array.from({ length: 256 }, (_, i) => {
      createLabConverter().convert(scale[i * 3], scale[i * 3 + 1], scale[i * 3 + 2], lab, 0);
      return lab[0];
    });
    for (let i = 8; i < 256; i++) expect(lightness[i]).toBeGreaterThan(lightness[i - 8]);
    expect([Math.round(lightness[0]), Math.round(lightness[255])]).toEqual([0, 98]);
    expect(lightness[128]).toBeGreaterThan(38);
    expect(lightness[128]).toBeLessThan(58);
  });

  it('gives the colours that the legend names', () => {
    for (const name of MEASURE_MAPS) {
      const legend = legendOf(name);
      const values = Float32Array.from(legend.stops, ({ value }) => value);
      const picture = falseColour({ width: values.length, height: 1, values }, legend);
      expect([...picture.data]).toEqual(legend.stops.flatMap(({ colour }) => colour));
      expect([legend.stops[0].value, legend.stops.at(-1)!.value]).toEqual([legend.from, legend.to]);
    }
  });

  it('ends at its ends, runs down for likeness, and shows grey for what is no number', () => {
    const values = Float32Array.from([-9, 0, 1, 9, Number.NaN]);
    const up = [...falseColour({ width: 5, height: 1, values }, { from: 0, to: 1 }).data];
    expect([up.slice(0, 3), up.slice(6, 9), up.slice(12)]).toEqual([up.slice(3, 6), up.slice(9, 12), [128, 128, 128]]);
    const down = [...falseColour({ width: 5, height: 1, values }, { from: 1, to: 0 }).data];
    expect(down.slice(0, 3)).toEqual(up.slice(9, 12));
  });
});
