import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { importWorkflow } from '../../../../electron/models/vendors/comfyui/index.ts';
import { AppError } from '../../../../shared/errors.ts';
import { call, comfyGround } from './ground.ts';

const node = (class_type: string, inputs: Record<string, unknown>, title?: string) => ({ class_type, inputs, ...(title ? { _meta: { title } } : {}) });

const SIMPLE = {
  '4': node('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_base_1.0.safetensors' }, 'Load Checkpoint'),
  '5': node('EmptyLatentImage', { width: 832, height: 1216, batch_size: 4 }),
  '6': node('CLIPTextEncode', { text: 'a lighthouse', clip: ['4', 1] }, 'What to show'),
  '7': node('CLIPTextEncode', { text: 'blurry', clip: ['4', 1] }, 'What to avoid'),
  '3': node('KSampler', {
    seed: 5,
    steps: 25,
    cfg: 7,
    sampler_name: 'dpmpp_2m',
    scheduler: 'karras',
    denoise: 1,
    model: ['4', 0],
    positive: ['6', 0],
    negative: ['7', 0],
    latent_image: ['5', 0],
  }),
  '8': node('VAEDecode', { samples: ['3', 0], vae: ['4', 2] }),
  '9': node('SaveImage', { filename_prefix: 'team/lighthouse', images: ['8', 0] }, 'Save Image'),
};

