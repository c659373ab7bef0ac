import type { LetteringArea } from '../../../shared/lettering.ts';
import { mergeLayers } from '../../image/merge/merge.ts';
import type { StandingPlace } from '../../image/merge/placement.ts';
import { withAlpha } from '../../image/rgba.ts';
import { movedAreas, uncoveredAreas } from './areas.ts';
import { missingInput, type Operation } from './operation.ts';

/** Puts the cut-out onto the style layer. Outputs: image and mask (the placed matte). Data: areas (the object's own first, then the free ones), placement. */
export const merge: Operation<'merge'> = async ({ isMonochrome, ...options }, { image, data, has, seed }) => {
  if (!has('object')) throw missingInput('merge', 'object');
  const { areas = [], standing = null } = data('image') as { areas?: LetteringArea[]; standing?: StandingPlace };
  const { areas: ownAreas = [] } = data('object') as { areas?: LetteringArea[] };
  const [style, cutout] = await Promise.all([image('image'), image('object')]);
  // A cut-out without a transparent pixel is stored and read as RGB.
  const { image: merged, mask, placement } = mergeLayers({ style, cutout: withAlpha(cutout), options, seed, standing, isMonochrome });
  const free = uncoveredAreas(areas, mask);
  const carried = placement ? movedAreas(ownAreas, placement) : [];
  // The first strings belong on the object where it has places for them (a badge, a sign).
  const ranked = [...carried, ...free].map((area, rank) => ({ ...area, rank }));
  return { images: { image: merged, mask }, data: { areas: ranked, isTileable: false, placement } };
};
