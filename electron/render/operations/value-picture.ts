import type { MapLegend } from '../../../shared/measures.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import type { ScalarMap } from '../../metrics/measure-map.ts';

const STEPS = 65_535;

/** A map's values as an RGB picture that the window reads under the pointer: 256 × red + green = 65535 × (value − from) ÷ (to − from); blue 255 = no number. */
export function valuePicture({ width, height, values }: ScalarMap, { from, to }: Pick<MapLegend, 'from' | 'to'>): Raster {
  const image = createRaster(width, height, 3);
  const factor = STEPS / (to - from);
  for (let i = 0, at = 0; i < values.length; i++, at += 3) {
    const position = (values[i] - from) * factor;
    if (Number.isNaN(position)) {
      image.data[at + 2] = 255;
      continue;
    }
    const step = Math.round(Math.max(0, Math.min(STEPS, position)));
    image.data[at] = step >> 8;
    image.data[at + 1] = step & 255;
  }
  return image;
}
