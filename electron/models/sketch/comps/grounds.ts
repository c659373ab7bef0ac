import { createRaster, type Raster } from '../../../../shared/raster.ts';
import { enlarged } from '../finish.ts';
import { type Material, renderMaterial } from '../materials/materials.ts';
import { readPalette } from '../palette.ts';
import { renderScene, type Scene } from '../scenes/scenes.ts';
import type { CompRequest } from './comp.ts';

/** A material in its natural colours (or those that `words` name) over a whole picture: a seamless tile of half the size, repeated. */
export function materialGround({ random, seed }: CompRequest, material: Material, words: string, width: number, height: number): Raster {
  const tile = renderMaterial({
    material,
    palette: readPalette(words, random.fork('ground')),
    words,
    width: side(Math.ceil(width / 2)),
    height: side(Math.ceil(height / 2)),
    seed,
  });
  const ground = createRaster(width, height, 3);
  for (let y = 0; y < height; y++) {
    const row = (y % tile.height) * tile.width * 3;
    for (let x = 0; x < width; x += tile.width) {
      ground.data.set(tile.data.subarray(row, row + Math.min(tile.width, width - x) * 3), (y * width + x) * 3);
    }
  }
  return ground;
}

/** A scene for a window of a comp, `width` × `height` px; small windows are drawn larger and never below what scenes allow. */
export function scenePicture({ words, palette, seed }: CompRequest, scene: Scene | null, width: number, height: number): Raster {
  const w = side(width * 0.75);
  const h = side(height * 0.75);
  return enlarged(
    renderScene({ words: words.slice(0, 400).join(' '), palette, width: w, height: h, seed, ...(scene ? { scene } : {}) }).image,
    Math.max(1, Math.round(width)),
    Math.max(1, Math.round(height)),
  );
}

function side(pixels: number): number {
  return Math.max(64, Math.min(4096, Math.round(pixels)));
}

/** Copies `picture` (RGB or RGBA) to a place in an RGBA canvas; what falls outside is cut. */
export function paste(canvas: Raster, picture: Raster, left: number, top: number): void {
  for (let y = 0; y < picture.height; y++) {
    const row = y + top;
    if (row < 0 || row >= canvas.height) continue;
    for (let x = 0; x < picture.width; x++) {
      const column = x + left;
      if (column < 0 || column >= canvas.width) continue;
      const from = (y * picture.width + x) * picture.channels;
      const to = (row * canvas.width + column) * 4;
      canvas.data[to] = picture.data[from];
      canvas.data[to + 1] = picture.data[from + 1];
      canvas.data[to + 2] = picture.data[from + 2];
      canvas.data[to + 3] = 255;
    }
  }
}
