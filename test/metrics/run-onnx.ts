import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Raster } from '../../shared/raster.ts';

/** The only output of an ONNX file for two RGB images, as −1 to 1. */
export async function loadRuntimeOutput(file: string, a: Raster, b: Raster): Promise<Float32Array> {
  const session = await InferenceSession.create(file);
  const outputs = await session.run({ in0: tensorOf(a), in1: tensorOf(b) });
  return outputs[session.outputNames[0]].data as Float32Array;
}

function tensorOf({ width, height, data }: Raster): Tensor {
  const count = width * height;
  const planes = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) for (let c = 0; c < 3; c++) planes[c * count + i] = data[i * 3 + c] / 127.5 - 1;
  return new Tensor('float32', planes, [1, 3, height, width]);
}
