import type { ExportRequest } from '../../shared/export.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { decodeImage } from '../image/codecs.ts';
import { upscale } from '../image/upscale.ts';
import { encodeWithFacts } from './metadata/encode-with-facts.ts';
import type { PictureFacts } from './metadata/picture-facts.ts';
import type { RunFile } from './runs/run-table.ts';

/** Encodes pictures and layers at their sizes; a picture is decoded once for all files that follow each other. */
export function createPictureEncoder({ quality, dpi }: ExportRequest) {
  let last: { bytes: Uint8Array; image: Raster } | null = null;

  /** A tile is scaled around its borders so that it stays one. @param bytes of the approved picture @param facts null = nothing is written about it */
  return async (bytes: Uint8Array, file: RunFile, proof: ProofDetail, facts: PictureFacts | null): Promise<Buffer> => {
    if (last?.bytes !== bytes) last = { bytes, image: await decodeImage(bytes, `The image of proof ${proof.id}`) };
    const { width, height } = file.plan!.drawn;
    const scaled = await upscale(last.image, width, height, { isTileable: proof.metrics.seamRatio !== null });
    return encodeWithFacts(file.path, padded(scaled, file.width, file.height), quality, { facts, dpi });
  };
}

/** Transparent px at the right and below, where the engines' own importers put them. */
function padded(image: Raster, width: number, height: number): Raster {
  if (image.width === width && image.height === height) return image;
  const output = createRaster(width, height, 4);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const from = (y * image.width + x) * image.channels;
      const to = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) output.data[to + c] = image.data[from + c];
      output.data[to + 3] = image.channels === 4 ? image.data[from + 3] : 255;
    }
  }
  return output;
}
