import type { LetteringArea } from '../../../shared/lettering.ts';
import type { Raster } from '../../../shared/raster.ts';
import { mergeLayers } from '../../image/merge/merge.ts';
import type { StandingPlace } from '../../image/merge/placement.ts';
import { movedAreas, uncoveredAreas } from './areas.ts';
import { missingInput, type Operation } from './operation.ts';

/** Puts the cut-out onto the style layer. Outputs: image and mask (the placed matte). Data: areas (the object's own first, then the free ones), placement. */
export const merge: Operation<'merge'> = async ({ isMonochrome, ...options }, { image, data, has, seed }) => {
  if (!has('object')) throw missingInput('merge', 'object');
  const { areas = [], standing = null } = data('image') as { areas?: LetteringArea[]; standing?: StandingPlace };
  const { areas: ownAreas = [] } = data('object') as { areas?: LetteringArea[] };
  const [style, cutout] = await Promise.all([image('image'), withAlpha(image('object'))]);
  const { image: merged, mask, placement } = mergeLayers({ style, cutout, options, seed, standing, isMonochrome });
  const free = uncoveredAreas(areas, mask);
  const carried = placement ? movedAreas(ownAreas, placement) : [];
  // The first strings belong on the object where it has places for them (a badge, a sign).
  const ranked = [...carried, ...free].map((area, rank) => ({ ...area, rank }));
  return { images: { image: merged, mask }, data: { areas: ranked, isTileable: false, placement } };
};

/** A cut-out without a transparent pixel is stored and read as RGB. */
async function withAlpha(image: Promise<Raster>): Promise<Raster> {
  const raster = await image;
  if (raster.channels === 4) return raster;
  const data = new Uint8Array(raster.width * raster.height * 4).fill(255);
  for (let from = 0, to = 0; to < data.length; from += raster.channels, to += 4) {
    for (let c = 0; c < 3; c++) data[to + c] = raster.data[from + (raster.channels === 1 ? 0 : c)];
  }
  return { ...raster, channels: 4, data };
}
