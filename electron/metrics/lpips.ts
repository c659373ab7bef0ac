import { existsSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import type { Box } from '../../shared/geometry.ts';
import type { LpipsNet } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { assertSameSize, measuredColours } from './colours.ts';
import type { LpipsDistance, LpipsModel } from './comparison.ts';
import { createFeatureDistance, type FeatureDistance, type Features } from './lpips-features.ts';
import { createLayerSum, LAYER_STRIDES, type Layer } from './lpips-layers.ts';
import { lpipsModel } from './lpips-model.ts';
import { lpipsTiles, type Tile } from './lpips-tiles.ts';
import { nativeOptions } from './onnx-options.ts';
import { around, differingBox } from './regions.ts';
import { releaseValues } from './release-values.ts';

/** The networks shrink their input sixteen times: smaller images are enlarged to this by repeating the border (both in the same way). */
export const LPIPS_SMALLEST_SIDE = 64;
/** Shift and scale are part of the model: it takes −1 to 1. */
const HALF_RANGE = 127.5;

export interface LpipsOptions {
  /** Threads of the runtime; default 1, which is right beside other work. */
  threads?: number;
  /** Largest part of an image that is run at once; the value does not depend on it, memory does. */
  maxTilePixels?: number;
}

/** A distance with the layers that its mean and its map are made of. */
export interface SummedDistance extends LpipsDistance {
  readonly layers: readonly Layer[];
}

export interface SummedLpipsModel extends LpipsModel {
  distances(...args: Parameters<LpipsModel['distances']>): Promise<SummedDistance[]>;
  distance(...args: Parameters<LpipsModel['distance']>): Promise<SummedDistance>;
}

/**
 * Opens an LPIPS model (Zhang, Isola, Efros, Shechtman, Wang 2018, "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", eq. 1; heads v0.1): one
 * ONNX file with the input `image` (1 × 3 × H × W, RGB, −1 to 1) and for each layer the outputs `features0` … (1 × C × h × w, finest first) and `head0` …
 * (1 × C × 1 × 1). Images are neither scaled nor cropped. It works on the thread that asks; lpips-thread.ts has one of its own.
 * @throws AppError not-found | invalid-input when the file is no such model | unavailable when the runtime does not load
 */
export async function openLpips(file: string, net: LpipsNet, { threads = 1, maxTilePixels }: LpipsOptions = {}): Promise<SummedLpipsModel> {
  const { session, Tensor } = await openSession(file, net, threads);
  const distanceOf = createFeatureDistance();

  async function featuresOf(image: Raster, tile: Tile): Promise<Seen> {
    const input = inputOf(image, tile);
    const outputs = await session.run({ image: new Tensor('float32', input, [1, 3, tile.height, tile.width]) });
    releaseValues(input);
    const layers = LAYER_STRIDES[net].map((_, i): Features => {
      const { dims, data } = outputs[`features${i}`];
      return { channels: dims[1], width: dims[3], height: dims[2], values: data as Float32Array };
    });
    return { layers, heads: layers.map((_, i) => outputs[`head${i}`].data as Float32Array) };
  }

  return lpipsModel(net, {
    async distances(images, pairs, { signal, onProgress } = {}) {
      signal?.throwIfAborted();
      const [{ width, height }] = images;
      for (const image of images) assertSameSize(images[0], image);
      const padded = { width: Math.max(width, LPIPS_SMALLEST_SIDE), height: Math.max(height, LPIPS_SMALLEST_SIDE) };
      const sums = pairs.map(() => createLayerSum(net, padded.width, padded.height));
      const boxes = pairs.map(([first, second]) => (first === second ? null : differingBox(images[first], images[second])));
      const tiles = tilesOf(net, padded, images[0], boxes, maxTilePixels);
      const lastPairOf = (index: number) => pairs.findLastIndex((pair, at) => boxes[at] !== null && pair.includes(index));
      for (const [i, tile] of tiles.entries()) {
        const seen: (Seen | undefined)[] = [];
        for (const [at, [first, second]] of pairs.entries()) {
          if (!boxes[at]) continue;
          for (const index of [first, second]) {
            signal?.throwIfAborted();
            seen[index] ??= await featuresOf(images[index], tile);
          }
          sums[at].add(tile, distancesOf(seen[first]!, seen[second]!, distanceOf));
          for (const index of new Set([first, second])) if (lastPairOf(index) === at) releaseSeen(seen[index]!);
        }
        onProgress?.((i + 1) / tiles.length);
      }
      return sums.map((sum) => ({ mean: sum.mean(), layers: sum.layers, map: () => sum.map(width, height) }));
    },
    release: () => session.release(),
  });
}

/** What the network sees of one tile of one image. */
interface Seen {
  layers: Features[];
  heads: Float32Array[];
}

function distancesOf(a: Seen, b: Seen, distanceOf: FeatureDistance): Layer[] {
  return a.layers.map((layer, i) => ({ width: layer.width, height: layer.height, values: distanceOf(layer, b.layers[i], a.heads[i]) }));
}

function releaseSeen({ layers }: Seen): void {
  for (const { values } of layers) releaseValues(values);
}

/** Those that see a difference between the images of any pair. @param differing box around what differs in each pair */
function tilesOf(net: LpipsNet, { width, height }: Size, image: Size, differing: readonly (Box | null)[], maxTilePixels?: number): Tile[] {
  const boxes = differing.filter((box) => box !== null);
  if (boxes.length === 0) return [];
  const isPadded = width !== image.width || height !== image.height;
  return lpipsTiles(net, width, height, maxTilePixels, isPadded ? undefined : boxes.reduce(around));
}

type Size = Pick<Raster, 'width' | 'height'>;

async function openSession(file: string, net: LpipsNet, threads: number) {
  if (!existsSync(file)) throw new AppError('not-found', `There is no file ${file}.`, { details: { file } });
  const { InferenceSession, Tensor } = await import('onnxruntime-node').catch((cause) => {
    throw new AppError('unavailable', `LPIPS cannot be measured here: ONNX Runtime does not load (${(cause as Error).message.split('\n')[0]}).`, { cause });
  });
  const session = await InferenceSession.create(file, nativeOptions(threads)).catch((cause) => {
    throw new AppError('invalid-input', `${file} is not an ONNX model that can be run: ${(cause as Error).message.split('\n')[0]}`, {
      cause,
      details: { file },
    });
  });
  const layers = LAYER_STRIDES[net].length;
  const found = session.outputNames.filter((name) => /^features\d+$/.test(name)).length;
  if (!session.inputNames.includes('image') || found !== layers) {
    await session.release();
    const message = `${file} is not an LPIPS model of the net "${net}": it must have the input image and the features of ${layers} layers as outputs; it has the inputs ${session.inputNames.join(', ')} and the features of ${found} layers.`;
    throw new AppError('invalid-input', message, { details: { file, net } });
  }
  return { session, Tensor };
}

/** Planes of one tile, −1 to 1; beyond the image its border pixel is repeated. */
function inputOf(image: Raster, tile: Tile): Float32Array {
  const { data, step, green, blue } = measuredColours(image);
  const count = tile.width * tile.height;
  const planes = new Float32Array(3 * count);
  const factor = 1 / HALF_RANGE;
  const inside = Math.min(tile.width, image.width - tile.x);
  for (let y = 0; y < tile.height; y++) {
    let at = (Math.min(image.height - 1, tile.y + y) * image.width + tile.x) * step;
    let i = y * tile.width;
    for (let x = 0; x < inside; x++, i++, at += step) {
      planes[i] = data[at] * factor - 1;
      planes[i + count] = data[at + green] * factor - 1;
      planes[i + 2 * count] = data[at + blue] * factor - 1;
    }
    for (const plane of inside < tile.width ? [0, count, 2 * count] : []) planes.fill(planes[plane + i - 1], plane + i, plane + (y + 1) * tile.width);
  }
  return planes;
}
