import { seamRatio } from '../../metrics/seam-ratio.ts';
import type { Operation } from './operation.ts';

/** Above this the border of a tile shows: twice the step of any other place. */
const VISIBLE_SEAM = 2;

/** Measures the border of a tile and hands the image on. Data: seamRatio, warnings. */
export const seamCheck: Operation<'seam-check'> = async (_params, { image, data }) => {
  const ratio = seamRatio(await image('image'));
  const worst = ratio ? Math.max(ratio.horizontal, ratio.vertical) : 0;
  const warnings = worst > VISIBLE_SEAM ? [`The seam shows: the step across the border is ${worst.toFixed(1)} times that inside.`] : [];
  return { images: {}, data: { seamRatio: ratio, isTileable: data('image').isTileable === true, warnings } };
};
