import sharp from 'sharp';
import { fakePicture } from './pictures.ts';

/** What a fake was asked to repaint: 255 = repaint. */
export interface Repainted {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Input of a model at a marketplace of models, as far as the fakes understand it. */
export type ModelInput = Record<string, unknown>;

const asNumber = (value: unknown, usual: number) => (typeof value === 'number' ? value : usual);

/** Size that the input asks for, px: width and height, a size object, or an aspect ratio of about a megapixel; twice the size of a picture that is to be enlarged. */
async function sizeIn(input: ModelInput): Promise<{ width: number; height: number }> {
  const size = (input.image_size ?? input) as ModelInput;
  if (typeof size.width === 'number' && typeof size.height === 'number') return { width: size.width, height: size.height };
  const picture = pictureIn(input.image ?? input.image_url);
  if (picture) {
    const { width, height } = await sharp(picture).metadata();
    const scale = asNumber(input.scale, 1);
    return { width: width * scale, height: height * scale };
  }
  const [, across, down] = /^(\d+):(\d+)$/.exec(String(input.aspect_ratio ?? '1:1')) ?? ['', '1', '1'];
  const unit = Math.sqrt((1024 * 1024) / (Number(across) * Number(down)));
  return { width: Math.round((Number(across) * unit) / 32) * 32, height: Math.round((Number(down) * unit) / 32) * 32 };
}

/** Bytes of a data URI; null = none. */
export function pictureIn(value: unknown): Buffer | null {
  const [, base64] = /^data:image\/[a-z]+;base64,(.+)$/s.exec(typeof value === 'string' ? value : '') ?? [];
  return base64 === undefined ? null : Buffer.from(base64, 'base64');
}

/** The pictures that the input asks for: as many as it says, each of a colour of its own by seed and prompt's model. */
export async function picturesFor(input: ModelInput): Promise<Buffer[]> {
  const { width, height } = await sizeIn(input);
  const count = asNumber(input.num_images ?? input.num_outputs, 1);
  const seed = asNumber(input.seed, 1);
  const format = input.output_format === 'jpeg' || input.format === 'jpeg' ? 'jpeg' : 'png';
  return Promise.all(Array.from({ length: count }, (_, index) => fakePicture(width, height, seed + index, format)));
}

/** The mask of an input in which white is repainted; null = it has none. */
export async function repaintedIn(mask: unknown): Promise<Repainted | null> {
  const bytes = pictureIn(mask);
  if (!bytes) return null;
  const { data, info } = await sharp(bytes).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
