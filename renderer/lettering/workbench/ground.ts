import type { Box, Colour } from '../../../shared/geometry.ts';
import type { ImageSize } from '../box-edit.ts';
import type { GroundAt } from './work-items.ts';

/** Mean colour of a box in RGBA pixels of a picture that was scaled by `scale`. */
export function meanColour(data: Uint8ClampedArray, { width, height }: ImageSize, box: Box, scale: number): Colour {
  const left = Math.min(width - 1, Math.max(0, Math.floor(box.x * scale)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(box.y * scale)));
  const right = Math.min(width, Math.max(left + 1, Math.ceil((box.x + box.width) * scale)));
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil((box.y + box.height) * scale)));
  const sum = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) sum[channel] += data[at + channel];
    }
  }
  const count = (right - left) * (bottom - top);
  return sum.map((value) => Math.round(value / count)) as Colour;
}

/** Loads a small copy of the base and tells its colours. Rejects where the picture cannot be loaded. */
export async function loadGround(url: string, size: ImageSize): Promise<GroundAt> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The window has no canvas.');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return (box) => meanColour(data, canvas, box, canvas.width / size.width);
}
