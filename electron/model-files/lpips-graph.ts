import type { LpipsNet } from '../../shared/measures.ts';
import { NETS, type NetLayer } from './lpips-nets.ts';
import { createOnnxGraph, type OnnxGraph } from './onnx-graph.ts';
import type { TensorFile } from './tensor-file.ts';

/** Goes up whenever the same weights give another file: what was converted before is converted anew. */
export const CONVERTER_REVISION = 1;

/** Means and deviations of ImageNet's colours for inputs of −1 to 1, as LPIPS has them. */
const SHIFT = [-0.03, -0.088, -0.188];
const SCALE = [0.458, 0.448, 0.45];
/** Keeps black features from dividing by 0. */
const TINY = 1e-10;

type Backbone = Extract<NetLayer, { kind: 'conv' | 'fire' }>;

/**
 * LPIPS v0.1 (Zhang et al. 2018, eq. 1) as an ONNX model: inputs in0 and in1 (1 × 3 × H × W, RGB, −1 to 1), outputs layer0, layer1 … (1 × 1 × h × w), the weighted
 * squared differences of the layer's features after each place's features were brought to length 1. Mean and map are made of these by electron/metrics.
 * @param backbone a whole network as torchvision publishes it ("features.0.weight"), or its features alone ("0.weight")
 * @throws AppError not-found | invalid-input when a tensor is missing or has another shape
 */
export function lpipsGraph(net: LpipsNet, backbone: TensorFile, heads: TensorFile): Uint8Array {
  const graph = createOnnxGraph(`lpips-${net}`);
  const prefix = backbone.names.some((name) => name.startsWith('features.')) ? 'features.' : '';
  const both = graph.node('Concat', [graph.input('in0', [1, 3, 'height', 'width']), graph.input('in1', [1, 3, 'height', 'width'])], { axis: 0 });
  const colour = (name: string, values: number[]) => graph.weights(name, { shape: [1, 3, 1, 1], values: Float32Array.from(values) });
  let features = graph.node('Div', [graph.node('Sub', [both, colour('shift', SHIFT)]), colour('scale', SCALE)]);
  const shared: Shared = {
    tiny: graph.weights('tiny', { shape: [1], values: Float32Array.of(TINY) }),
    channelAxis: graph.integers('channel-axis', [1]),
    halves: graph.integers('halves', [1, 1]),
  };
  let taps = 0;
  for (const layer of NETS[net]) {
    if (layer.kind === 'pool') {
      features = graph.node('MaxPool', [features], { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: layer.isCeiling ? 1 : 0 });
    } else if (layer.kind === 'tap') {
      addTap(graph, features, heads, taps++, layer.channels, shared);
    } else {
      features = addFeatures(graph, features, layer, (name, shape) => graph.weights(name, backbone.tensor(prefix + name, shape)));
    }
  }
  return graph.encode('galley');
}

function addFeatures(graph: OnnxGraph, input: string, layer: Backbone, weights: (name: string, shape: number[]) => string): string {
  const convolved = (name: string, from: string, channels: { from: number; to: number }, { side = 1, stride = 1, padding = 0 }) => {
    const kernel = [weights(`${name}.weight`, [channels.to, channels.from, side, side]), weights(`${name}.bias`, [channels.to])];
    const attributes = { kernel_shape: [side, side], strides: [stride, stride], pads: [padding, padding, padding, padding] };
    return graph.node('Relu', [graph.node('Conv', [from, ...kernel], attributes)]);
  };
  if (layer.kind === 'conv') return convolved(`${layer.index}`, input, layer, layer);
  const { index, from, squeeze, expand } = layer;
  const squeezed = convolved(`${index}.squeeze`, input, { from, to: squeeze }, {});
  const narrow = convolved(`${index}.expand1x1`, squeezed, { from: squeeze, to: expand }, {});
  const wide = convolved(`${index}.expand3x3`, squeezed, { from: squeeze, to: expand }, { side: 3, padding: 1 });
  return graph.node('Concat', [narrow, wide], { axis: 1 });
}

interface Shared {
  tiny: string;
  channelAxis: string;
  halves: string;
}

function addTap(graph: OnnxGraph, features: string, heads: TensorFile, index: number, channels: number, { tiny, channelAxis, halves }: Shared): void {
  const squares = graph.node('ReduceSum', [graph.node('Mul', [features, features]), channelAxis], { keepdims: 1 });
  const unit = graph.node('Div', [features, graph.node('Add', [graph.node('Sqrt', [squares]), tiny])]);
  const [first, second] = [`first${index}`, `second${index}`];
  graph.node('Split', [unit, halves], { axis: 0 }, [first, second]);
  const difference = graph.node('Sub', [first, second]);
  const head = graph.weights(`lin${index}.weight`, heads.tensor(`lin${index}.model.1.weight`, [1, channels, 1, 1]));
  graph.node('Conv', [graph.node('Mul', [difference, difference]), head], { kernel_shape: [1, 1] }, [`layer${index}`]);
  graph.output(`layer${index}`, [1, 1, `height${index}`, `width${index}`]);
}