/** As FLUX's own example samples: a guider, noise and a scheduler apart, the size held by nodes of their own. */
const CUSTOM = {
  '12': node('UNETLoader', { unet_name: 'flux1-dev.safetensors', weight_dtype: 'default' }),
  '11': node('DualCLIPLoader', { clip_name1: 't5xxl_fp16.safetensors', clip_name2: 'clip_l.safetensors', type: 'flux' }),
  '10': node('VAELoader', { vae_name: 'ae.safetensors' }),
  '6': node('CLIPTextEncode', { text: ['40', 0], clip: ['11', 0] }),
  '40': node('PrimitiveStringMultiline', { value: 'a heron' }, 'Prompt'),
  '26': node('FluxGuidance', { guidance: 3.5, conditioning: ['6', 0] }),
  '22': node('BasicGuider', { model: ['12', 0], conditioning: ['26', 0] }),
  '25': node('RandomNoise', { noise_seed: 219670278747233 }),
  '17': node('BasicScheduler', { scheduler: 'simple', steps: 20, denoise: 1, model: ['12', 0] }),
  '16': node('KSamplerSelect', { sampler_name: 'euler' }),
  '34': node('PrimitiveInt', { value: 1024 }, 'width'),
  '27': node('EmptySD3LatentImage', { width: ['34', 0], height: 768, batch_size: 1 }),
  '13': node('SamplerCustomAdvanced', { noise: ['25', 0], guider: ['22', 0], sampler: ['16', 0], sigmas: ['17', 0], latent_image: ['27', 0] }),
  '8': node('VAEDecode', { samples: ['13', 0], vae: ['10', 0] }),
  '9': node('SaveImage', { filename_prefix: 'flux', images: ['8', 0] }),
};

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-input') return error.message;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('importWorkflow', () => {
  it('finds every input of a plain workflow, with reasons', () => {
    const { kind, workflow, checkpoint, missing, outputs, candidates } = importWorkflow(JSON.stringify(SIMPLE));
    expect({ kind, checkpoint, missing }).toEqual({ kind: 'generate', checkpoint: 'sd_xl_base_1.0.safetensors', missing: [] });
    expect(workflow.inputs).toEqual({
      prompt: [{ node: '6', input: 'text' }],
      negativePrompt: [{ node: '7', input: 'text' }],
      seed: [{ node: '3', input: 'seed' }],
      steps: [{ node: '3', input: 'steps' }],
      guidance: [{ node: '3', input: 'cfg' }],
      strength: [{ node: '3', input: 'denoise' }],
      width: [{ node: '5', input: 'width' }],
      height: [{ node: '5', input: 'height' }],
      batch: [{ node: '5', input: 'batch_size' }],
      checkpoint: [{ node: '4', input: 'ckpt_name' }],
      sampler: [{ node: '3', input: 'sampler_name' }],
      scheduler: [{ node: '3', input: 'scheduler' }],
    });
    expect(outputs).toEqual([{ node: '9', title: 'Save Image', className: 'SaveImage', reason: 'It saves pictures in the output folder.' }]);
    expect(candidates.find(({ role }) => role === 'prompt')).toMatchObject({
      title: 'What to show',
      value: 'a lighthouse',
      reason: 'It feeds what KSampler (node 3) aims at.',
    });
  });

  it('follows guiders, noise, schedulers and nodes that only hold a value', () => {
    const { workflow, checkpoint, missing } = importWorkflow({ prompt: CUSTOM });
    expect(checkpoint).toBe('flux1-dev.safetensors');
    expect(workflow.inputs).toEqual({
      prompt: [{ node: '40', input: 'value' }],
      seed: [{ node: '25', input: 'noise_seed' }],
      steps: [{ node: '17', input: 'steps' }],
      guidance: [{ node: '26', input: 'guidance' }],
      strength: [{ node: '17', input: 'denoise' }],
      width: [{ node: '34', input: 'value' }],
      height: [{ node: '27', input: 'height' }],
      batch: [{ node: '27', input: 'batch_size' }],
      checkpoint: [{ node: '12', input: 'unet_name' }],
      sampler: [{ node: '16', input: 'sampler_name' }],
      scheduler: [{ node: '17', input: 'scheduler' }],
    });
    expect(missing).toEqual(['No negative prompt was found; those of prompts are left out.']);
  });

  it('leaves shared steps of a base and its refiner alone and takes the base’s checkpoint', () => {
    const advanced = (from: string, to: Record<string, unknown>) =>
      node('KSamplerAdvanced', { ...SIMPLE['3'].inputs, seed: undefined, noise_seed: 1, model: [from, 0], ...to });
    const { workflow, checkpoint, missing } = importWorkflow({
      ...SIMPLE,
      '14': node('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_refiner_1.0.safetensors' }),
      '3': advanced('4', { start_at_step: 0, end_at_step: 20 }),
      '13': advanced('14', { start_at_step: 20, end_at_step: 25, latent_image: ['3', 0] }),
      '8': node('VAEDecode', { samples: ['13', 0], vae: ['14', 2] }),
    });
    expect(checkpoint).toBe('sd_xl_base_1.0.safetensors');
    expect(workflow.inputs.steps).toBeUndefined();
    expect(workflow.inputs.seed).toEqual(
      expect.arrayContaining([
        { node: '3', input: 'noise_seed' },
        { node: '13', input: 'noise_seed' },
      ]),
    );
    expect(missing).toEqual([expect.stringContaining('shared between several samplers')]);
  });

  it('tells the picture that is worked on from one that is only looked at, and masks of both kinds', () => {
    const masked = {
      ...SIMPLE,
      '10': node('LoadImage', { image: 'base.png' }),
      '20': node('LoadImage', { image: 'style.png' }),
      '21': node('StyleAdapter', { model: ['4', 0], image: ['20', 0] }),
      '13': node('VAEEncodeForInpaint', { pixels: ['10', 0], vae: ['4', 2], mask: ['10', 1], grow_mask_by: 6 }),
      '3': node('KSampler', { ...SIMPLE['3'].inputs, model: ['21', 0], latent_image: ['13', 0] }),
    };
    const byAlpha = importWorkflow(masked);
    expect([byAlpha.kind, byAlpha.workflow.maskFrom, byAlpha.workflow.inputs.image]).toEqual(['edit', 'alpha', [{ node: '10', input: 'image' }]]);
    const byFile = importWorkflow({
      ...masked,
      '12': node('LoadImageMask', { image: 'mask.png', channel: 'red' }),
      '13': node('VAEEncodeForInpaint', { ...masked['13'].inputs, mask: ['12', 0] }),
    });
    expect([byFile.kind, byFile.workflow.maskFrom, byFile.workflow.inputs.mask]).toEqual(['edit', 'file', [{ node: '12', input: 'image' }]]);
  });

  it('says how to get the right file instead of one from the editor', () => {
    const message = messageOf(() => importWorkflow({ last_node_id: 9, nodes: [{ id: 3, type: 'KSampler' }], links: [] }));
    expect(message).toContain('Workflow ▸ Export (API)');
    expect(message).toMatch(/editor/);
  });

  it.each([
    ['no JSON', '{"3":', /no JSON file.*Export \(API\)/],
    ['another file', { name: 'package', version: 1 }, /no ComfyUI workflow/],
    ['nothing', {}, /no ComfyUI workflow/],
    ['a workflow that shows nothing', { '4': SIMPLE['4'] }, /no node that saves a picture/],
    ['half a workflow', { '9': SIMPLE['9'] }, /comes from node 8, which is not in it/],
  ])('refuses %s', (_name, json, pattern) => {
    expect(messageOf(() => importWorkflow(json))).toMatch(pattern);
  });

  it('says what it cannot set', () => {
    const graph = {
      '1': node('EmptyImage', { width: 256, height: 192, batch_size: 1, color: 3368601 }),
      '9': node('SaveImage', { images: ['1', 0], filename_prefix: 'x' }),
    };
    expect(importWorkflow(graph).missing.map((sentence) => sentence.split(' was found')[0])).toEqual([
      'No input for the prompt',
      'No seed',
      'No negative prompt',
      'No number of steps',
      'No guidance',
    ]);
  });
});

