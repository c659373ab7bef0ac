import type { Raster } from '../../../shared/raster.ts';
import { toSharp } from '../../image/codecs.ts';
import { encodeFor } from '../../image/files.ts';
import { type PictureFacts, parametersText } from './picture-facts.ts';
import { resolutionChunk, textChunk, withChunks } from './png-chunks.ts';
import { xmpOf } from './xmp.ts';

export interface WrittenAbout {
  /** null = nothing is written. */
  facts: PictureFacts | null;
  /** null = none is written. */
  dpi: number | null;
}

/** A picture in the format of its path's ending, with what is to be in the file beside the pixels. No dates: the same picture gives the same bytes. */
export async function encodeWithFacts(path: string, image: Raster, quality: number, { facts, dpi }: WrittenAbout): Promise<Buffer> {
  if (path.toLowerCase().endsWith('.png')) {
    const png = await encodeFor(path, toSharp(image), quality).toBuffer();
    const chunks = [...(dpi ? [resolutionChunk(dpi)] : []), ...(facts ? textsOf(facts) : [])];
    return chunks.length === 0 ? png : withChunks(png, chunks);
  }
  let pipeline = toSharp(image);
  // EXIF's own description is ASCII: what the prompt says stands in XMP.
  if (facts) pipeline = pipeline.withExif({ IFD0: { Software: `Galley ${facts.version}` } }).withXmp(xmpOf(facts));
  if (dpi) pipeline = pipeline.withDensity(dpi);
  const bytes = await encodeFor(path, pipeline, quality).toBuffer();
  return dpi && path.toLowerCase().endsWith('.jpg') ? withJfif(bytes, dpi) : bytes;
}

/** XMP stands under the keyword that its specification gives it; `parameters` is what other generators' tools look for. */
function textsOf(facts: PictureFacts): Buffer[] {
  return [
    textChunk('parameters', parametersText(facts)),
    textChunk('Description', facts.prompt),
    textChunk('Software', `Galley ${facts.version}`),
    textChunk('XML:com.adobe.xmp', xmpOf(facts)),
  ];
}

/** An APP0 segment behind the start of the image (JFIF 1.02): px per inch in both directions, no thumbnail. The encoder writes none. */
function withJfif(jpeg: Buffer, dpi: number): Buffer {
  if (jpeg.readUInt16BE(2) === 0xffe0) return jpeg;
  const segment = Buffer.from('ffe000104a46494600010201000000000000', 'hex');
  segment.writeUInt16BE(dpi, 12);
  segment.writeUInt16BE(dpi, 14);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}
