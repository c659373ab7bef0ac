import type { Raster } from '../../../shared/raster.ts';
import { boxBlur } from '../box-blur.ts';
import type { LightTables } from '../linear-light.ts';
import type { PlacedLayer } from './layer.ts';

/** Width of the wrap as a share of the object's shorter side. */
const WIDTH = 0.007;
/** Most of a pixel that spilled light may take the place of: thin parts keep their own colour. */
const MOST = 0.4;
/** px of the picture per cell of the blurred background. */
const CELL = 4;

/**
 * Lets the light behind the object spill over its edge, in place (Brinkmann, "The Art and Science of Digital Compositing", light wrapping): the blurred
 * background shows where the blurred matte is thin, and only where it is brighter than the object, so that no edge gets darker.
 * @param amount 0–1
 */
export function wrapLight(layer: PlacedLayer, style: Raster, amount: number, light: LightTables): void {
  if (amount <= 0) return;
  const { data, width, height } = layer;
  const radius = Math.max(1, Math.min(width, height) * WIDTH);
  const thin = new Float32Array(width * height);
  for (let i = 0; i < thin.length; i++) thin[i] = data[i * 4 + 3];
  boxBlur(thin, width, height, radius);
  const behind = blurredBehind(layer, style, radius * 2.5, light);
  const places = Array.from({ length: width }, (_, x) => between(x, behind.columns));
  for (let y = 0, i = 0; y < height; y++) {
    const row = between(y, behind.rows);
    // The ground it stands on sends less light than the air behind it.
    const rise = Math.min(1, 0.25 + (3 * (height - y)) / height);
    for (let x = 0; x < width; x++, i++) {
      const alpha = data[i * 4 + 3];
      const share = Math.min(MOST, 1 - thin[i]) * amount * rise;
      if (alpha === 0 || share <= 0) continue;
      const column = places[x];
      for (let c = 0; c < 3; c++) {
        const more = sample(behind.planes[c], behind.columns, row, column) * alpha - data[i * 4 + c];
        if (more > 0) data[i * 4 + c] += more * share;
      }
    }
  }
}

/** The two cells that a pixel lies between, and how far it is from the first to the second. */
interface Between {
  first: number;
  second: number;
  share: number;
}

function between(pixel: number, cells: number): Between {
  const place = Math.max(0, (pixel + 0.5) / CELL - 0.5);
  const first = Math.min(cells - 1, Math.floor(place));
  return { first, second: Math.min(cells - 1, first + 1), share: place - Math.floor(place) };
}

function sample(plane: Float32Array, columns: number, row: Between, column: Between): number {
  const upper = row.first * columns;
  const lower = row.second * columns;
  const above = plane[upper + column.first] + (plane[upper + column.second] - plane[upper + column.first]) * column.share;
  const below = plane[lower + column.first] + (plane[lower + column.second] - plane[lower + column.first]) * column.share;
  return above + (below - above) * row.share;
}

function blurredBehind(layer: PlacedLayer, style: Raster, radius: number, { linear }: LightTables) {
  const columns = Math.ceil(layer.width / CELL);
  const rows = Math.ceil(layer.height / CELL);
  const planes = [0, 1, 2].map(() => new Float32Array(columns * rows));
  for (let j = 0, cell = 0; j < rows; j++) {
    const y = Math.min(style.height - 1, Math.max(0, layer.top + j * CELL + 2));
    for (let i = 0; i < columns; i++, cell++) {
      const x = Math.min(style.width - 1, Math.max(0, layer.left + i * CELL + 2));
      const at = (y * style.width + x) * style.channels;
      for (let c = 0; c < 3; c++) planes[c][cell] = linear[style.data[at + c]];
    }
  }
  for (const plane of planes) boxBlur(plane, columns, rows, radius / CELL);
  return { planes, columns, rows };
}