describe('an imported workflow', () => {
  const offer = (graph: object, kind = 'generate') => {
    const { workflow, checkpoint } = importWorkflow(graph);
    return { id: 'house-style', label: 'House style', vendorModel: checkpoint, assumedUsd: null, options: { workflows: { [kind]: workflow } } };
  };

  it('renders with what the request says, one picture for each seed, single inputs set by name', async () => {
    const { model, fake } = await comfyGround({}, { models: [offer(SIMPLE)] });
    const { images } = await call(model, {
      prompt: 'a lighthouse at noon',
      negativePrompt: 'fog',
      seeds: [44],
      width: 640,
      height: 512,
      params: { '9.filename_prefix': 'team/noon', '3.model': 'x' },
    }).result;
    expect(await sharp(images[0].bytes).metadata()).toMatchObject({ width: 640, height: 512 });
    const [graph] = fake.engine.done;
    expect([graph['6'].inputs.text, graph['7'].inputs.text, graph['3'].inputs.seed, graph['5'].inputs.batch_size, graph['9'].inputs.filename_prefix]).toEqual([
      'a lighthouse at noon',
      'fog',
      44,
      1,
      'team/noon',
    ]);
    expect(graph['3'].inputs.model).toEqual(['4', 0]);
  });

  it('may send its picture through the socket instead of saving it', async () => {
    const { model } = await comfyGround({}, { models: [offer({ ...SIMPLE, '9': node('SaveImageWebsocket', { images: ['8', 0] }) })] });
    const { heard, result } = call(model, { width: 320, height: 256 });
    expect(await sharp((await result).images[0].bytes).metadata()).toMatchObject({ format: 'png', width: 320, height: 256 });
    expect(heard.previews.every(({ mediaType }) => mediaType === 'image/jpeg')).toBe(true);
  });

  it('is refused when the server would make only its other output', async () => {
    const graph = {
      ...SIMPLE,
      '14': node('CheckpointLoaderSimple', { ckpt_name: 'gone.safetensors' }),
      '8': node('VAEDecode', { samples: ['3', 0], vae: ['14', 2] }),
      '20': node('EmptyImage', { width: 64, height: 64, batch_size: 1, color: 0 }),
      '21': node('PreviewImage', { images: ['20', 0] }),
    };
    const { model, asked } = await comfyGround({}, { models: [offer(graph)] });
    await expect(call(model).result).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('no checkpoint “gone.safetensors”') });
    expect(asked().at(-1)).toMatch(/^POST \/api\/jobs\/.*\/cancel$/);
  });

  it('says which nodes its server lacks', async () => {
    const { adapter, model } = await comfyGround({}, { models: [offer(CUSTOM)] });
    const { isOk, messages } = await adapter.test(new AbortController().signal);
    expect([isOk, messages[1]]).toEqual([
      false,
      expect.stringMatching(/^House style: its workflow uses nodes that the server lacks \(.*SamplerCustomAdvanced/),
    ]);
    await expect(call(model).result).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('install the extension') });
  });

  it('has only what it can do', async () => {
    const { model } = await comfyGround({}, { models: [offer(CUSTOM)] });
    expect(model.capabilities).toMatchObject({ generate: true, editWithMask: false, remix: false, upscale: false, negativePrompt: false, seed: true });
    await expect(comfyGround({}, { models: [{ ...offer(CUSTOM), options: {} }] })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(comfyGround({}, { models: [{ ...offer(CUSTOM), options: { family: 'sd9' } }] })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
