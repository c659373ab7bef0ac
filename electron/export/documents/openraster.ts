import { type Zippable, zipSync } from 'fflate';
import type { Raster } from '../../../shared/raster.ts';
import { encodePng, toSharp } from '../../image/codecs.ts';
import type { PlacedPixels, ProofDocument } from './proof-document.ts';
import { escapeXml } from './xml.ts';

/** Longest side of the preview, as the specification asks. */
const THUMBNAIL = 256;
/** Zip knows no year before it; the same for every file, so that the same proof gives the same bytes. */
const EPOCH = new Date(1980, 0, 1);

interface Layer extends PlacedPixels {
  name: string;
  isVisible: boolean;
}

/**
 * An OpenRaster file (Krita, GIMP, MyPaint): one PNG per layer.
 * https://www.openraster.org/baseline/file-layout-spec.html
 */
export async function openRasterOf(document: ProofDocument): Promise<Uint8Array> {
  const { final } = document;
  const layers = layersOf(document);
  const files: Zippable = { mimetype: stored(textOf('image/openraster')) };
  files['stack.xml'] = [textOf(stackOf(document, layers)), { level: 6 }];
  for (const [index, { image }] of layers.entries()) files[sourceOf(index)] = stored(await encodePng(image));
  files['mergedimage.png'] = stored(await encodePng(final));
  files['Thumbnails/thumbnail.png'] = stored(await toSharp(final).resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true }).png().toBuffer());
  return zipSync(files, { mtime: EPOCH, os: 3, attrs: 0o644 << 16 });
}

/** Not packed: pictures are packed already, and the media type has to stand in plain sight. */
function stored(data: Uint8Array): [Uint8Array, { level: 0 }] {
  return [data, { level: 0 }];
}

function textOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function stackOf({ title, width, height }: ProofDocument, layers: readonly Layer[]): string {
  const rows = layers.map(
    ({ name, x, y, isVisible }, i) =>
      `  <layer name="${escapeXml(name)}" src="${sourceOf(i)}" x="${x}" y="${y}" opacity="1.0" visibility="${isVisible ? 'visible' : 'hidden'}" composite-op="svg:src-over"/>`,
  );
  const image = `<image version="0.0.3" w="${width}" h="${height}" xres="72" yres="72" name="${escapeXml(title)}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', image, ' <stack name="root">', ...rows, ' </stack>', '</image>', ''].join('\n');
}

function sourceOf(index: number): string {
  return `data/layer${String(index).padStart(2, '0')}.png`;
}

/** Top first. */
function layersOf({ strings, mask, parts, background, original }: ProofDocument): Layer[] {
  const whole = (name: string, image: Raster, isVisible = false): Layer => ({ name, image, x: 0, y: 0, isVisible });
  return [
    ...(mask ? [whole('Text mask', mask)] : []),
    ...strings.flatMap(({ text, pixels }) => (pixels ? [{ name: text, isVisible: true, ...pixels }] : [])).reverse(),
    whole('Restored background', background, true),
    ...parts.map(({ name, image }) => whole(`Split: ${name}`, image)).reverse(),
    ...(original ? [whole('Original', original)] : []),
  ];
}
