import type { Graph } from '../../../../shared/workflows.ts';
import { linkOf } from './graph.ts';
import type { ServerMessage } from './messages.ts';

/** How far a graph has come, 0–1: nodes that count steps weigh as much as their steps, others as one. It never goes back. */
export function createGraphProgress(graph: Graph, outputs: readonly string[]): (message: ServerMessage) => number {
  const needed = nodesFor(graph, outputs);
  const weights = new Map(needed.map((id) => [id, weightOf(graph[id].inputs.steps)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const shares = new Map<string, number>();
  let running: string | null = null;
  let highest = 0;
  const raise = (node: string, share: number) => shares.set(node, Math.min(1, Math.max(shares.get(node) ?? 0, share)));

  return (message) => {
    if (message.type === 'executing') {
      if (running !== null) raise(running, 1);
      running = message.node;
    }
    if (message.type === 'cached') for (const node of message.nodes) raise(node, 1);
    if (message.type === 'progress' && message.node !== null && message.max > 0) raise(message.node, message.value / message.max);
    if (message.type === 'progress-state') for (const [node, share] of Object.entries(message.shares)) raise(node, share);
    let done = 0;
    for (const [node, weight] of weights) done += weight * (shares.get(node) ?? 0);
    highest = Math.max(highest, total > 0 ? done / total : 0);
    return highest;
  };
}

const weightOf = (steps: unknown) => (typeof steps === 'number' && steps > 1 ? steps : 1);

/** Nodes on which the outputs depend: the server runs no others. */
function nodesFor(graph: Graph, outputs: readonly string[]): string[] {
  const found = new Set<string>();
  const waiting = [...outputs];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id) || !graph[id]) continue;
    found.add(id);
    for (const value of Object.values(graph[id].inputs)) {
      const link = linkOf(value);
      if (link) waiting.push(link[0]);
    }
  }
  return [...found];
}
