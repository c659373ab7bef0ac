import { AppError } from '../../../shared/errors.ts';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { outlineText } from '../../typography/setting.ts';
import { createTypesetter } from '../../typography/typesetter.ts';

/** What a region was set with. */
type SetRegion = LetteringRegion & { wanted: string; area: NonNullable<LetteringRegion['area']>; font: string; fontSize: number };

/** True when the report tells enough about a region to set it again; reports of older proofs do not. */
function isTold(region: LetteringRegion): region is SetRegion {
  return Boolean(region.wanted && region.area && region.font && region.fontSize);
}

/**
 * The outlines of a region from what the report tells, where the proof's own were not kept; '' where it tells too little, the typeface is gone or
 * cannot set the string any more.
 */
export function outlinesOf(fonts: FontLibrary, region: LetteringRegion): string {
  if (!isTold(region)) return '';
  try {
    return outlineText(fonts, { ...settingOf(region), scale: scaleOf(fonts, region) }).data;
  } catch (error) {
    if (error instanceof AppError) return '';
    throw error;
  }
}

/** The lettering of a region as an RGBA layer of the picture's size; null as above. */
export function layerOf(fonts: FontLibrary, region: LetteringRegion, { width, height }: Raster): Raster | null {
  if (!isTold(region) || !region.effects) return null;
  const { effects, finish } = region;
  try {
    const { text, area, font } = settingOf(region);
    const request = { text, area, font, effects, width, height, scale: scaleOf(fonts, region), ...(finish && { finish }) };
    return createTypesetter(fonts).typeset(request).layer;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function settingOf({ wanted, area, font, effects }: SetRegion) {
  return { text: wanted, area, font, outlineWidth: effects?.outline?.width };
}

/** The size it was set in, as a share of the largest that fits. Faces on a pixel grid are rounded down to it: a hair more keeps them on their step. */
function scaleOf(fonts: FontLibrary, region: SetRegion): number {
  return (region.fontSize / outlineText(fonts, { ...settingOf(region), scale: 1 }).fontSize) * (1 + 1e-9);
}
