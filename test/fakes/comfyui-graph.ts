/** What a ComfyUI server works out from a graph: its faults, the order of its nodes, the size of its pictures. Shapes of errors: recorded from version 0.3.64. */
export type FakeGraph = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

export const isLink = (value: unknown): value is [string, number] => Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
const OUTPUT_NODES = ['SaveImage', 'SaveImageWebsocket', 'PreviewImage'];

/** Required inputs of the nodes that the fake has. */
export const NODES: Record<string, readonly string[]> = {
  CheckpointLoaderSimple: ['ckpt_name'],
  TripleCLIPLoader: ['clip_name1', 'clip_name2', 'clip_name3'],
  CLIPTextEncode: ['text', 'clip'],
  EmptySD3LatentImage: ['width', 'height', 'batch_size'],
  EmptyLatentImage: ['width', 'height', 'batch_size'],
  EmptyImage: ['width', 'height', 'batch_size', 'color'],
  KSampler: ['seed', 'steps', 'cfg', 'sampler_name', 'scheduler', 'denoise', 'model', 'positive', 'negative', 'latent_image'],
  VAEDecode: ['samples', 'vae'],
  VAEDecodeTiled: ['samples', 'vae', 'tile_size', 'overlap', 'temporal_size', 'temporal_overlap'],
  VAEEncode: ['pixels', 'vae'],
  VAEEncodeTiled: ['pixels', 'vae', 'tile_size', 'overlap', 'temporal_size', 'temporal_overlap'],
  VAEEncodeForInpaint: ['pixels', 'vae', 'mask', 'grow_mask_by'],
  SetLatentNoiseMask: ['samples', 'mask'],
  ImageCompositeMasked: ['destination', 'source', 'x', 'y', 'resize_source'],
  ImageScale: ['image', 'upscale_method', 'width', 'height', 'crop'],
  UpscaleModelLoader: ['model_name'],
  ImageUpscaleWithModel: ['upscale_model', 'image'],
  LoadImage: ['image'],
  LoadImageMask: ['image', 'channel'],
  SaveImage: ['images', 'filename_prefix'],
  SaveImageWebsocket: ['images'],
  PreviewImage: ['images'],
};

export interface FakeFiles {
  checkpoints: readonly string[];
  text_encoders: readonly string[];
  upscale_models: readonly string[];
  hasInput(name: string): boolean;
}

interface NodeFault {
  type: string;
  message: string;
  details: string;
  extra_info: Record<string, unknown>;
}

/** The server's check: `refusal` is the body of a 400 (null = taken), `nodeErrors` what it says of outputs that it will not make although it makes others, `outputs` those that it makes. */
export function checked(graph: unknown, files: FakeFiles): { refusal: object | null; nodeErrors: object; outputs: string[] } {
  const refused = (type: string, message: string, details = '', nodeErrors: object = {}) => ({
    refusal: { error: { type, message, details, extra_info: {} }, node_errors: nodeErrors },
    nodeErrors,
    outputs: [],
  });
  if (typeof graph !== 'object' || graph === null) return refused('no_prompt', 'No prompt provided', 'No prompt provided');
  const nodes = graph as FakeGraph;
  for (const [id, { class_type }] of Object.entries(nodes)) {
    if (!NODES[class_type]) return refused('invalid_prompt', `Cannot execute because node ${class_type} does not exist.`, `Node ID '#${id}'`);
  }
  const outputs = outputNodes(nodes);
  if (outputs.length === 0) return refused('prompt_no_outputs', 'Prompt has no outputs');
  const nodeErrors: Record<string, { errors: NodeFault[]; dependent_outputs: string[]; class_type: string }> = {};
  for (const output of outputs) {
    for (const id of orderOf(nodes, [output])) {
      const errors = faultsOf(nodes[id], files);
      if (errors.length === 0) continue;
      nodeErrors[id] ??= { errors, dependent_outputs: [], class_type: nodes[id].class_type };
      nodeErrors[id].dependent_outputs.push(output);
    }
  }
  const sound = outputs.filter((output) => !Object.values(nodeErrors).some(({ dependent_outputs }) => dependent_outputs.includes(output)));
  if (sound.length === 0) return refused('prompt_outputs_failed_validation', 'Prompt outputs failed validation', '', nodeErrors);
  return { refusal: null, nodeErrors, outputs: sound };
}

