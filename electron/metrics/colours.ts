import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';

/** Images with alpha are measured on this grey, so that neither black nor white lettering vanishes in the ground. */
const GROUND = 128;

/** The measured colours of an image, 0–255: pixel i has red at i × step, green and blue `green` and `blue` values further. */
export interface Colours {
  readonly data: Uint8Array | Float32Array;
  readonly step: number;
  readonly green: number;
  readonly blue: number;
}

/** The colours that are measured: grey has them three times, alpha is laid on mid grey (not rounded). Only see-through images are copied. */
export function measuredColours(image: Raster): Colours {
  const { data, channels } = image;
  if (channels === 1) return { data, step: 1, green: 0, blue: 0 };
  if (channels === 3 || isOpaque(image)) return { data, step: channels, green: 1, blue: 2 };
  const colours = new Float32Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const alpha = data[from + 3] / 255;
    for (let c = 0; c < 3; c++) colours[to + c] = GROUND + (data[from + c] - GROUND) * alpha;
  }
  return { data: colours, step: 3, green: 1, blue: 2 };
}

function isOpaque({ data }: Raster): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

/** BT.601 luma of the measured colours, 0–255. */
export function measuredLuma(image: Raster): Float32Array {
  const { data, step, green, blue } = measuredColours(image);
  const luma = new Float32Array(image.width * image.height);
  if (step === 1) luma.set(data);
  else for (let i = 0, at = 0; i < luma.length; i++, at += step) luma[i] = 0.299 * data[at] + 0.587 * data[at + green] + 0.114 * data[at + blue];
  return luma;
}

/** @throws AppError invalid-input, naming both sizes */
export function assertSameSize(a: Raster, b: Raster, what = 'Two images that are compared pixel by pixel'): void {
  if (a.width === b.width && a.height === b.height) return;
  throw new AppError('invalid-input', `${what} must have the same size; here it is ${a.width} × ${a.height} px and ${b.width} × ${b.height} px.`, {
    details: { width: a.width, height: a.height, otherWidth: b.width, otherHeight: b.height },
  });
}

/** @throws AppError invalid-input unless the mask is grey and of the image's size */
export function assertMask(image: Raster, mask: Raster): void {
  if (mask.channels !== 1) throw new AppError('invalid-input', `A mask must have one channel; this one has ${mask.channels}.`);
  assertSameSize(image, mask, 'An image and its mask');
}

/** 1 for every pixel that the mask leaves (value 0); null without a mask: every pixel. */
export function outsideOf(mask: Raster): Uint8Array;
export function outsideOf(mask: Raster | null): Uint8Array | null;
export function outsideOf(mask: Raster | null): Uint8Array | null {
  if (!mask) return null;
  const outside = new Uint8Array(mask.data.length);
  for (let i = 0; i < outside.length; i++) outside[i] = mask.data[i] === 0 ? 1 : 0;
  return outside;
}
