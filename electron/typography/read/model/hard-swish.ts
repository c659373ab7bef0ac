import { float, floatOf, integer, integers, type ModelGraph, type ModelNode } from './graph.ts';
import { isPointwise, layerOf, onlyUser, scalarBeside, setLayer, usersOf } from './steps.ts';

interface HardSwish {
  /** All its steps. */
  steps: ModelNode[];
  output: string;
  /** Limits are inputs since opset 11, attributes before. */
  hasInputs: boolean;
  /** The result is scaled and shifted by these. */
  scale: number;
  shift: number;
}

/** x · clip(x + 3, 0, 6) / 6 · scale + shift (Howard et al. 2019, §5.2), as far as it follows a value. */
function hardSwishOf(graph: ModelGraph, users: Map<string, ModelNode[]>, x: string): HardSwish | null {
  const own = users.get(x) ?? [];
  const plus = own.find(({ op }) => op === 'Add');
  const times = own.find(({ op }) => op === 'Mul');
  if (own.length !== 2 || !plus || !times || scalarBeside(graph, plus, x) !== 3) return null;
  const clip = onlyUser(users, plus.outputs[0], 'Clip');
  if (!clip || String(limitsOf(graph, clip)) !== '0,6' || onlyUser(users, clip.outputs[0], 'Mul') !== times) return null;
  const share = onlyUser(users, times.outputs[0], 'Div');
  if (!share || share.inputs[0] !== times.outputs[0] || scalarBeside(graph, share, times.outputs[0]) !== 6) return null;
  const [steps, hasInputs] = [[plus, clip, times, share], clip.inputs.length === 3];
  const factor = onlyUser(users, share.outputs[0], 'Mul');
  const offset = factor && onlyUser(users, factor.outputs[0], 'Add');
  const scale = factor && scalarBeside(graph, factor, share.outputs[0]);
  const shift = offset && scalarBeside(graph, offset, factor.outputs[0]);
  if (!factor || !offset || scale === null || shift === null || scale <= 0) return { steps, hasInputs, output: share.outputs[0], scale: 1, shift: 0 };
  return { steps: [...steps, factor, offset], hasInputs, output: offset.outputs[0], scale, shift };
}

/** Least and greatest value of a Clip. */
function limitsOf(graph: ModelGraph, node: ModelNode): (number | null)[] {
  if (node.inputs.length === 3) return node.inputs.slice(1).map((name) => graph.constant(name)?.data[0] ?? null);
  return [floatOf(node, 'min'), floatOf(node, 'max')];
}

/** Hard swish after a convolution as two steps that ONNX Runtime can do in its fast layout; scale and shift go into what follows where that is exact. */
export function plainHardSwish(graph: ModelGraph): void {
  const users = usersOf(graph);
  const after = new Map<ModelNode, ModelNode[]>();
  const gone = new Set<ModelNode>();
  for (const conv of graph.nodes) {
    if (conv.op !== 'Conv') continue;
    const [x] = conv.outputs;
    const swish = hardSwishOf(graph, users, x);
    const weights = graph.constant(conv.inputs[1]);
    if (!swish || !weights) continue;
    for (const step of swish.steps) gone.add(step);
    after.set(conv, swishSteps(graph, users, x, weights.dims[0], swish));
  }
  const nodes = graph.nodes.flatMap((node) => (gone.has(node) ? [] : [node, ...(after.get(node) ?? [])]));
  graph.nodes.splice(0, Infinity, ...nodes);
}

function swishSteps(
  graph: ModelGraph,
  users: Map<string, ModelNode[]>,
  x: string,
  channels: number,
  { output, scale, shift, hasInputs }: HardSwish,
): ModelNode[] {
  const gate = `${output}.gate`;
  const next = users.get(output) ?? [];
  const takesShift = shift === 0 || (next.length > 0 && next.every((node) => isPointwise(graph, node)));
  if (takesShift && shift !== 0) for (const node of next) shiftInput(graph, node, shift);
  const product = takesShift ? output : `${output}.unshifted`;
  const steps = [
    channelwise(graph, x, `${gate}.open`, channels, scale / 6, scale / 2),
    clipped(graph, `${gate}.open`, gate, scale, hasInputs),
    { op: 'Mul', inputs: [x, gate], outputs: [product], attributes: [] },
  ];
  return takesShift ? steps : [...steps, channelwise(graph, product, output, channels, 1, shift)];
}

/** Each channel by itself, × factor + offset. */
function channelwise(graph: ModelGraph, input: string, output: string, channels: number, factor: number, offset: number): ModelNode {
  const weights = graph.add({ dims: [channels, 1, 1, 1], data: new Float32Array(channels).fill(factor) });
  const bias = graph.add({ dims: [channels], data: new Float32Array(channels).fill(offset) });
  return { op: 'Conv', inputs: [input, weights, bias], outputs: [output], attributes: [integer('group', channels), integers('kernel_shape', [1, 1])] };
}

function clipped(graph: ModelGraph, input: string, output: string, greatest: number, hasInputs: boolean): ModelNode {
  const limits = [0, greatest];
  if (!hasInputs) return { op: 'Clip', inputs: [input], outputs: [output], attributes: [float('min', 0), float('max', greatest)] };
  return { op: 'Clip', inputs: [input, ...limits.map((value) => graph.add({ dims: [], data: Float32Array.of(value) }))], outputs: [output], attributes: [] };
}

/** The convolution gets its input without `shift`, and adds what that would have made. */
function shiftInput(graph: ModelGraph, node: ModelNode, shift: number): void {
  const { weights, bias } = layerOf(graph, node)!;
  const size = weights.data.length / bias.length;
  const whole = bias.map((value, channel) => value + shift * sum(weights.data.subarray(channel * size, (channel + 1) * size)));
  setLayer(graph, node, { weights, bias: whole });
}

function sum(values: Float32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
