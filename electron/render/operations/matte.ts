import { cutOut } from '../../image/matte/cut-out.ts';
import type { Operation } from './operation.ts';

/** Cuts an object layer out. Outputs: image (RGBA) and mask (the matte). Data: method, warnings, and what the layer brought (free areas). */
export const matte: Operation<'matte'> = async ({ ground }, { image, data }) => {
  const { image: cutout, matte: mask, method, warnings } = cutOut(await image('image'), ground);
  return { images: { image: cutout, mask }, data: { areas: data('image').areas ?? [], method, warnings } };
};
