import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lpipsGraph } from '../../electron/model-files/lpips-graph.ts';
import type { Tensor, TensorFile } from '../../electron/model-files/tensor-file.ts';
import type { LpipsNet } from '../../shared/measures.ts';

const folder = fileURLToPath(new URL('../../../shared/reference/metrics/weights/', import.meta.url));

/** Weights of LPIPS lie beside the repository on the team's machines; they are not part of it. */
export const hasLpipsWeights = existsSync(folder);

/** Path of the reference file whose only output is the map. */
export function spatialFile(net: LpipsNet): string {
  return `${folder}lpips_${net}_v0.1_spatial.onnx`;
}

/** Path of the reference file that gives the mean alone. */
export function meanFile(net: LpipsNet): string {
  return `${folder}lpips_${net}_v0.1.onnx`;
}

/** A model as Galley converts it, of the weights in the reference file. */
export function featuresFile(net: LpipsNet): string {
  const target = join(tmpdir(), `galley-test-lpips-${process.pid}`);
  mkdirSync(target, { recursive: true });
  const tensors = initializers(readFileSync(meanFile(net)));
  const file = join(target, `${net}.onnx`);
  writeFileSync(file, lpipsGraph(net, tensorFile(tensors, 'net.'), tensorFile(tensors, '', '.model.1')));
  return file;
}

function tensorFile(tensors: Map<string, Tensor>, prefix: string, infix = ''): TensorFile {
  const names = [...tensors.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return {
    names,
    tensor(name, shape) {
      const tensor = tensors.get(prefix + name.replace(infix, ''));
      if (!tensor || String(tensor.shape) !== String(shape)) throw new Error(`The reference file has no ${name} of ${shape.join(' × ')}.`);
      return tensor;
    },
    close: () => undefined,
  };
}

/** The weights in an ONNX file: ModelProto.graph = 7, GraphProto.initializer = 5, TensorProto.dims = 1, data_type = 2 (1 = float), name = 8, raw_data = 9. */
function initializers(file: Buffer): Map<string, Tensor> {
  const graph = fields(file).find(({ number }) => number === 7)!.bytes;
  const tensors = new Map<string, Tensor>();
  for (const { number, bytes } of fields(graph)) {
    if (number !== 5) continue;
    const parts = fields(bytes);
    if (parts.find((part) => part.number === 2)!.value !== 1) continue;
    const raw = parts.find((part) => part.number === 9)!.bytes;
    const shape = parts.filter((part) => part.number === 1).map(({ value }) => value);
    tensors.set(parts.find((part) => part.number === 8)!.bytes.toString(), { shape, values: new Float32Array(Uint8Array.from(raw).buffer) });
  }
  return tensors;
}

/** The fields of a protocol buffer's message. */
function fields(message: Buffer): { number: number; value: number; bytes: Buffer }[] {
  const found: { number: number; value: number; bytes: Buffer }[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const value = varint();
    const length = key % 8 === 2 ? value : 0;
    found.push({ number: key >> 3, value, bytes: message.subarray(at, at + length) });
    at += length;
  }
  return found;
}
