import { integers, integersOf, type ModelGraph, type ModelNode } from './graph.ts';
import { isPointwise, makersOf, onlyUser, usersOf } from './steps.ts';

interface Excitation {
  /** x · gate */
  times: ModelNode;
  /** x + x · gate */
  plus: ModelNode;
  /** A number for each channel. */
  gate: string;
}

/** Where a value is raised by a share of itself, channel by channel (the neck's residual squeeze and excitation). */
function excitationOf(users: Map<string, ModelNode[]>, makers: Map<string, ModelNode>, x: string): Excitation | null {
  const own = users.get(x) ?? [];
  const times = own.find(({ op }) => op === 'Mul');
  const plus = own.find(({ op }) => op === 'Add');
  if (!times || !plus || onlyUser(users, times.outputs[0], 'Add') !== plus) return null;
  const gate = times.inputs[0] === x ? times.inputs[1] : times.inputs[0];
  return makers.get(gate)?.op === 'HardSigmoid' ? { times, plus, gate } : null;
}

/** x + x · gate becomes x · (gate + 1): the gate is one number a channel. */
export function joinExcitation(graph: ModelGraph): void {
  const [users, makers] = [usersOf(graph), makersOf(graph)];
  const nodes = graph.nodes.flatMap((node): ModelNode[] => {
    if (node.op !== 'Mul') return [node];
    const [x] = node.inputs;
    const found = excitationOf(users, makers, x);
    if (!found || found.times !== node) return [node];
    const gate = `${found.plus.outputs[0]}.gate`;
    return [
      { op: 'Add', inputs: [found.gate, graph.add({ dims: [1], data: Float32Array.of(1) })], outputs: [gate], attributes: [] },
      { op: 'Mul', inputs: [x, gate], outputs: found.plus.outputs, attributes: [] },
    ];
  });
  const made = new Set(nodes.filter(({ op }) => op === 'Mul').flatMap(({ outputs }) => outputs));
  graph.nodes.splice(0, Infinity, ...nodes.filter(({ op, outputs }) => op !== 'Add' || !made.has(outputs[0])));
}

/**
 * (W · u) · gate becomes (W · gate) · u for convolutions of one pixel, and their mean W · mean(u): the gate goes through the weights instead of through the whole
 * layer. Weights are then a picture's own.
 */
export function exciteWeights(graph: ModelGraph): void {
  const users = usersOf(graph);
  const nodes = [...graph.nodes];
  for (const conv of graph.nodes) {
    const weights = graph.constant(conv.inputs[1] ?? '');
    if (!weights || conv.inputs.length !== 2 || !isPointwise(graph, conv) || integersOf(conv, 'group')[0] !== 1) continue;
    const [x] = conv.outputs;
    const own = users.get(x) ?? [];
    const mean = own.find(({ op }) => op === 'GlobalAveragePool');
    const times = own.find(({ op }) => op === 'Mul');
    if (own.length !== 2 || !mean || !times) continue;
    const gate = times.inputs[0] === x ? times.inputs[1] : times.inputs[0];
    const [inner, turned, excited] = [`${x}.mean`, `${x}.gate`, `${x}.weights`];
    const shape = { op: 'Transpose', inputs: [gate], outputs: [turned], attributes: [integers('perm', [1, 0, 2, 3])] };
    const product = { op: 'Mul', inputs: [conv.inputs[1], turned], outputs: [excited], attributes: [] };
    const whole = { ...conv, inputs: [conv.inputs[0], excited], outputs: times.outputs };
    nodes.splice(nodes.indexOf(times), 1, shape, product, whole);
    nodes.splice(
      nodes.indexOf(mean),
      1,
      { ...mean, inputs: conv.inputs.slice(0, 1), outputs: [inner] },
      { ...conv, inputs: [inner, conv.inputs[1]], outputs: mean.outputs },
    );
    nodes.splice(nodes.indexOf(conv), 1);
  }
  graph.nodes.splice(0, Infinity, ...nodes);
}
