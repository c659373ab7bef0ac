import { describe, expect, it } from 'vitest';
import { importWorkflow } from '../../../electron/models/vendors/comfyui/import-workflow.ts';
import { optionsText, readOptions } from '../../../renderer/models/options-text.ts';
import { createWorkflowStore } from '../../../renderer/models/workflow-store.ts';
import { settableInputs, slotName, slotWords, valueWords } from '../../../renderer/models/workflow-words.ts';

const GRAPH = {
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd_xl_base_1.0.safetensors' } },
  '5': { class_type: 'VAEEncodeForInpaint', inputs: { pixels: ['10', 0], mask: ['10', 1], vae: ['4', 2], grow_mask_by: 6 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a lighthouse', clip: ['4', 1] }, _meta: { title: 'What to show' } },
  '3': {
    class_type: 'KSampler',
    inputs: { seed: 5, steps: 25, cfg: 7, denoise: 1, model: ['4', 0], positive: ['6', 0], negative: ['6', 0], latent_image: ['5', 0] },
  },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'x', images: ['8', 0] } },
  '10': { class_type: 'LoadImage', inputs: { image: 'a.png' } },
  '11': { class_type: 'LoadImageMask', inputs: { image: 'm.png', channel: 'red' } },
};

const setUp = () => createWorkflowStore((async ({ json }: { json: string }) => importWorkflow(json)) as never);
const file = (name: string, content: unknown) => ({ name, text: async () => (typeof content === 'string' ? content : JSON.stringify(content)) });

describe('the import of a workflow', () => {
  it('shows what was found, and takes corrections', async () => {
    const store = setUp();
    await store.getState().read(file('edit.json', GRAPH));
    expect(store.getState()).toMatchObject({ kind: 'edit', problem: '', inputs: { prompt: [{ node: '6', input: 'text' }] } });
    expect(store.getState().taken()).toMatchObject({ maskFrom: 'alpha' });
    store.getState().removeSlot('mask', { node: '10', input: 'image' });
    expect(store.getState().inputs.mask).toBeUndefined();
    store.getState().addSlot('mask', { node: '11', input: 'image' });
    store.getState().addSlot('mask', { node: '11', input: 'image' });
    expect(store.getState().taken()).toMatchObject({ maskFrom: 'file', inputs: { mask: [{ node: '11', input: 'image' }] } });
  });

  it.each([
    ['the editor’s own format', { nodes: [], links: [] }, /format of ComfyUI’s editor/],
    ['a picture', '\u0089PNG', /This is no JSON file/],
    ['another JSON', { a: 1 }, /no ComfyUI workflow/],
  ])('says what is wrong with %s', async (_, content, words) => {
    const store = setUp();
    await store.getState().read(file('x.json', content));
    expect(store.getState()).toMatchObject({ found: null, problem: expect.stringMatching(words) });
    expect(store.getState().taken()).toBeNull();
  });

  it('forgets a file that was closed before it was read', async () => {
    const store = setUp();
    const reading = store.getState().read(file('edit.json', GRAPH));
    store.getState().close();
    await reading;
    expect(store.getState()).toMatchObject({ fileName: null, found: null });
  });
});

describe('inputs in words', () => {
  it('lists what can be set, not what other nodes feed', () => {
    expect(settableInputs(GRAPH).map(slotName)).toEqual(expect.arrayContaining(['6.text', '3.seed', '10.image', '5.grow_mask_by']));
    expect(settableInputs(GRAPH).map(slotName)).not.toContain('3.model');
    expect(slotWords(GRAPH, { node: '6', input: 'text' })).toBe('What to show · text (6)');
    expect(slotWords(GRAPH, { node: '3', input: 'seed' })).toBe('KSampler · seed (3)');
    expect(valueWords({ '1': { class_type: 'A', inputs: { text: 'x'.repeat(60) } } }, { node: '1', input: 'text' })).toHaveLength(40);
  });
});

describe('settings as text', () => {
  it('come back as they were, without the workflows', () => {
    expect(optionsText({})).toBe('');
    const options = { steps: 20, workflows: { generate: {} } };
    expect(readOptions(optionsText(options))).toEqual({ options: { steps: 20 } });
    expect(readOptions('  ')).toEqual({ options: {} });
  });

  it.each(['{"steps": 20,}', '{steps: 20}', '[1]', '5', 'null', '"a"', '{'])('refuse %s', (text) => {
    expect(readOptions(text)).toHaveProperty('problem');
  });
});
