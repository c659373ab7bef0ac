import { AppError } from '../../../../shared/errors.ts';
import { type Candidate, type Graph, graphSchema, type ImportedWorkflow, ROLES, type Role, type Slot, type Workflow } from '../../../../shared/workflows.ts';
import type { RemoteKind } from '../../remote-model.ts';
import { findCandidates } from './find-inputs.ts';
import { linkOf } from './graph.ts';

const HOW_TO_EXPORT =
  'In ComfyUI open the workflow and choose Workflow ▸ Export (API); in older versions first switch on “Enable Dev mode Options” in the settings, then “Save (API Format)”. Import that file.';

/**
 * Reads a workflow in ComfyUI's API format and finds what Galley can set in it.
 * @param json the text of the file, or its parsed content; what POST /prompt takes ({prompt: …}) is read as well
 * @throws AppError invalid-input for anything else, with a sentence that says how to get the right file
 */
export function importWorkflow(json: unknown): ImportedWorkflow {
  const graph = graphOf(parsedJson(json));
  const outputs = outputsOf(graph);
  if (outputs.length === 0) throw refused('The workflow has no node that saves a picture: add a Save Image node and export it again.');
  const candidates = findCandidates(
    graph,
    outputs.map(({ node }) => node),
  );
  const inputs: Workflow['inputs'] = {};
  for (const role of ROLES) {
    const surest = chosen(role, candidates);
    if (surest.length > 0) inputs[role] = surest.map(({ node, input }) => ({ node, input }));
  }
  const maskFrom = inputs.mask && inputs.image && isSame(inputs.mask[0], inputs.image[0]) ? 'alpha' : 'file';
  return {
    kind: kindOf(graph, inputs),
    workflow: { graph, inputs, outputs: outputs.map(({ node }) => node), maskFrom },
    checkpoint: String(candidates.find(({ role }) => role === 'checkpoint')?.value ?? ''),
    candidates,
    outputs,
    missing: missingIn(inputs),
  };
}

function parsedJson(json: unknown): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new AppError('invalid-input', `This is no JSON file. ${HOW_TO_EXPORT}`, { cause });
  }
}

function graphOf(value: unknown): Graph {
  const content = (value ?? {}) as Record<string, unknown>;
  if (Array.isArray(content.nodes)) {
    throw refused(`This workflow is in the format of ComfyUI’s editor, which cannot be run as it is. ${HOW_TO_EXPORT}`);
  }
  const graph = graphSchema.safeParse(typeof content.prompt === 'object' ? content.prompt : value);
  if (!graph.success || Object.keys(graph.data).length === 0) throw refused(`This is no ComfyUI workflow in the API format. ${HOW_TO_EXPORT}`);
  for (const [id, { class_type, inputs }] of Object.entries(graph.data)) {
    for (const [input, given] of Object.entries(inputs)) {
      const link = linkOf(given);
      if (link && !graph.data[link[0]]) {
        throw refused(`The workflow is not whole: “${input}” of ${class_type} (node ${id}) comes from node ${link[0]}, which is not in it. Export it again.`);
      }
    }
  }
  return graph.data;
}

const refused = (message: string) => new AppError('invalid-input', message);

const isSame = (a: Slot, b: Slot) => a.node === b.node && a.input === b.input;

/** Roles that have one place; of others all are taken that are equally sure: SD3's three text inputs, both seeds of a base and its refiner. */
const SINGLE: readonly Role[] = ['image', 'mask', 'checkpoint'];

function chosen(role: Role, candidates: readonly Candidate[]): Candidate[] {
  const own = candidates.filter((candidate) => candidate.role === role);
  const surest = own.filter(({ sureness }) => sureness === own[0].sureness);
  return SINGLE.includes(role) ? surest.slice(0, 1) : surest;
}

/** Saved files come before what is sent and before mere previews. */
const OUTPUTS: readonly [RegExp, string][] = [
  [/^SaveImage$/, 'It saves pictures in the output folder.'],
  [/^SaveImageWebsocket$/, 'It sends pictures through the connection.'],
  [/save.*image|image.*save/i, 'By its name it saves pictures.'],
  [/^PreviewImage$/, 'It shows pictures; nothing else in the workflow saves any.'],
];

function outputsOf(graph: Graph): ImportedWorkflow['outputs'] {
  for (const [pattern, reason] of OUTPUTS) {
    const found = Object.entries(graph).filter(([, { class_type }]) => pattern.test(class_type));
    if (found.length > 0) return found.map(([node, { class_type, _meta }]) => ({ node, title: _meta?.title ?? class_type, className: class_type, reason }));
  }
  return [];
}

function kindOf(graph: Graph, inputs: Workflow['inputs']): RemoteKind {
  if (inputs.mask) return 'edit';
  if (!inputs.image) return 'generate';
  const isEnlarging = Object.values(graph).some(({ class_type }) => /Upscale(WithModel|r)|UltimateSDUpscale/i.test(class_type));
  return isEnlarging && !inputs.seed ? 'upscale' : 'remix';
}

function missingIn(inputs: Workflow['inputs']): string[] {
  const { prompt, seed, width, height, negativePrompt, steps, guidance, image } = inputs;
  const said: [boolean, string][] = [
    [!prompt, 'No input for the prompt was found: every picture would show what the workflow says.'],
    [!seed, 'No seed was found: a picture cannot be made again, and variations look alike.'],
    [!(width && height) && !image, 'No width and height were found: pictures have the size that is set in the workflow.'],
    [!negativePrompt, 'No negative prompt was found; those of prompts are left out.'],
    [!steps, 'No number of steps was found (or they are shared between several samplers); drafts take as long as finals.'],
    [!guidance, 'No guidance was found; it stays as it is set in the workflow.'],
  ];
  return said.filter(([applies]) => applies).map(([, sentence]) => sentence);
}
