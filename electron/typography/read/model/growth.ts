import { floatOf, integer, integers, integersOf, type ModelGraph, type ModelNode } from './graph.ts';
import { onlyUser, usersOf } from './steps.ts';

/** The detector's last layers: each pixel grows to 2 × 2, twice. */
interface Growth {
  first: ModelNode;
  plus: ModelNode;
  norm: ModelNode;
  relu: ModelNode;
  second: ModelNode;
  last: ModelNode;
  sigmoid: ModelNode;
}

function growthOf(users: Map<string, ModelNode[]>, first: ModelNode): Growth | null {
  const plus = onlyUser(users, first.outputs[0], 'Add');
  const norm = plus && onlyUser(users, plus.outputs[0], 'BatchNormalization');
  const relu = norm && onlyUser(users, norm.outputs[0], 'Relu');
  const second = relu && onlyUser(users, relu.outputs[0], 'ConvTranspose');
  const last = second && onlyUser(users, second.outputs[0], 'Add');
  const sigmoid = last && onlyUser(users, last.outputs[0], 'Sigmoid');
  return plus && norm && relu && second && last && sigmoid ? { first, plus, norm, relu, second, last, sigmoid } : null;
}

/** Both growths as convolutions of one pixel that give the 16 pixels of its place as channels; only the result is put in place. */
export function growInPlace(graph: ModelGraph): void {
  const users = usersOf(graph);
  for (const node of graph.nodes) {
    if (node.op !== 'ConvTranspose') continue;
    const growth = growthOf(users, node);
    const steps = growth && growthSteps(graph, growth);
    if (!growth || !steps) continue;
    const gone = new Set<ModelNode>(Object.values(growth));
    graph.nodes.splice(0, Infinity, ...graph.nodes.flatMap((other) => (other === growth.sigmoid ? steps : gone.has(other) ? [] : [other])));
    return;
  }
}

/** True for a transposed convolution whose 2 × 2 pixels do not overlap. */
function isDoubling(node: ModelNode): boolean {
  const is = (name: string, value: number) => integersOf(node, name).every((entry) => entry === value);
  return is('kernel_shape', 2) && is('strides', 2) && is('pads', 0) && is('group', 1) && is('dilations', 1) && node.inputs.length === 2;
}

function growthSteps(graph: ModelGraph, { first, plus, norm, second, last, sigmoid }: Growth): ModelNode[] | null {
  const [inner, outer] = [graph.constant(first.inputs[1]), graph.constant(second.inputs[1])];
  const offset = graph.constant(plus.inputs[1])?.data;
  const end = graph.constant(last.inputs[1])?.data;
  const [scale, shift, mean, variance] = norm.inputs.slice(1).map((name) => graph.constant(name)?.data);
  if (!inner || !outer || !offset || !end || !scale || !shift || !mean || !variance || !isDoubling(first) || !isDoubling(second)) return null;
  const [from, middle] = inner.dims;
  if (outer.dims[1] !== 1 || outer.dims[0] !== middle || inner.dims[1] !== middle || offset.length !== middle || end.length !== 1) return null;
  const epsilon = floatOf(norm, 'epsilon') ?? 1e-5;
  const factors = scale.map((value, channel) => value / Math.sqrt(variance[channel] + epsilon));
  // Channels of the first step: place in the first 2 × 2, then channel.
  const weights = new Float32Array(4 * middle * from);
  const bias = new Float32Array(4 * middle);
  const ends = new Float32Array(16 * 4 * middle);
  for (let place = 0; place < 4; place++) {
    for (let channel = 0; channel < middle; channel++) {
      const to = place * middle + channel;
      bias[to] = (offset[channel] - mean[channel]) * factors[channel] + shift[channel];
      for (let input = 0; input < from; input++) weights[to * from + input] = inner.data[(input * middle + channel) * 4 + place] * factors[channel];
      for (let small = 0; small < 4; small++)
        ends[(4 * (2 * (place >> 1) + (small >> 1)) + 2 * (place & 1) + (small & 1)) * 4 * middle + to] = outer.data[channel * 4 + small];
    }
  }
  const [grown, open, shares, placed] = [first, second, last, sigmoid].map(({ outputs }) => `${outputs[0]}.in-place`);
  const conv = (input: string, output: string, dims: [number, number], data: Float32Array, offsets: Float32Array): ModelNode => ({
    op: 'Conv',
    inputs: [input, graph.add({ dims: [...dims, 1, 1], data }), graph.add({ dims: [dims[0]], data: offsets })],
    outputs: [output],
    attributes: [integers('kernel_shape', [1, 1])],
  });
  return [
    conv(first.inputs[0], grown, [4 * middle, from], weights, bias),
    { op: 'Relu', inputs: [grown], outputs: [open], attributes: [] },
    conv(open, shares, [16, 4 * middle], ends, new Float32Array(16).fill(end[0])),
    { op: 'Sigmoid', inputs: [shares], outputs: [placed], attributes: [] },
    { op: 'DepthToSpace', inputs: [placed], outputs: sigmoid.outputs, attributes: [integer('blocksize', 4)] },
  ];
}
