import type { LpipsNet } from '../../shared/measures.ts';
import type { Tile } from './lpips-tiles.ts';
import type { ScalarMap } from './measure-map.ts';

/** What a layer of the network says of a tile: one value for `stride` × `stride` pixels. */
export type Layer = ScalarMap;

/** Pixels of the image for one value of each layer. */
export const LAYER_STRIDES: Record<LpipsNet, readonly number[]> = { alex: [4, 8, 16, 16, 16], squeeze: [2, 4, 8, 16, 16, 16, 16] };

/** Layers of a whole image, put together from those of its tiles; where there was no tile both images look the same, and the value is 0. */
export interface LayerSum {
  add(tile: Tile, layers: readonly Layer[]): void;
  /** The whole image's, finest first. */
  readonly layers: readonly Layer[];
  /** Σ of the layers' means. */
  mean(): number;
  /** Σ of the layers, enlarged bilinearly (half-pixel centres) to the size of the padded image and cut to `width` × `height`. */
  map(width: number, height: number): ScalarMap;
}

/**
 * @param width, @param height of the image that the tiles are of
 * @param whole its layers, where another thread summed them; default: nothing yet
 */
export function createLayerSum(net: LpipsNet, width: number, height: number, whole: readonly Layer[] = emptyLayers(net, width, height)): LayerSum {
  return {
    layers: whole,
    add(tile, layers) {
      layers.forEach((layer, i) => {
        copyCore(layer, whole[i], tile, LAYER_STRIDES[net][i], { width, height });
      });
    },
    mean: () => whole.reduce((sum, { values }) => sum + values.reduce((total, value) => total + value, 0) / values.length, 0),
    map(mapWidth, mapHeight) {
      const values = new Float32Array(mapWidth * mapHeight);
      for (const layer of whole) addEnlarged(layer, { width, height }, { width: mapWidth, height: mapHeight, values });
      return { width: mapWidth, height: mapHeight, values };
    },
  };
}

function emptyLayers(net: LpipsNet, width: number, height: number): Layer[] {
  const [columns, rows] = [layerSizes(net, width), layerSizes(net, height)];
  return columns.map((size, i) => ({ width: size, height: rows[i], values: new Float32Array(size * rows[i]) }));
}

/** Values of each layer along a side: AlexNet begins with a window of 11 every 4 pixels with 2 of padding, SqueezeNet with one of 3 every 2 whose pools round up. */
function layerSizes(net: LpipsNet, side: number): number[] {
  const round = net === 'alex' ? Math.floor : Math.ceil;
  const pooled = (size: number) => round((size - 3) / 2) + 1;
  const first = net === 'alex' ? Math.floor((side - 7) / 4) + 1 : Math.floor((side - 3) / 2) + 1;
  const sizes = [first];
  LAYER_STRIDES[net].slice(1).forEach((stride, i) => {
    sizes.push(stride === LAYER_STRIDES[net][i] ? sizes[i] : pooled(sizes[i]));
  });
  return sizes;
}

function copyCore(layer: Layer, whole: Layer, { x, y, core }: Tile, stride: number, image: { width: number; height: number }): void {
  const left = (core.left - x) / stride;
  // A core that ends within a grid step of the image's border may count a place more than the layer has.
  const right = core.right === image.width ? layer.width : Math.min(layer.width, (core.right - x) / stride);
  const bottom = core.bottom === image.height ? layer.height : Math.min(layer.height, (core.bottom - y) / stride);
  for (let row = (core.top - y) / stride; row < bottom; row++) {
    const target = (y / stride + row) * whole.width + core.left / stride;
    whole.values.set(layer.values.subarray(row * layer.width + left, row * layer.width + right), target);
  }
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
