import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LpipsNet } from '../../shared/measures.ts';

const folder = fileURLToPath(new URL('../../../shared/reference/metrics/weights/', import.meta.url));
/** Names of the layers inside the team's reference files, which themselves give only their mean. */
const LAYERS: Record<LpipsNet, string[]> = {
  alex: ['Conv_24', 'Conv_35', 'Conv_46', 'Conv_57', 'Conv_68'],
  squeeze: ['Conv_73', 'Conv_84', 'Conv_95', 'Conv_106', 'Conv_117', 'Conv_128', 'Conv_139'],
};

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

/** The reference file with its layers as outputs: the graph of a protocol buffer that is appended is merged into the one before. */
export function layeredFile(net: LpipsNet): string {
  const target = join(tmpdir(), `galley-test-lpips-${process.pid}`);
  mkdirSync(target, { recursive: true });
  const outputs = LAYERS[net].flatMap((name) => field(12, field(1, [...Buffer.from(name)])));
  const file = join(target, `${net}.onnx`);
  writeFileSync(file, Buffer.concat([readFileSync(meanFile(net)), Buffer.from(field(7, outputs))]));
  return file;
}

function field(number: number, bytes: number[]): number[] {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    if (rest < 128) return [(number << 3) | 2, ...length, rest, ...bytes];
    length.push((rest & 127) | 128);
  }
}
