import type { LpipsNet } from '../../shared/measures.ts';
import type { Tile } from './lpips-tiles.ts';
import type { ScalarMap } from './measure-map.ts';

/** What a layer of the network says of a tile: one value for `stride` × `stride` pixels. */
export type Layer = ScalarMap;

/** Pixels of the image for one value of each layer. */
export const LAYER_STRIDES: Record<LpipsNet, readonly number[]> = { alex: [4, 8, 16, 16, 16], squeeze: [2, 4, 8, 16, 16, 16, 16] };

/** The cores of a layer, each with its place in the layer. */
interface Piece extends ScalarMap {
  left: number;
  top: number;
}

/** Layers of a whole image, put together from those of its tiles. */
export interface LayerSum {
  add(tile: Tile, layers: readonly Layer[]): void;
  /** Σ of the layers' means. */
  mean(): number;
  /** Σ of the layers, enlarged bilinearly (half-pixel centres) to the size of the padded image and cut to `width` × `height`. */
  map(width: number, height: number): ScalarMap;
}

/** @param width, @param height of the image that the tiles are of */
export function createLayerSum(net: LpipsNet, width: number, height: number): LayerSum {
  const pieces = LAYER_STRIDES[net].map((): Piece[] => []);
  return {
    add(tile, layers) {
      layers.forEach((layer, i) => {
        pieces[i].push(coreOf(layer, tile, LAYER_STRIDES[net][i], width, height));
      });
    },
    mean: () => pieces.reduce((sum, list) => sum + meanOf(list), 0),
    map(mapWidth, mapHeight) {
      const values = new Float32Array(mapWidth * mapHeight);
      for (const list of pieces) addEnlarged(whole(list), { width, height }, { width: mapWidth, height: mapHeight, values });
      return { width: mapWidth, height: mapHeight, values };
    },
  };
}

function coreOf(layer: Layer, { x, y, core }: Tile, stride: number, width: number, height: number): Piece {
  const left = (core.left - x) / stride;
  const top = (core.top - y) / stride;
  const right = core.right === width ? layer.width : (core.right - x) / stride;
  const bottom = core.bottom === height ? layer.height : (core.bottom - y) / stride;
  const values = new Float32Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row++) {
    values.set(layer.values.subarray(row * layer.width + left, row * layer.width + right), (row - top) * (right - left));
  }
  return { left: core.left / stride, top: core.top / stride, width: right - left, height: bottom - top, values };
}

function meanOf(pieces: readonly Piece[]): number {
  let sum = 0;
  let count = 0;
  for (const { values } of pieces) {
    for (const value of values) sum += value;
    count += values.length;
  }
  return sum / count;
}

function whole(pieces: readonly Piece[]): ScalarMap {
  const width = Math.max(...pieces.map((piece) => piece.left + piece.width));
  const height = Math.max(...pieces.map((piece) => piece.top + piece.height));
  const values = new Float32Array(width * height);
  for (const piece of pieces) {
    for (let y = 0; y < piece.height; y++) {
      values.set(piece.values.subarray(y * piece.width, (y + 1) * piece.width), (piece.top + y) * width + piece.left);
    }
  }
  return { width, height, values };
}

/** Adds the layer, enlarged to `full`, to its part at the top left that `out` shows. */
function addEnlarged(layer: ScalarMap, full: { width: number; height: number }, out: ScalarMap): void {
  const columns = positions(layer.width, full.width, out.width);
  const rows = positions(layer.height, full.height, out.height);
  const blended = new Float32Array(layer.width);
  for (let y = 0; y < out.height; y++) {
    const above = rows.first[y] * layer.width;
    const below = rows.second[y] * layer.width;
    const share = rows.share[y];
    for (let x = 0; x < layer.width; x++) {
      const value = layer.values[above + x];
      blended[x] = value + (layer.values[below + x] - value) * share;
    }
    const target = out.values.subarray(y * out.width, (y + 1) * out.width);
    for (let x = 0; x < target.length; x++) {
      const value = blended[columns.first[x]];
      target[x] += value + (blended[columns.second[x]] - value) * columns.share[x];
    }
  }
}

/** Between which two values each pixel lies and how far. */
function positions(from: number, to: number, count: number) {
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const share = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const position = Math.max(0, ((i + 0.5) * from) / to - 0.5);
    first[i] = Math.floor(position);
    second[i] = Math.min(first[i] + 1, from - 1);
    share[i] = position - first[i];
  }
  return { first, second, share };
}
