import { planEdit } from '../../typography/model-edit/edit-places.ts';
import { letterRequestOf, letterToolsOf } from './letter.ts';
import type { Operation } from './operation.ts';

/** Where a model may letter, and what. Output: the mask. Data: places; left (what no model is asked for, and why). */
export const letterPlan: Operation<'letter-plan'> = async (params, context) => {
  const { mask, places, left } = await planEdit(await letterRequestOf(params, context), await letterToolsOf(context));
  return { images: { mask }, data: { places, left } };
};
