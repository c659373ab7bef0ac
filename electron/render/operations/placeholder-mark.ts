import { markPlaceholder } from '../../image/placeholder-mark.ts';
import type { Operation } from './operation.ts';

/** Marks the image so that nobody ships a placeholder. Data: what the input brought (free areas). */
export const placeholderMark: Operation<'placeholder-mark'> = async (_params, { image, data }) => ({
  images: { image: markPlaceholder(await image('image')) },
  data: data('image'),
});
