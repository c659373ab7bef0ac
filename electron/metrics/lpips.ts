import { existsSync } from 'node:fs';
import type { InferenceSession } from 'onnxruntime-node';
import { AppError } from '../../shared/errors.ts';
import type { LpipsNet } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { assertSameSize, measuredColours } from './colours.ts';
import type { LpipsDistance, LpipsModel } from './comparison.ts';
import { createLayerSum, LAYER_STRIDES, type Layer } from './lpips-layers.ts';
import { lpipsTiles, type Tile } from './lpips-tiles.ts';
import { differingBox } from './regions.ts';

/** The networks shrink their input sixteen times: smaller images are enlarged to this by repeating the border (both in the same way). */
export const LPIPS_SMALLEST_SIDE = 64;
/** Shift and scale are part of the model: it takes −1 to 1. */
const HALF_RANGE = 127.5;

export interface LpipsOptions {
  /** Threads of the runtime; default 1, which is right inside a pixel worker. */
  threads?: number;
  /** Largest part of an image that is run at once; the value does not depend on it, memory does. */
  maxTilePixels?: number;
}

/**
 * Opens an LPIPS model (Zhang, Isola, Efros, Shechtman, Wang 2018, "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", eq. 1; heads v0.1): one
 * ONNX file with the inputs `in0` and `in1` (1 × 3 × H × W, RGB, −1 to 1) and one output a layer (1 × 1 × h × w, finest first), the weighted squared difference of
 * the layer's normalised features. An output `lpips` is not used. Images are neither scaled nor cropped.
 * @throws AppError not-found | invalid-input when the file is no such model | unavailable when the runtime does not load
 */
export async function openLpips(file: string, net: LpipsNet, { threads = 1, maxTilePixels }: LpipsOptions = {}): Promise<LpipsModel> {
  if (!existsSync(file)) throw new AppError('not-found', `There is no file ${file}.`, { details: { file } });
  const { InferenceSession, Tensor } = await import('onnxruntime-node').catch((cause) => {
    throw new AppError('unavailable', `LPIPS cannot be measured here: ONNX Runtime does not load (${(cause as Error).message.split('\n')[0]}).`, { cause });
  });
  const session = await InferenceSession.create(file, sessionOptions(threads)).catch((cause) => {
    throw new AppError('invalid-input', `${file} is not an ONNX model that can be run: ${(cause as Error).message.split('\n')[0]}`, {
      cause,
      details: { file },
    });
  });
  const layerNames = session.outputNames.filter((name) => name !== 'lpips');
  const isModel = ['in0', 'in1'].every((name) => session.inputNames.includes(name)) && layerNames.length === LAYER_STRIDES[net].length;
  if (!isModel) {
    await session.release();
    const message = `${file} is not an LPIPS model of the net "${net}": it must have the inputs in0 and in1 and ${LAYER_STRIDES[net].length} layers as outputs; it has the inputs ${session.inputNames.join(', ')} and ${layerNames.length} layers.`;
    throw new AppError('invalid-input', message, { details: { file, net } });
  }

  async function run(a: Float32Array, b: Float32Array, width: number, height: number): Promise<Layer[]> {
    const shape = [1, 3, height, width];
    const outputs = await session.run({ in0: new Tensor('float32', a, shape), in1: new Tensor('float32', b, shape) }, layerNames);
    return layerNames.map((name) => {
      const { dims, data } = outputs[name];
      return { width: dims[3], height: dims[2], values: data as Float32Array };
    });
  }

  return {
    net,
    async distance(a, b, signal): Promise<LpipsDistance> {
      signal?.throwIfAborted();
      assertSameSize(a, b);
      const { width, height } = a;
      const paddedWidth = Math.max(width, LPIPS_SMALLEST_SIDE);
      const paddedHeight = Math.max(height, LPIPS_SMALLEST_SIDE);
      const sum = createLayerSum(net, paddedWidth, paddedHeight);
      const differing = differingBox(a, b);
      const isPadded = paddedWidth !== width || paddedHeight !== height;
      const tiles = differing ? lpipsTiles(net, paddedWidth, paddedHeight, maxTilePixels, isPadded ? undefined : differing) : [];
      for (const tile of tiles) {
        signal?.throwIfAborted();
        sum.add(tile, await run(inputOf(a, tile), inputOf(b, tile), tile.width, tile.height));
      }
      return { mean: sum.mean(), map: () => sum.map(width, height) };
    },
    release: () => session.release(),
  };
}

function sessionOptions(threads: number): InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // The arena keeps its high-water mark for ever.
    enableCpuMemArena: false,
    logSeverityLevel: 3,
    // Waiting threads that spin slow everybody down as soon as two workers share the cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}

/** Planes of one tile, −1 to 1; beyond the image its border pixel is repeated. */
function inputOf(image: Raster, tile: Tile): Float32Array {
  const { data, step, green, blue } = measuredColours(image);
  const count = tile.width * tile.height;
  const planes = new Float32Array(3 * count);
  for (let y = 0, i = 0; y < tile.height; y++) {
    const row = Math.min(image.height - 1, tile.y + y) * image.width;
    for (let x = 0; x < tile.width; x++, i++) {
      const at = (row + Math.min(image.width - 1, tile.x + x)) * step;
      planes[i] = data[at] / HALF_RANGE - 1;
      planes[i + count] = data[at + green] / HALF_RANGE - 1;
      planes[i + 2 * count] = data[at + blue] / HALF_RANGE - 1;
    }
  }
  return planes;
}
