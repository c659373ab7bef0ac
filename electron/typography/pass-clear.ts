import { type Box, boxAround } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { inkWithin } from './erase/ink.ts';
import { strokesWithin } from './erase/strokes.ts';
import { eraseText } from './erase.ts';
import { measureLook } from './pass-ink.ts';
import { growQuad, maskOfRegions } from './pass-regions.ts';
import type { TextRegion } from './ports.ts';
import { quadSize } from './read/outline.ts';

/** Takes the lettering of these regions away; `kept` regions stay bit for bit. Only the letters go where they can be told from the ground, else their whole box. */
export function clearRegions(image: Raster, regions: readonly TextRegion[], kept: readonly TextRegion[], seed: number): { image: Raster; mask: Raster } {
  const { width, height } = image;
  let mask = maskOfRegions(width, height, []);
  if (regions.length === 0) return { image, mask };
  for (const region of regions) {
    const whole = maskOfRegions(width, height, [region]);
    const { ground, ink } = measureLook(image, region.quad);
    const box = around(region);
    const letters = inkWithin(image, whole, box, ground) ?? strokesWithin(image, whole, box, ink, quadSize(region.quad).height);
    mask = union(mask, letters ?? whole);
  }
  return eraseText(image, mask, { seed, keep: maskOfRegions(width, height, kept, 0) });
}

/** A box around a region and its margin. */
function around({ quad, arc }: TextRegion): Box {
  if (!arc) return boxAround(growQuad(quad, 0.2));
  const reach = arc.radius + arc.thickness;
  return { x: arc.centreX - reach, y: arc.centreY - reach, width: 2 * reach, height: 2 * reach };
}

/** Inside either mask. */
export function union(a: Raster, b: Raster): Raster {
  return { ...a, data: a.data.map((value, i) => value | b.data[i]) };
}
