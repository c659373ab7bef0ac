import type { Assets } from '../app/assets.ts';
import { useStores } from '../app/stores.ts';
import { createPictureDecoder, type PictureDecoder } from './decode/picture-decoder.ts';

/** One for each window: viewers share what has been decoded. */
const DECODERS = new WeakMap<Assets, PictureDecoder>();

/** The window's decoder; made when a viewer first asks for it. */
export function usePictureDecoder(): PictureDecoder {
  const { assets } = useStores();
  let decoder = DECODERS.get(assets);
  if (decoder === undefined) {
    decoder = createPictureDecoder();
    DECODERS.set(assets, decoder);
  }
  return decoder;
}
