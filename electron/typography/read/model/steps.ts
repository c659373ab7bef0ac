import { integersOf, type ModelGraph, type ModelNode, type Tensor } from './graph.ts';

/** Nodes by what they use. */
export function usersOf({ nodes }: ModelGraph): Map<string, ModelNode[]> {
  const users = new Map<string, ModelNode[]>();
  for (const node of nodes) {
    for (const input of node.inputs) {
      const known = users.get(input);
      if (known) known.push(node);
      else users.set(input, [node]);
    }
  }
  return users;
}

export function makersOf({ nodes }: ModelGraph): Map<string, ModelNode> {
  return new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
}

/** The only user of a value, where it is of that kind. */
export function onlyUser(users: Map<string, ModelNode[]>, name: string, op: string): ModelNode | null {
  const found = users.get(name) ?? [];
  return found.length === 1 && found[0].op === op ? found[0] : null;
}

/** The single number of which one of a node's two inputs consists; the other input is `name`. */
export function scalarBeside(graph: ModelGraph, { inputs }: ModelNode, name: string): number | null {
  const other = inputs[0] === name ? inputs[1] : inputs[0];
  const tensor = graph.constant(other);
  return tensor?.data.length === 1 ? tensor.data[0] : null;
}

interface Layer {
  weights: Tensor;
  bias: Float32Array;
}

/** What a convolution multiplies and adds; null where these are not constant. */
export function layerOf(graph: ModelGraph, { inputs }: ModelNode): Layer | null {
  const weights = graph.constant(inputs[1]);
  const bias = inputs[2] ? graph.constant(inputs[2])?.data : new Float32Array(weights?.dims[0] ?? 0);
  return weights && bias ? { weights, bias } : null;
}

export function setLayer(graph: ModelGraph, node: ModelNode, { weights, bias }: Layer): void {
  node.inputs = [node.inputs[0], graph.add(weights), graph.add({ dims: [bias.length], data: bias })];
}

/** True for a convolution that looks at one pixel: what is added to all of its input adds the same everywhere. */
export function isPointwise(graph: ModelGraph, node: ModelNode): boolean {
  if (node.op !== 'Conv' || integersOf(node, 'pads').some((pad) => pad !== 0) || !layerOf(graph, node)) return false;
  return integersOf(node, 'kernel_shape').every((side) => side === 1);
}
