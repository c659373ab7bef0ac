import { describe, expect, it } from 'vitest';
import { fillGraph } from '../../../../electron/models/vendors/comfyui/graph.ts';
import { readBinary, readText } from '../../../../electron/models/vendors/comfyui/messages.ts';
import { offeredFrom } from '../../../../electron/models/vendors/comfyui/offered-models.ts';
import { workflowsOf } from '../../../../electron/models/vendors/comfyui/templates.ts';
import { checked, orderOf, outputNodes } from '../../../fakes/comfyui-graph.ts';

const VALUES = { prompt: 'a cat', negativePrompt: '', seed: 5, width: 1024, height: 1024, batch: 1, image: 'base.png', mask: 'galley/mask.png' };
const FILES = {
  checkpoints: ['sd3.5_large.safetensors', 'sd_xl_base_1.0.safetensors'],
  text_encoders: ['clip_l.safetensors', 'clip_g.safetensors', 't5xxl_fp8_e4m3fn_scaled.safetensors'],
  upscale_models: ['4x.pth'],
  hasInput: () => true,
};

describe('built-in workflows', () => {
  it('are the graph that a real server took, for SD3.5 Large', () => {
    const { generate } = workflowsOf({ family: 'sd3.5' });
    const graph = fillGraph(generate!, { ...VALUES, checkpoint: 'sd3.5_large.safetensors' });
    expect(graph).toEqual({
      '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd3.5_large.safetensors' } },
      '11': {
        class_type: 'TripleCLIPLoader',
        inputs: { clip_name1: 'clip_l.safetensors', clip_name2: 'clip_g.safetensors', clip_name3: 't5xxl_fp8_e4m3fn_scaled.safetensors' },
      },
      '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a cat', clip: ['11', 0] } },
      '7': { class_type: 'CLIPTextEncode', inputs: { text: '', clip: ['11', 0] } },
      '5': { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1024, batch_size: 1 } },
      '3': {
        class_type: 'KSampler',
        inputs: {
          seed: 5,
          steps: 28,
          cfg: 4.5,
          sampler_name: 'euler',
          scheduler: 'sgm_uniform',
          denoise: 1,
          model: ['4', 0],
          positive: ['6', 0],
          negative: ['7', 0],
          latent_image: ['5', 0],
        },
      },
      '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
      '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'galley/picture', images: ['8', 0] } },
    });
  });

  it.each([
    ['sd3.5', {}],
    ['sd3.5-one-file', {}],
    ['sdxl', {}],
    ['sdxl', { inpaint: 'encode' }],
    ['sdxl', { upscaleModel: '4x.pth' }],
  ] as const)('of family %s (%j) pass the server’s check for every kind, without a node too many', (family, options) => {
    for (const [kind, workflow] of Object.entries(workflowsOf({ family, ...options }))) {
      const graph = fillGraph(workflow!, { ...VALUES, checkpoint: 'sd3.5_large.safetensors' });
      expect(checked(graph, FILES), kind).toEqual({ refusal: null, nodeErrors: {}, outputs: ['9'] });
      expect(orderOf(graph, outputNodes(graph)).sort(), kind).toEqual(Object.keys(graph).sort());
      if (kind === 'edit') expect(graph['9'].inputs.images).toEqual(['15', 0]);
    }
    const { edit } = workflowsOf({ family, ...options });
    const { denoise } = edit!.graph['3'].inputs;
    expect(denoise).toBe('inpaint' in options ? 1 : 0.85);
  });
});

describe('offeredFrom', () => {
  it('knows what a server can render by the files that it has', () => {
    const encoders = ['t5xxl_fp16.safetensors', 'clip_l.safetensors', 'clip_g.safetensors'];
    const offered = offeredFrom(
      ['SD3.5/sd3.5_large.safetensors', 'sd3.5_large_turbo.safetensors', 'sd_xl_refiner_1.0.safetensors', 'juggernaut_XL_v9.safetensors'],
      encoders,
    );
    expect(offered.map(({ id, vendorModel }) => [id, vendorModel])).toEqual([
      ['sd3.5-large-turbo', 'sd3.5_large_turbo.safetensors'],
      ['sd3.5-large', 'SD3.5/sd3.5_large.safetensors'],
      ['sdxl', 'juggernaut_XL_v9.safetensors'],
    ]);
    expect(offered[1].options).toEqual({ family: 'sd3.5', textEncoders: ['clip_l.safetensors', 'clip_g.safetensors', 't5xxl_fp16.safetensors'] });
    const whole = offeredFrom(['sd3.5_large.safetensors', 'sd3.5_large_fp8_scaled.safetensors'], []);
    expect(whole.map(({ vendorModel, options }) => [vendorModel, options])).toEqual([['sd3.5_large_fp8_scaled.safetensors', { family: 'sd3.5-one-file' }]]);
  });
});

describe('messages', () => {
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };

  it('are read in both binary forms', () => {
    const plain = readBinary(Buffer.concat([u32(1), u32(2), Buffer.from('png')]));
    expect(plain).toMatchObject({ type: 'picture', promptId: null, node: null, image: { mediaType: 'image/png', bytes: Buffer.from('png') } });
    const metadata = Buffer.from(JSON.stringify({ node_id: '3', prompt_id: 'p', image_type: 'image/jpeg' }));
    const named = readBinary(Buffer.concat([u32(4), u32(metadata.length), metadata, Buffer.from('jpeg')]));
    expect(named).toMatchObject({ promptId: 'p', node: '3', image: { mediaType: 'image/jpeg', bytes: Buffer.from('jpeg') } });
  });

  it.each([
    [Buffer.alloc(3)],
    [Buffer.concat([u32(3), u32(1), Buffer.from('3text')])],
    [Buffer.concat([u32(4), u32(99999), Buffer.from('{}')])],
    [Buffer.concat([u32(4), u32(2), Buffer.from('no')])],
    [Buffer.concat([u32(1), u32(9), Buffer.from('?')])],
  ])('are left out where they make no sense (%#)', (frame) => expect(readBinary(frame)).toBeNull());

  it.each(['', 'null', '[]', '{"type":"executing"}', '{"type":"progress_state","data":{}}', '{"type":"status","data":{"status":{}}}'])(
    'are left out: %s',
    (frame) => expect(readText(frame)).toBeNull(),
  );
});
