import type { Graph, Role, Slot, Workflow } from '../../../../shared/workflows.ts';

/** Output `1` of node "4" is ["4", 1]. */
export type Link = [node: string, output: number];

export function linkOf(value: unknown): Link | null {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number' ? [value[0], value[1]] : null;
}

export type RoleValues = Partial<Record<Role, string | number>>;

/**
 * The graph to send: roles and single inputs ("12.strength") set in a copy; what has no value stays as it is.
 * @param inputs by "node.input"; names that the graph does not have are left out (see strangeInputs)
 */
export function fillGraph({ graph, inputs: places }: Workflow, values: RoleValues, inputs: Readonly<Record<string, unknown>> = {}): Graph {
  const filled: Graph = structuredClone(graph);
  for (const [role, slots] of Object.entries(places)) {
    const value = values[role as Role];
    if (value === undefined) continue;
    for (const { node, input } of slots ?? []) if (filled[node]) filled[node].inputs[input] = value;
  }
  for (const [name, value] of Object.entries(inputs)) {
    const slot = slotIn(graph, name);
    if (slot) filled[slot.node].inputs[slot.input] = value;
  }
  return filled;
}

/** The input that "12.strength" names; null = the graph has none, or another node feeds it. */
export function slotIn(graph: Graph, name: string): Slot | null {
  const dot = name.indexOf('.');
  const [node, input] = [name.slice(0, dot), name.slice(dot + 1)];
  if (dot < 1 || !Object.hasOwn(graph, node) || !Object.hasOwn(graph[node].inputs, input)) return null;
  return linkOf(graph[node].inputs[input]) ? null : { node, input };
}

/**
 * The same graph with pictures decoded and encoded in tiles: the decoder's peak grows with the square of the tile instead of the picture.
 * Inputs of VAEDecodeTiled and VAEEncodeTiled: nodes.py; sides are multiples of 32 from 64 to 4096, the overlap may not pass a quarter.
 */
export function inTiles(graph: Graph, tileSide: number): Graph {
  const side = Math.min(4096, Math.max(64, Math.round(tileSide / 32) * 32));
  const tiles = { tile_size: side, overlap: Math.min(64, Math.floor(side / 4)), temporal_size: 64, temporal_overlap: 8 };
  const names: Record<string, string> = { VAEDecode: 'VAEDecodeTiled', VAEEncode: 'VAEEncodeTiled' };
  const entries = Object.entries(graph).map(([id, node]) => {
    const name = names[node.class_type];
    return [id, name ? { ...node, class_type: name, inputs: { ...node.inputs, ...tiles } } : node];
  });
  return Object.fromEntries(entries);
}

/** The same graph whose saved files have another name: a server that has all of a graph cached saves nothing again. */
export function withFilePrefix(graph: Graph, prefix: string): Graph {
  const entries = Object.entries(graph).map(([id, node]) => [
    id,
    typeof node.inputs.filename_prefix === 'string' ? { ...node, inputs: { ...node.inputs, filename_prefix: prefix } } : node,
  ]);
  return Object.fromEntries(entries);
}
