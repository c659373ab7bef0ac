import type { ExportRequest } from '../../shared/export.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { decodeImage, toSharp } from '../image/codecs.ts';
import { encodeFor } from '../image/files.ts';
import { upscale } from '../image/upscale.ts';
import type { RunFile } from './runs/run-table.ts';

/** A picture or layer at its size in its format. A tile is scaled around its borders so that it stays one. @param bytes of the approved picture */
export async function encodePicture(bytes: Uint8Array, file: RunFile, proof: ProofDetail, { quality }: ExportRequest): Promise<Buffer> {
  const { width, height } = file.plan!.drawn;
  const image = await decodeImage(bytes, `The image of proof ${proof.id}`);
  const scaled = await upscale(image, width, height, { isTileable: proof.metrics.seamRatio !== null });
  return encodeFor(file.path, toSharp(padded(scaled, file.width, file.height)), quality).toBuffer();
}

/** Transparent px at the right and below, where the engines' own importers put them. */
export function padded(image: Raster, width: number, height: number): Raster {
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
