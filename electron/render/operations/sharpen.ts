import { sharpen as sharpenImage } from '../../image/sharpen.ts';
import { maskOf, type Operation } from './operation.ts';

/** Unsharp mask; for lettering only inside the text mask, and nothing at all where nothing was lettered. */
export const sharpen: Operation<'sharpen'> = async ({ target, amount }, { image, has }) => {
  const input = await image('image');
  if (target !== 'lettering') return { images: { image: sharpenImage(input, { target, amount }) } };
  if (!has('mask')) return { images: {} };
  const mask = maskOf(await image('mask'));
  return { images: { image: sharpenImage(input, { target, amount, mask }) } };
};
