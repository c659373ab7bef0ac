import type { Graph, Role, Slot, WorkflowKind } from '../../shared/workflows.ts';
import { msg } from '../words/t.ts';

export const ROLE_WORDS: Record<Role, string> = {
  prompt: msg('Prompt'),
  negativePrompt: msg('Negative prompt'),
  seed: msg('Seed'),
  steps: msg('Steps'),
  guidance: msg('Guidance'),
  strength: msg('Strength'),
  width: msg('Width'),
  height: msg('Height'),
  batch: msg('Pictures at once'),
  image: msg('Picture to work on'),
  mask: msg('Mask'),
  checkpoint: msg('Checkpoint'),
  sampler: msg('Sampler'),
  scheduler: msg('Scheduler'),
};

export const KIND_WORDS: Record<WorkflowKind, string> = {
  generate: msg('New pictures'),
  edit: msg('Edits with a mask'),
  remix: msg('Remixes of a picture'),
  upscale: msg('Enlarging'),
};

/** "6.text": how one input is named everywhere. */
export const slotName = ({ node, input }: Slot) => `${node}.${input}`;

/** "What to show · text (6)": an input as the editor of ComfyUI would call it. */
export function slotWords(graph: Graph, { node, input }: Slot): string {
  const { _meta, class_type } = graph[node] ?? { class_type: 'gone' };
  return `${_meta?.title ?? class_type} · ${input} (${node})`;
}

/** The inputs that can be set: those that hold a word or a number, and that no other node feeds. In the order of the file. */
export function settableInputs(graph: Graph): Slot[] {
  return Object.entries(graph).flatMap(([node, { inputs }]) =>
    Object.entries(inputs)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([input]) => ({ node, input })),
  );
}

/** What an input holds in the file, short. */
export function valueWords(graph: Graph, { node, input }: Slot): string {
  const text = String(graph[node]?.inputs[input] ?? '');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
