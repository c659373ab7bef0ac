import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';

/** The edited pixels inside the mask, the base's own everywhere else. */
export function lock(base: Raster, edited: Raster, mask: Raster): Raster {
  const { channels } = base;
  const data = base.data.slice();
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0) continue;
    for (let p = i * channels; p < (i + 1) * channels; p++) data[p] = edited.data[p];
  }
  return { ...base, data };
}

/** @throws AppError internal when a pixel outside the mask is not the base's: such a picture must never be kept */
export function assertLocked(base: Raster, image: Raster, mask: Raster): void {
  const changed = changedOutside(base, image, mask);
  if (changed === 0) return;
  throw new AppError('internal', `The lettering changed ${changed} pixels outside its mask; nothing was kept.`, { details: { changed } });
}

/** Pixels outside the mask that differ in any channel. */
export function changedOutside(base: Raster, image: Raster, mask: Raster): number {
  const { channels, width, height } = base;
  const isSameShape = [image, mask].every((other) => other.width === width && other.height === height) && image.channels === channels;
  if (!isSameShape) return width * height;
  let changed = 0;
  for (let i = 0, at = 0; i < mask.data.length; i++, at += channels) {
    if (mask.data[i] !== 0) continue;
    for (let p = at; p < at + channels; p++) {
      if (base.data[p] === image.data[p]) continue;
      changed++;
      break;
    }
  }
  return changed;
}
