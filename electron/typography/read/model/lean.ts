import { exciteWeights, joinExcitation } from './excitation.ts';
import { type ModelGraph, type ModelNode, readModel, type Tensor } from './graph.ts';
import { growInPlace } from './growth.ts';
import { plainHardSwish } from './hard-swish.ts';
import { layerOf, onlyUser, scalarBeside, setLayer, usersOf } from './steps.ts';

/** How a model will be run. */
export interface LeanOptions {
  /** True where it is only ever run with one picture at a time. */
  isSingle?: boolean;
}

/**
 * The same model with fewer steps: PP-OCRv4's files spell hard swish as four steps and scale each layer's result by two more, and ONNX Runtime goes through
 * the whole layer's memory for each; its fast layout (NCHWc) is left and entered again around every one of them. The results differ by rounding alone.
 * Whatever is not as expected stays as it is.
 * @throws RangeError for bytes that are no ONNX model
 */
export function leanModel(bytes: Uint8Array, { isSingle = false }: LeanOptions = {}): Uint8Array {
  const graph = readModel(bytes);
  scaleInConvolutions(graph);
  plainHardSwish(graph);
  joinExcitation(graph);
  if (isSingle) exciteWeights(graph);
  growInPlace(graph);
  return graph.write();
}

function scaled({ dims, data }: Tensor, factor: number): Tensor {
  const product = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) product[i] = data[i] * factor;
  return { dims, data: product };
}

/** Conv → × number → + number becomes the convolution alone. */
function scaleInConvolutions(graph: ModelGraph): void {
  const users = usersOf(graph);
  const gone = new Set<ModelNode>();
  for (const node of graph.nodes) {
    if (node.op !== 'Conv') continue;
    const times = onlyUser(users, node.outputs[0], 'Mul');
    const plus = times && onlyUser(users, times.outputs[0], 'Add');
    const [scale, shift] = [times && scalarBeside(graph, times, node.outputs[0]), plus && scalarBeside(graph, plus, times.outputs[0])];
    const layer = layerOf(graph, node);
    if (!times || !plus || scale === null || shift === null || !layer) continue;
    setLayer(graph, node, { weights: scaled(layer.weights, scale), bias: layer.bias.map((value) => value * scale + shift) });
    node.outputs = plus.outputs;
    gone.add(times).add(plus);
  }
  graph.nodes.splice(0, Infinity, ...graph.nodes.filter((node) => !gone.has(node)));
}
