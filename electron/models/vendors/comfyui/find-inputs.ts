import type { Candidate, Graph, GraphNode, Role } from '../../../../shared/workflows.ts';
import { linkOf } from './graph.ts';

/** All places in a graph that may be what Galley sets, the surest first. Only nodes on which an output depends are looked at. */
export function findCandidates(graph: Graph, outputs: readonly string[]): Candidate[] {
  const used = upstream(graph, outputs);
  const samplers = used.filter((id) => isSampler(graph[id]));
  const found = [
    ...samplers.flatMap((id) => wordsOf(graph, id)),
    ...valuesOf(graph, used, samplers),
    ...sizesOf(graph, used),
    ...picturesOf(graph, used, samplers),
    ...checkpointsOf(graph, used, samplers),
  ];
  const unique = new Map<string, Candidate>();
  for (const candidate of found) {
    const name = `${candidate.role} ${candidate.node}.${candidate.input}`;
    const known = unique.get(name);
    if (!known || known.sureness < candidate.sureness) unique.set(name, candidate);
  }
  return [...unique.values()].sort((a, b) => b.sureness - a.sureness);
}

/** Nodes that feed the given ones, nearest first, the given ones included. */
function upstream(graph: Graph, from: readonly string[]): string[] {
  const order: string[] = [];
  const waiting = [...from];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (order.includes(id) || !graph[id]) continue;
    order.push(id);
    for (const value of Object.values(graph[id].inputs)) {
      const link = linkOf(value);
      if (link) waiting.push(link[0]);
    }
  }
  return order;
}

/** KSampler and its kin take positive and negative; custom samplers a guider that does (or one conditioning). */
const isSampler = ({ inputs }: GraphNode) => 'latent_image' in inputs && ('positive' in inputs || 'guider' in inputs);

function candidate(graph: Graph, role: Role, node: string, input: string, reason: string, sureness: number): Candidate[] {
  const { class_type, inputs, _meta } = graph[node];
  const value = inputs[input];
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return [{ role, node, input, title: _meta?.title ?? class_type, className: class_type, value, reason, sureness }];
}

/** The input itself, or the one that feeds it where it comes from a node that only holds a value. */
function settable(graph: Graph, node: string, input: string, depth = 0): { node: string; input: string } | null {
  const value = graph[node]?.inputs[input];
  const link = linkOf(value);
  if (!link) return value === undefined ? null : { node, input };
  const holder = graph[link[0]];
  const name = ['value', 'text', 'string', 'int', 'float', 'number', 'seed', 'noise_seed'].find((key) => holder && key in holder.inputs);
  return name && depth < 4 ? settable(graph, link[0], name, depth + 1) : null;
}

const TEXT_INPUTS = ['text', 'text_g', 'text_l', 'clip_l', 'clip_g', 't5xxl', 'prompt', 'string', 'populated_text'];

function wordsOf(graph: Graph, sampler: string): Candidate[] {
  const guider = linkOf(graph[sampler].inputs.guider)?.[0];
  const { inputs } = graph[guider ?? sampler];
  const name = graph[sampler].class_type;
  const positive = texts(graph, inputs.positive ?? inputs.conditioning);
  const negative = texts(graph, inputs.negative);
  return [
    ...positive.flatMap(({ node, input }) => candidate(graph, 'prompt', node, input, `It feeds what ${name} (node ${sampler}) aims at.`, 0.95)),
    ...negative
      // One text for both is the prompt, of which nothing is taken away.
      .filter(({ node, input }) => !positive.some((other) => other.node === node && other.input === input))
      .flatMap(({ node, input }) => candidate(graph, 'negativePrompt', node, input, `It feeds what ${name} (node ${sampler}) avoids.`, 0.95)),
  ];
}

/** Texts above a conditioning; a prompt that is put to zero says nothing. */
function texts(graph: Graph, conditioning: unknown): { node: string; input: string }[] {
  const link = linkOf(conditioning);
  if (!link) return [];
  const found: { node: string; input: string }[] = [];
  const seen = new Set<string>();
  const visit = (id: string) => {
    const node = graph[id];
    if (!node || seen.has(id) || node.class_type === 'ConditioningZeroOut') return;
    seen.add(id);
    const named = TEXT_INPUTS.filter((input) => input in node.inputs);
    for (const input of named) {
      const place = settable(graph, id, input);
      if (place && typeof graph[place.node].inputs[place.input] === 'string') found.push(place);
    }
    if (named.length > 0) return;
    for (const value of Object.values(node.inputs)) {
      const next = linkOf(value);
      if (next) visit(next[0]);
    }
  };
  visit(link[0]);
  return found;
}

