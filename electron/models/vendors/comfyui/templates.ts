import type { Graph, Slot, Workflow } from '../../../../shared/workflows.ts';
import { REMOTE_KINDS, type RemoteKind } from '../../remote-model.ts';
import type { ModelOptions } from './settings.ts';

/**
 * Built-in workflows. Graphs as in the examples of https://comfyanonymous.github.io/ComfyUI_examples/ (sd3, sdxl, inpaint, img2img, upscale_models); samplers, steps and guidance are
 * sensible values for these checkpoints, not their vendor's word.
 */
export interface Family {
  latent: 'EmptySD3LatentImage' | 'EmptyLatentImage';
  /** Step of the latent node's sides, px. */
  multipleOf: number;
  hasOwnTextEncoders: boolean;
  sampler: string;
  scheduler: string;
  steps: number;
  draftSteps: number;
  guidance: number;
}

const SD35: Family = {
  latent: 'EmptySD3LatentImage',
  multipleOf: 16,
  hasOwnTextEncoders: true,
  sampler: 'euler',
  scheduler: 'sgm_uniform',
  steps: 28,
  draftSteps: 16,
  guidance: 4.5,
};

export const FAMILY: Record<NonNullable<ModelOptions['family']>, Family> = {
  'sd3.5': SD35,
  'sd3.5-one-file': { ...SD35, hasOwnTextEncoders: false },
  sdxl: {
    latent: 'EmptyLatentImage',
    multipleOf: 8,
    hasOwnTextEncoders: false,
    sampler: 'dpmpp_2m',
    scheduler: 'karras',
    steps: 25,
    draftSteps: 14,
    guidance: 7,
  },
};

export const TEXT_ENCODERS = ['clip_l.safetensors', 'clip_g.safetensors', 't5xxl_fp8_e4m3fn_scaled.safetensors'] as const;

/** How far each kind goes from its picture when nobody says: share of the noise. */
const STRENGTH: Record<RemoteKind, number> = { generate: 1, edit: 0.85, remix: 0.6, upscale: 0.3 };

/** Folder in the server's output folder. */
export const FILE_PREFIX = 'galley/picture';

/** Every kind's workflow: the team's own where there is one, else the family's. */
export function workflowsOf(options: ModelOptions): Partial<Record<RemoteKind, Workflow>> {
  const all = REMOTE_KINDS.map((kind) => [kind, options.workflows?.[kind] ?? (options.family ? template(kind, options) : undefined)]);
  return Object.fromEntries(all.filter(([, workflow]) => workflow));
}

function template(kind: RemoteKind, options: ModelOptions): Workflow {
  const family = FAMILY[options.family!];
  if (kind === 'upscale' && options.upscaleModel) return enlargement(options.upscaleModel);
  const { graph, inputs } = sampling(family, options);
  const { KSampler } = nodeIds;
  const latent = latentFor(kind, family, options);
  graph[KSampler].inputs.denoise = options.inpaint === 'encode' && kind === 'edit' ? 1 : STRENGTH[kind];
  graph[KSampler].inputs.latent_image = latent.from;
  Object.assign(graph, latent.graph);
  graph[nodeIds.VAEDecode] = { class_type: 'VAEDecode', inputs: { samples: [KSampler, 0], vae: [nodeIds.checkpoint, 2] } };
  const last = kind === 'edit' ? nodeIds.composite : nodeIds.VAEDecode;
  graph[nodeIds.save] = { class_type: 'SaveImage', inputs: { filename_prefix: FILE_PREFIX, images: [last, 0] } };
  return { graph, inputs: { ...inputs, ...latent.inputs }, outputs: [nodeIds.save], maskFrom: 'file' };
}

const nodeIds = {
  KSampler: '3',
  checkpoint: '4',
  latent: '5',
  positive: '6',
  negative: '7',
  VAEDecode: '8',
  save: '9',
  image: '10',
  textEncoders: '11',
  mask: '12',
  encoded: '13',
  masked: '14',
  composite: '15',
  scaled: '16',
  fitted: '17',
  upscaler: '20',
  enlarged: '21',
} as const;

const slot = (node: string, input: string): Slot[] => [{ node, input }];

