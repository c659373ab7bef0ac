import type { ImageMeasures } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { measuredColours } from './colours.ts';

/**
 * Pixels whose colour has run into the ends of what 8 bits hold, as shares of all pixels, 0–1: `low` = at least one channel is 0, `high` = at least one is 255,
 * `black` = all are 0, `white` = all are 255. A flat white ground is white on purpose; a photograph that has more than its base lost detail.
 */
export function clippedPixels(image: Raster): NonNullable<ImageMeasures['clipped']> {
  const { data, step, green, blue } = measuredColours(image);
  const pixels = image.width * image.height;
  const counts = { low: 0, high: 0, black: 0, white: 0 };
  for (let i = 0, at = 0; i < pixels; i++, at += step) {
    const r = data[at];
    const g = data[at + green];
    const b = data[at + blue];
    if (r === 0 || g === 0 || b === 0) {
      counts.low++;
      if (r === 0 && g === 0 && b === 0) counts.black++;
    }
    if (r === 255 || g === 255 || b === 255) {
      counts.high++;
      if (r === 255 && g === 255 && b === 255) counts.white++;
    }
  }
  return { low: counts.low / pixels, high: counts.high / pixels, black: counts.black / pixels, white: counts.white / pixels };
}
