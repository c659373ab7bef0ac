import { createRaster, type Raster } from '../../../shared/raster.ts';

/** RGB; transparent pixels stand on the ground that is farther from the picture's mean lightness. An RGB image is returned itself. */
export function opaque(image: Raster): Raster {
  const { width, height, channels, data } = image;
  if (channels === 3) return image;
  const flat = createRaster(width, height, 3);
  if (channels === 1) {
    for (let i = 0; i < data.length; i++) flat.data.fill(data[i], i * 3, i * 3 + 3);
    return flat;
  }
  const ground = isLight(data) ? 24 : 255;
  for (let i = 0, to = 0; i < data.length; i += 4) {
    const alpha = data[i + 3];
    for (let c = 0; c < 3; c++) flat.data[to++] = (data[i + c] * alpha + ground * (255 - alpha)) / 255 + 0.5;
  }
  return flat;
}

/** Mean lightness of RGBA pixels, weighted by alpha, above the middle. */
function isLight(data: Uint8Array): boolean {
  let [light, weight] = [0, 1e-9];
  for (let i = 0; i < data.length; i += 4) {
    light += (data[i] + data[i + 1] * 2 + data[i + 2]) * data[i + 3];
    weight += data[i + 3] * 4;
  }
  return light / weight > 128;
}
