import sharp from 'sharp';
import { createSketchModel } from '../../electron/models/sketch/sketch.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { Raster } from '../../shared/raster.ts';
import { KINDS, quiet, requestOf } from '../overhead/requests.ts';

const SIDE = 512;
const LARGE = 4096;
/** Standard deviation of the grain, 0–255: a picture without any would be decoded faster than those that artists have. */
const GRAIN = 3;

/** Different small pictures as PNG: one of every kind that Sketch makes, each in several tints. */
export async function smallPictures(count: number): Promise<Buffer[]> {
  const model = createSketchModel();
  const kinds = Object.values(KINDS);
  const rasters: Raster[] = [];
  for (const prompt of kinds) rasters.push((await model.generate({ ...requestOf(prompt), width: SIDE, height: SIDE }, quiet())).image);
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      const { data, width, height, channels } = rasters[index % kinds.length];
      const turn = Math.floor(index / kinds.length) * 29;
      const picture = sharp(data, { raw: { width, height, channels } }).removeAlpha().modulate({ hue: turn });
      return picture.png({ compressionLevel: 3 }).toBuffer();
    }),
  );
}

/** `count` pictures of 4096² with grain, each a little different from the one before, as PNG. */
export async function largePictures(count: number): Promise<Buffer[]> {
  const { image } = await createSketchModel().generate(requestOf(KINDS.poster), quiet());
  const noise = grain();
  const pictures: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    const base = sharp(image.data, { raw: { width: image.width, height: image.height, channels: image.channels } })
      .removeAlpha()
      .modulate({ hue: index * 6, brightness: 1 + index * 0.02 });
    // In two steps: sharp would put the grain on before it enlarges.
    const enlarged = await base.resize(LARGE, LARGE, { kernel: 'cubic' }).raw().toBuffer();
    for (let at = 0; at < enlarged.length; at++) enlarged[at] = Math.max(0, Math.min(255, enlarged[at] + noise[(at + index * 7919) % noise.length]));
    pictures.push(
      await sharp(enlarged, { raw: { width: LARGE, height: LARGE, channels: 3 } })
        .png({ compressionLevel: 2 })
        .toBuffer(),
    );
  }
  return pictures;
}

function grain(): Int8Array {
  const random = mulberry32(5);
  return Int8Array.from({ length: 1_000_003 }, () => Math.round((random() + random() + random() - 1.5) * 2 * GRAIN));
}
