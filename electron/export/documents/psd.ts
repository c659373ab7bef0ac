import { type Layer, type Psd, writePsdUint8Array } from 'ag-psd';
import type { Raster } from '../../../shared/raster.ts';
import { withAlpha } from '../../image/rgba.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import type { ProofDocument } from './proof-document.ts';
import { textLayerOf } from './psd-text.ts';

/** Longest layer name that Photoshop takes, in UTF-16 units. */
const MAX_NAME = 255;

/**
 * A Photoshop file. What is visible (restored background, lettering as pixels) gives the approved picture; original, mask, split layers and
 * the same strings as editable text lie hidden beside it.
 */
export function psdOf(document: ProofDocument, fonts: FontLibrary): Uint8Array {
  const { width, height, final, original, background, mask, strings, parts } = document;
  const texts = strings.flatMap((string) => textLayerOf(fonts, string, width, height) ?? []);
  // From the bottom up.
  const children: Layer[] = [
    ...(original ? [whole('Original', original, true)] : []),
    ...(parts.length > 0
      ? [
          group(
            'Split render',
            parts.map(({ name, image }) => whole(`Split: ${name}`, image, false)),
            true,
          ),
        ]
      : []),
    whole('Restored background', background, false),
    ...(strings.length > 0 ? [group('Lettering', strings.flatMap(pixelLayerOf), false)] : []),
    ...(texts.length > 0 ? [group('Lettering as text', texts, true)] : []),
    ...(mask ? [whole('Text mask', mask, true)] : []),
  ];
  const psd: Psd = { width, height, children, imageData: withAlpha(final) };
  // Text is drawn anew by Photoshop: its own caches cannot be written here. `noBackground`: the lowest layer is hidden, a background could not be.
  return writePsdUint8Array(psd, { invalidateTextLayers: true, noBackground: true, trimImageData: false, generateThumbnail: false });
}

function whole(name: string, image: Raster, hidden: boolean): Layer {
  return { name, hidden, left: 0, top: 0, right: image.width, bottom: image.height, blendMode: 'normal', opacity: 1, imageData: withAlpha(image) };
}

function pixelLayerOf({ text, pixels }: ProofDocument['strings'][number]): Layer[] {
  if (!pixels) return [];
  const { x, y, image } = pixels;
  return [
    { name: text.slice(0, MAX_NAME), left: x, top: y, right: x + image.width, bottom: y + image.height, blendMode: 'normal', opacity: 1, imageData: image },
  ];
}

function group(name: string, children: Layer[], hidden: boolean): Layer {
  return { name, hidden, opened: !hidden, blendMode: 'pass through', opacity: 1, children };
}
