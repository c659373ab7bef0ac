import type { LpipsNet } from '../../shared/measures.ts';
import { lpipsGraph } from './lpips-graph.ts';
import { openTensorFile } from './tensor-file.ts';

/**
 * Makes one ONNX file of the two files that LPIPS is published as. Of the network only the convolutions are read; AlexNet's classifier, which is most of its file,
 * stays on the disk.
 * @throws AppError invalid-input | not-found that names what is wrong with which file
 */
export function convertLpips(net: LpipsNet, backboneFile: string, headsFile: string): Uint8Array {
  const backbone = openTensorFile(backboneFile);
  try {
    const heads = openTensorFile(headsFile);
    try {
      return lpipsGraph(net, backbone, heads);
    } finally {
      heads.close();
    }
  } finally {
    backbone.close();
  }
}
