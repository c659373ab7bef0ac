import { createRaster, type Raster } from '../../../shared/raster.ts';
import { cut } from '../../image/cut.ts';
import { upscale } from '../../image/upscale.ts';
import type { OperationContext, OperationResult } from './operation.ts';

export interface ReceiveParams {
  /** Of the file as it arrived. */
  sha256: string;
  /** Who made it, for warnings. */
  from: string;
  /** Wanted size, px. */
  width: number;
  height: number;
  /** What is transparent stays so; else it is put on white. */
  keepsAlpha: boolean;
  /** Transparency was asked for. */
  wantsAlpha: boolean;
  warnings: string[];
}

/**
 * Makes the result of a step from a file that a model sent: upright 8-bit sRGB (EXIF, JPEG, WebP and 16-bit PNG are undone by decoding), with alpha only
 * where it was wanted and is there, at exactly the size that was asked for. A picture of another shape is cropped around its centre, never stretched.
 * Data: areas, isTileable, warnings.
 */
export async function receive(params: ReceiveParams, { artifact }: OperationContext): Promise<OperationResult> {
  const warnings = [...params.warnings];
  const decoded = await artifact(params.sha256);
  const image = await fitted(alphaRuled(decoded, params, warnings), params, warnings);
  return { images: { image }, data: { areas: [], isTileable: false, warnings } };
}

function alphaRuled(image: Raster, { from, keepsAlpha, wantsAlpha }: ReceiveParams, warnings: string[]): Raster {
  const isClear = image.channels === 4 && hasTransparency(image);
  if (!isClear && wantsAlpha) warnings.push(`${from} was asked for a transparent background but sent none.`);
  if (image.channels !== 4 || (isClear && keepsAlpha)) return image;
  if (isClear) warnings.push(`The picture from ${from} has transparent parts; they were put on white.`);
  return onWhite(image);
}

function hasTransparency({ data }: Raster): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

/** Straight alpha over white, in the picture's own (gamma) values, as browsers do. */
function onWhite({ width, height, data }: Raster): Raster {
  const image = createRaster(width, height, 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const alpha = data[from + 3];
    for (let channel = 0; channel < 3; channel++) image.data[to + channel] = (data[from + channel] * alpha + 255 * (255 - alpha) + 127) / 255;
  }
  return image;
}

/** At exactly this size, cropped around its centre where the shape is another one; what was done is added to `warnings`. */
export async function fitted(image: Raster, { from, width, height }: Pick<ReceiveParams, 'from' | 'width' | 'height'>, warnings: string[]): Promise<Raster> {
  if (image.width === width && image.height === height) return image;
  const scale = Math.min(image.width / width, image.height / height);
  const cropWidth = Math.max(1, Math.min(image.width, Math.round(width * scale)));
  const cropHeight = Math.max(1, Math.min(image.height, Math.round(height * scale)));
  const isCropped = cropWidth !== image.width || cropHeight !== image.height;
  const did = isCropped ? `cropped to ${cropWidth} × ${cropHeight} around its centre and resampled` : 'resampled';
  warnings.push(`${from} made it at ${image.width} × ${image.height}; it was ${did} to ${width} × ${height}.`);
  const x = Math.floor((image.width - cropWidth) / 2);
  const y = Math.floor((image.height - cropHeight) / 2);
  return upscale(isCropped ? cut(image, { x, y, width: cropWidth, height: cropHeight }) : image, width, height);
}
