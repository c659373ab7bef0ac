import type { CDPSession } from 'playwright-core';

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
}

/** What a program makes; not compiled code, which the browser adds for what is often run, nor what the browser keeps for itself and its tools. */
const OF_THE_PROGRAM = new Set(['object', 'array', 'string', 'concatenated string', 'sliced string', 'number', 'closure', 'regexp', 'symbol', 'bigint']);

/** Bytes of the objects that the page's scripts hold, after a full collection. */
export async function objectBytes(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const counts = node_types[0].map((name) => OF_THE_PROGRAM.has(name));
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) if (counts[nodes[at + type]]) bytes += nodes[at + size];
  return bytes;
}