function faultsOf({ class_type, inputs }: FakeGraph[string], files: FakeFiles): NodeFault[] {
  const lacking = NODES[class_type].filter((name) => inputs[name] === undefined);
  const faults: NodeFault[] = lacking.map((name) => ({
    type: 'required_input_missing',
    message: 'Required input is missing',
    details: name,
    extra_info: { input_name: name },
  }));
  const lists: Record<string, readonly string[]> = {
    ckpt_name: files.checkpoints,
    clip_name1: files.text_encoders,
    clip_name2: files.text_encoders,
    clip_name3: files.text_encoders,
    model_name: files.upscale_models,
  };
  for (const [name, list] of Object.entries(lists)) {
    const value = inputs[name];
    if (typeof value !== 'string' || list.includes(value)) continue;
    // Lists of more than twenty are left out.
    const input_config = list.length > 20 ? null : [list, {}];
    const shown = list.length > 20 ? `(list of length ${list.length})` : `[${list.map((item) => `'${item}'`).join(', ')}]`;
    const details = `${name}: '${value}' not in ${shown}`;
    faults.push({ type: 'value_not_in_list', message: 'Value not in list', details, extra_info: { input_name: name, input_config, received_value: value } });
  }
  if (class_type.startsWith('LoadImage') && typeof inputs.image === 'string' && !files.hasInput(inputs.image)) {
    const details = `image - Invalid image file: ${inputs.image}`;
    faults.push({ type: 'custom_validation_failed', message: 'Custom validation failed for node', details, extra_info: { input_name: 'image' } });
  }
  for (const name of ['width', 'height']) {
    const value = inputs[name];
    if (typeof value !== 'number' || value >= 16) continue;
    const extra_info = { input_name: name, input_config: ['INT', { min: 16 }], received_value: value };
    faults.push({ type: 'value_smaller_than_min', message: `Value ${value} smaller than min of 16`, details: name, extra_info });
  }
  return faults;
}

export const outputNodes = (graph: FakeGraph) => Object.keys(graph).filter((id) => OUTPUT_NODES.includes(graph[id].class_type));

/** Nodes on which outputs depend, each after those that feed it. */
export function orderOf(graph: FakeGraph, outputs: readonly string[]): string[] {
  const order: string[] = [];
  const visit = (id: string) => {
    if (order.includes(id) || !graph[id]) return;
    for (const value of Object.values(graph[id].inputs)) if (isLink(value)) visit(value[0]);
    order.push(id);
  };
  for (const id of outputs) visit(id);
  return order;
}

/** What a node's result depends on: equal signatures are cached. */
export function signatureOf(graph: FakeGraph, id: string): string {
  const { class_type, inputs } = graph[id];
  const entries = Object.entries(inputs).map(([name, value]) => [name, isLink(value) ? [signatureOf(graph, value[0]), value[1]] : value]);
  return JSON.stringify([class_type, entries]);
}

/** Pixels of what a node gives, pictures and latents alike. */
export function sizeOf(graph: FakeGraph, id: string, inputSize: (name: string) => { width: number; height: number }): { width: number; height: number } {
  const { class_type, inputs } = graph[id];
  const of = (name: string) => sizeOf(graph, (inputs[name] as [string, number])[0], inputSize);
  if (class_type === 'LoadImage') return inputSize(String(inputs.image));
  if (class_type === 'ImageUpscaleWithModel') {
    const { width, height } = of('image');
    return { width: width * 4, height: height * 4 };
  }
  if (class_type.startsWith('VAEEncode')) {
    const { width, height } = of('pixels');
    return { width: width - (width % 8), height: height - (height % 8) };
  }
  if (typeof inputs.width === 'number') return { width: Number(inputs.width), height: Number(inputs.height) };
  const name = ['images', 'samples', 'latent_image', 'destination', 'image'].find((candidate) => isLink(inputs[candidate]));
  return name ? of(name) : { width: 64, height: 64 };
}
