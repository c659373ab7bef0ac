import type { LetteringArea } from '../../../shared/lettering.ts';
import { upscale as upscaleImage } from '../../image/upscale.ts';
import { scaleAreas } from './areas.ts';
import type { Operation } from './operation.ts';

/** Resamples to the asked size; a tile is sampled around its borders. Data: areas and isTileable of the input. */
export const upscale: Operation<'upscale'> = async ({ width, height }, { image, data }) => {
  const { areas = [], isTileable = false } = data('image') as { areas?: LetteringArea[]; isTileable?: boolean };
  const input = await image('image');
  const made = await upscaleImage(input, width, height, { isTileable });
  return { images: { image: made }, data: { areas: scaleAreas(areas, width / input.width, height / input.height), isTileable } };
};
