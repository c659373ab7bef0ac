import type { Colour } from '../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import { flatten, hasTransparency } from '../composite.ts';
import { withAlpha } from '../rgba.ts';
import { estimateGround } from './ground.ts';
import { keyOut } from './key.ts';
import { cleanAlpha } from './own-alpha.ts';
import { groundRegion } from './regions.ts';
import { removeSpecks } from './specks.ts';

export interface Cutout {
  /** RGBA, straight alpha, without the ground's colour in its edges. */
  image: Raster;
  /** Its alpha alone. */
  matte: Raster;
  /** Whose alpha it is: the layer's own, keyed out of a plain ground, or none found (opaque). */
  method: 'alpha' | 'key' | 'none';
  /** Whole sentences. */
  warnings: string[];
}

/** Share of the border that must be ground; an object may stand on the bottom border and touch the others. */
const LEAST_BORDER = 0.3;

/** Cuts an object out of its layer. @param ground the colour it was asked to stand on; null = unknown */
export function cutOut(layer: Raster, ground: Colour | null): Cutout {
  if (hasTransparency(layer)) return finish(cleanAlpha(layer), 'alpha');
  const image = flatten(layer, [255, 255, 255]);
  const found = estimateGround(image, ground);
  if (found.borderShare < LEAST_BORDER) {
    return { ...finish(withAlpha(image), 'none'), warnings: ['No plain ground was found around the object, so its layer is used whole.'] };
  }
  return finish(keyOut(image, found, groundRegion(image, found)), 'key');
}

function finish(image: Raster, method: Cutout['method']): Cutout {
  removeSpecks(image);
  const matte = createRaster(image.width, image.height, 1);
  let sum = 0;
  for (let i = 0, at = 3; i < matte.data.length; i++, at += 4) {
    matte.data[i] = image.data[at];
    sum += image.data[at];
  }
  const isEmpty = sum < 255 * 16;
  return { image, matte, method, warnings: isEmpty ? ['The object layer is empty: nothing stands out from its ground.'] : [] };
}
