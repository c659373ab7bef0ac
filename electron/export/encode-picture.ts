import type { ExportRequest } from '../../shared/export.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import type { Raster } from '../../shared/raster.ts';
import { decodeImage, rasterOf, toSharp } from '../image/codecs.ts';
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
    return encodeWithFacts(file.path, await padded(scaled, file.width, file.height), quality, { facts, dpi });
  };
}

/** Transparent px at the right and below, where the engines' own importers put them. */
async function padded(image: Raster, width: number, height: number): Promise<Raster> {
  if (image.width === width && image.height === height) return image;
  const { data } = await toSharp(image)
    .ensureAlpha()
    .extend({ right: width - image.width, bottom: height - image.height, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return rasterOf(data, width, height, 4);
}
