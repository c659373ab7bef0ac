import { nearestRatio, ratiosOf } from '../hosted/sizes.ts';
import { type Family, SIZE_RULE } from './table.ts';

export interface Size {
  width: number;
  height: number;
}

/** The size nearest to the wanted one that a family makes: its shape where the rule allows it, enlarged or reduced to the pixels that it allows. */
export function sizeFor(wanted: Size, sizes: Family['sizes']): Size {
  if (sizes !== 'free') return nearestRatio(wanted, ratiosOf(sizes));
  const { multipleOf, maxRatio, maxSide, minPixels, maxPixels } = SIZE_RULE;
  const ratio = Math.min(maxRatio, Math.max(1 / maxRatio, wanted.width / wanted.height));
  const area = Math.min(maxPixels, Math.max(minPixels, wanted.width * wanted.height));
  const height = Math.sqrt(area / ratio);
  const largest = Math.min(1, maxSide / Math.max(height, height * ratio));
  const snap = (value: number) => Math.max(multipleOf, Math.round((value * largest) / multipleOf) * multipleOf);
  return withinRule({ width: snap(height * ratio), height: snap(height) });
}

/** Rounding to the grid may have left the rule by a step or two. */
function withinRule({ width, height }: Size): Size {
  const { multipleOf: step, maxRatio, maxSide, minPixels, maxPixels } = SIZE_RULE;
  for (let turn = 0; turn < 16; turn++) {
    if (width > maxSide) width -= step;
    else if (height > maxSide) height -= step;
    else if (width > height * maxRatio) width -= step;
    else if (height > width * maxRatio) height -= step;
    else if (width * height > maxPixels) [width, height] = width > height ? [width - step, height] : [width, height - step];
    else if (width * height < minPixels) [width, height] = width <= height ? [width + step, height] : [width, height + step];
    else break;
  }
  return { width, height };
}