/** Checkpoint, words and sampler: the part that all workflows have. */
function sampling(family: Family, options: ModelOptions): { graph: Graph; inputs: Workflow['inputs'] } {
  const { checkpoint, textEncoders, positive, negative, KSampler } = nodeIds;
  const clip = family.hasOwnTextEncoders ? [textEncoders, 0] : [checkpoint, 1];
  const [clip_name1, clip_name2, clip_name3] = options.textEncoders ?? TEXT_ENCODERS;
  const graph: Graph = {
    [checkpoint]: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: '' } },
    [positive]: { class_type: 'CLIPTextEncode', inputs: { text: '', clip } },
    [negative]: { class_type: 'CLIPTextEncode', inputs: { text: '', clip } },
    [KSampler]: {
      class_type: 'KSampler',
      inputs: {
        seed: 0,
        steps: options.steps ?? family.steps,
        cfg: options.guidance ?? family.guidance,
        sampler_name: options.sampler ?? family.sampler,
        scheduler: options.scheduler ?? family.scheduler,
        denoise: 1,
        model: [checkpoint, 0],
        positive: [positive, 0],
        negative: [negative, 0],
      },
    },
  };
  if (family.hasOwnTextEncoders) graph[textEncoders] = { class_type: 'TripleCLIPLoader', inputs: { clip_name1, clip_name2, clip_name3 } };
  return {
    graph,
    inputs: {
      checkpoint: slot(checkpoint, 'ckpt_name'),
      prompt: slot(positive, 'text'),
      negativePrompt: slot(negative, 'text'),
      seed: slot(KSampler, 'seed'),
      steps: slot(KSampler, 'steps'),
      guidance: slot(KSampler, 'cfg'),
      strength: slot(KSampler, 'denoise'),
      sampler: slot(KSampler, 'sampler_name'),
      scheduler: slot(KSampler, 'scheduler'),
    },
  };
}

interface Part {
  graph: Graph;
  inputs: Workflow['inputs'];
  /** Where the sampler's latent comes from. */
  from: [string, number];
}

function latentFor(kind: RemoteKind, family: Family, options: ModelOptions): Part {
  if (kind === 'edit') return maskedLatent(options.inpaint ?? 'noise-mask');
  const { latent, image, scaled, encoded, checkpoint } = nodeIds;
  if (kind === 'generate') {
    return {
      graph: { [latent]: { class_type: family.latent, inputs: { width: 1024, height: 1024, batch_size: 1 } } },
      inputs: { width: slot(latent, 'width'), height: slot(latent, 'height'), batch: slot(latent, 'batch_size') },
      from: [latent, 0],
    };
  }
  // A remix may have another shape than its picture; what is enlarged has the same.
  const crop = kind === 'remix' ? 'center' : 'disabled';
  return {
    graph: {
      [image]: { class_type: 'LoadImage', inputs: { image: '' } },
      [scaled]: { class_type: 'ImageScale', inputs: { image: [image, 0], upscale_method: 'lanczos', width: 1024, height: 1024, crop } },
      [encoded]: { class_type: 'VAEEncode', inputs: { pixels: [scaled, 0], vae: [checkpoint, 2] } },
    },
    inputs: { image: slot(image, 'image'), width: slot(scaled, 'width'), height: slot(scaled, 'height') },
    from: [encoded, 0],
  };
}

function maskedLatent(inpaint: NonNullable<ModelOptions['inpaint']>): Part {
  const { image, mask, encoded, masked, checkpoint, VAEDecode, composite } = nodeIds;
  const graph: Graph = {
    [image]: { class_type: 'LoadImage', inputs: { image: '' } },
    [mask]: { class_type: 'LoadImageMask', inputs: { image: '', channel: 'red' } },
    // What the mask does not show comes back from the picture itself, not from the decoder.
    [composite]: {
      class_type: 'ImageCompositeMasked',
      inputs: { destination: [image, 0], source: [VAEDecode, 0], x: 0, y: 0, resize_source: false, mask: [mask, 0] },
    },
  };
  const inputs = { image: slot(image, 'image'), mask: slot(mask, 'image') };
  if (inpaint === 'encode') {
    graph[encoded] = { class_type: 'VAEEncodeForInpaint', inputs: { pixels: [image, 0], vae: [checkpoint, 2], mask: [mask, 0], grow_mask_by: 6 } };
    return { graph, inputs, from: [encoded, 0] };
  }
  graph[encoded] = { class_type: 'VAEEncode', inputs: { pixels: [image, 0], vae: [checkpoint, 2] } };
  graph[masked] = { class_type: 'SetLatentNoiseMask', inputs: { samples: [encoded, 0], mask: [mask, 0] } };
  return { graph, inputs, from: [masked, 0] };
}

/** Enlarges by a model made for that, then to the wanted size. */
function enlargement(upscaleModel: string): Workflow {
  const { image, upscaler, enlarged, fitted, save } = nodeIds;
  return {
    graph: {
      [image]: { class_type: 'LoadImage', inputs: { image: '' } },
      [upscaler]: { class_type: 'UpscaleModelLoader', inputs: { model_name: upscaleModel } },
      [enlarged]: { class_type: 'ImageUpscaleWithModel', inputs: { upscale_model: [upscaler, 0], image: [image, 0] } },
      [fitted]: { class_type: 'ImageScale', inputs: { image: [enlarged, 0], upscale_method: 'lanczos', width: 1024, height: 1024, crop: 'disabled' } },
      [save]: { class_type: 'SaveImage', inputs: { filename_prefix: FILE_PREFIX, images: [fitted, 0] } },
    },
    inputs: { image: slot(image, 'image'), width: slot(fitted, 'width'), height: slot(fitted, 'height') },
    outputs: [save],
    maskFrom: 'file',
  };
}
