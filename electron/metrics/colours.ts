import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';

/** Images with alpha are measured on this grey, so that neither black nor white lettering vanishes in the ground. */
const GROUND = 128;

/**
 * The colours that are measured, RGB interleaved, 0–255: grey is spread, alpha is laid on mid grey (not rounded).
 * Opaque RGB images are not copied.
 */
export function measuredColours({ data, channels, width, height }: Raster): Uint8Array | Float32Array {
  if (channels === 3) return data;
  const count = width * height;
  if (channels === 1) {
    const colours = new Uint8Array(count * 3);
    for (let i = 0; i < count; i++) colours.fill(data[i], i * 3, i * 3 + 3);
    return colours;
  }
  const colours = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    const alpha = data[i * 4 + 3] / 255;
    for (let c = 0; c < 3; c++) colours[i * 3 + c] = GROUND + (data[i * 4 + c] - GROUND) * alpha;
  }
  return colours;
}

/** BT.601 luma of the measured colours, 0–255. */
export function measuredLuma(image: Raster): Float32Array {
  const count = image.width * image.height;
  const luma = new Float32Array(count);
  const colours = image.channels === 1 ? image.data : measuredColours(image);
  if (image.channels === 1) luma.set(colours);
  else for (let i = 0, at = 0; i < count; i++, at += 3) luma[i] = 0.299 * colours[at] + 0.587 * colours[at + 1] + 0.114 * colours[at + 2];
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
