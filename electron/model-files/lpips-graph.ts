import type { LpipsNet } from '../../shared/measures.ts';
import { NETS, type NetLayer } from './lpips-nets.ts';
import { createOnnxGraph, type OnnxGraph } from './onnx-graph.ts';
import type { TensorFile } from './tensor-file.ts';

/** Goes up whenever the same weights give another file: what was converted before is converted anew. */
export const CONVERTER_REVISION = 2;

/** Means and deviations of ImageNet's colours for inputs of −1 to 1, as LPIPS has them. */
const SHIFT = [-0.03, -0.088, -0.188];
const SCALE = [0.458, 0.448, 0.45];

type Backbone = Extract<NetLayer, { kind: 'conv' | 'fire' }>;

/**
 * The part of LPIPS v0.1 (Zhang et al. 2018, eq. 1) that sees one image, as an ONNX model: input image (1 × 3 × H × W, RGB, −1 to 1), outputs features0, features1 …
 * (1 × C × h × w) and, unchanged, the heads head0, head1 … (1 × C × 1 × 1). Distances of two images' features are made by electron/metrics: an image that is compared
 * with several others goes through the network once.
 * @param backbone a whole network as torchvision publishes it ("features.0.weight"), or its features alone ("0.weight")
 * @throws AppError not-found | invalid-input when a tensor is missing or has another shape
 */
export function lpipsGraph(net: LpipsNet, backbone: TensorFile, heads: TensorFile): Uint8Array {
  const graph = createOnnxGraph(`lpips-${net}`);
  const prefix = backbone.names.some((name) => name.startsWith('features.')) ? 'features.' : '';
  const image = graph.input('image', [1, 3, 'height', 'width']);
  const colour = (name: string, values: number[]) => graph.weights(name, { shape: [1, 3, 1, 1], values: Float32Array.from(values) });
  let features = graph.node('Div', [graph.node('Sub', [image, colour('shift', SHIFT)]), colour('scale', SCALE)]);
  let taps = 0;
  for (const layer of NETS[net]) {
    if (layer.kind === 'pool') {
      features = graph.node('MaxPool', [features], { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: layer.isCeiling ? 1 : 0 });
    } else if (layer.kind === 'tap') {
      addTap(graph, features, heads, taps++, layer.channels);
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

function addTap(graph: OnnxGraph, features: string, heads: TensorFile, index: number, channels: number): void {
  graph.node('Identity', [features], {}, [`features${index}`]);
  graph.output(`features${index}`, [1, channels, `height${index}`, `width${index}`]);
  const head = graph.weights(`lin${index}.weight`, heads.tensor(`lin${index}.model.1.weight`, [1, channels, 1, 1]));
  graph.node('Identity', [head], {}, [`head${index}`]);
  graph.output(`head${index}`, [1, channels, 1, 1]);
}