/** Inputs by their names, in samplers and in what feeds them. */
const NAMED: readonly [Role, readonly string[], string][] = [
  ['seed', ['seed', 'noise_seed'], 'The noise is drawn from it.'],
  ['steps', ['steps'], 'So many steps are sampled.'],
  ['guidance', ['cfg', 'guidance'], 'So strongly the words lead.'],
  ['strength', ['denoise'], 'So far the picture may go from its start.'],
  ['sampler', ['sampler_name'], 'The way in which is sampled.'],
  ['scheduler', ['scheduler'], 'How the steps are spread.'],
];

function valuesOf(graph: Graph, used: readonly string[], samplers: readonly string[]): Candidate[] {
  const feeding = new Set(samplers.flatMap((id) => upstream(graph, [id])));
  // Steps of samplers that each do a part of the way belong together; setting one breaks the other.
  const isShared = samplers.some((id) => 'start_at_step' in graph[id].inputs) && samplers.length > 1;
  const ofSampling = used.filter((id) => feeding.has(id) && /sampler|scheduler|sigmas|noise|guid/i.test(graph[id].class_type));
  const first = firstSampler(graph, samplers);
  return NAMED.flatMap(([role, names, reason]) =>
    ofSampling.flatMap((id) =>
      names.flatMap((name) => {
        const place = role === 'steps' && isShared ? null : settable(graph, id, name);
        if (!place) return [];
        // Every sampler gets the seed; a second pass over the picture keeps its own strength and steps.
        const isLater = samplers.includes(id) && id !== first && role !== 'seed';
        return candidate(graph, role, place.node, place.input, reason, isLater ? 0.5 : 0.9);
      }),
    ),
  );
}

/** The sampler whose latent comes from no other sampler. */
function firstSampler(graph: Graph, samplers: readonly string[]): string | undefined {
  return samplers.find((id) => {
    const link = linkOf(graph[id].inputs.latent_image);
    return !link || !upstream(graph, [link[0]]).some((other) => samplers.includes(other));
  });
}

function sizesOf(graph: Graph, used: readonly string[]): Candidate[] {
  const empty = used.filter((id) => /^Empty.*(Latent|Image)/i.test(graph[id].class_type));
  const roles: [Role, string][] = [
    ['width', 'width'],
    ['height', 'height'],
    ['batch', 'batch_size'],
  ];
  return empty.flatMap((id) =>
    roles.flatMap(([role, input]) => {
      const place = settable(graph, id, input);
      return place ? candidate(graph, role, place.node, place.input, `The empty picture begins with it (${graph[id].class_type}).`, 0.9) : [];
    }),
  );
}

function picturesOf(graph: Graph, used: readonly string[], samplers: readonly string[]): Candidate[] {
  const starts = samplers.flatMap((id) => linkOf(graph[id].inputs.latent_image)?.[0] ?? []);
  const start = new Set(upstream(graph, starts));
  return used.flatMap((id) => {
    const { class_type } = graph[id];
    if (class_type === 'LoadImageMask') return candidate(graph, 'mask', id, 'image', 'It is loaded as a mask.', 0.95);
    if (!/^LoadImage/.test(class_type)) return [];
    const usesMask = used.some((other) => Object.values(graph[other].inputs).some((value) => linkOf(value)?.[0] === id && linkOf(value)?.[1] === 1));
    const isStart = start.has(id) || samplers.length === 0;
    return [
      ...candidate(graph, 'image', id, 'image', isStart ? 'The sampler begins with this picture.' : 'It is loaded as a picture.', isStart ? 0.95 : 0.6),
      ...(usesMask ? candidate(graph, 'mask', id, 'image', 'The transparency of the picture is used as a mask.', 0.8) : []),
    ];
  });
}

function checkpointsOf(graph: Graph, used: readonly string[], samplers: readonly string[]): Candidate[] {
  const first = firstSampler(graph, samplers);
  const near = new Set(first === undefined ? used : upstream(graph, [first]));
  return used.flatMap((id) => {
    const sureness = near.has(id) ? 0.95 : 0.6;
    return [
      ...candidate(graph, 'checkpoint', id, 'ckpt_name', 'The checkpoint is loaded from it.', sureness),
      ...candidate(graph, 'checkpoint', id, 'unet_name', 'The diffusion model is loaded from it.', sureness - 0.05),
    ];
  });
}
