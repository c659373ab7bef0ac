import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seamRatio } from '../../../electron/metrics/seam-ratio.ts';
import type { GeneratedImage, GenerateRequest } from '../../../electron/models/image-model.ts';
import { createSketchModel } from '../../../electron/models/sketch/sketch.ts';
import { letteringAreaSchema } from '../../../shared/lettering.ts';

const FONTS = [
  'luckiest-guy',
  'lilita-one',
  'bangers',
  'alfa-slab-one',
  'anton',
  'oswald',
  'black-ops-one',
  'cinzel',
  'pirata-one',
  'lobster',
  'press-start-2p',
  'inter',
  'cairo',
];
const model = createSketchModel();

function generate(prompt: string, change: Partial<GenerateRequest> = {}, signal = new AbortController().signal): Promise<GeneratedImage> {
  const request: GenerateRequest = {
    model: 'sketch',
    prompt,
    intent: 'typography',
    object: [],
    style: [],
    texts: [],
    width: 192,
    height: 192,
    isDraft: false,
    transparentBackground: false,
    params: {},
    seed: 7,
    ...change,
  };
  return model.generate(request, { signal, onProgress: () => {}, idempotencyKey: 'key' });
}

const sha = ({ image }: GeneratedImage) => createHash('sha256').update(image.data).digest('hex');

/** One prompt for each comp that Sketch draws. */
const PROMPTS: [string, Partial<GenerateRequest>][] = [
  ['a round badge with a fox', {}],
  ['heraldic crest with a lion', {}],
  ['esports mascot wolf', {}],
  ['a stitched patch with a mountain', {}],
  ['premium quality seal', {}],
  ['wooden tavern sign', {}],
  ['neon sign', {}],
  ['chalkboard menu', {}],
  ['road sign', {}],
  ['street sign', {}],
  ['bakery shop front', {}],
  ['brass plaque', {}],
  ['retro travel poster of a lake', {}],
  ['swiss grid poster', {}],
  ['art deco poster', {}],
  ['gig poster with a skull', {}],
  ['minimal book cover with an owl', {}],
  ['wine bottle label', {}],
  ['honey jar', {}],
  ['t-shirt', {}],
  ['billboard', {}],
  ['birthday cake', {}],
  ['woman with red hair', { intent: 'face' }],
  ['an apple icon', { intent: 'general' }],
];

describe('Sketch', () => {
  it.each(PROMPTS)('draws "%s" the same way for the same seed and otherwise for another', async (prompt, change) => {
    const first = await generate(prompt, { ...change, texts: ['NAME', 'Second line'] });
    expect(sha(await generate(prompt, { ...change, texts: ['NAME', 'Second line'] }))).toBe(sha(first));
    expect(sha(await generate(prompt, { ...change, texts: ['NAME', 'Second line'], seed: 8 }))).not.toBe(sha(first));
  });

  it.each(PROMPTS)('keeps room for every string on "%s", inside the image and on a calm ground', async (prompt, change) => {
    for (const size of [
      { width: 320, height: 320 },
      { width: 256, height: 384 },
      { width: 448, height: 256 },
    ]) {
      const { image, areas } = await generate(prompt, { ...change, ...size, texts: ['NAME', 'Second line', '1987'] });
      expect(areas.length).toBeGreaterThanOrEqual(3);
      areas.forEach((area, rank) => {
        expect(letteringAreaSchema.parse(area)).toEqual(area);
        expect(area.rank).toBe(rank);
        expect(FONTS).toContain(area.font);
        const { x, y, width, height } = area.box;
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(image.width + 1e-6);
        expect(y + height).toBeLessThanOrEqual(image.height + 1e-6);
        if (area.path.kind === 'straight') expect(spread(image, area.box), `${prompt}, area ${rank}`).toBeLessThan(30);
      });
    }
  });

  it('leaves room for as many strings as will be lettered', async () => {
    const texts = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
    for (const prompt of ['swiss poster', 'round badge', 'wooden sign', 'book cover']) {
      expect((await generate(prompt, { texts, width: 400, height: 560 })).areas.length).toBeGreaterThanOrEqual(6);
    }
  });

  it('gives alpha where it is asked for: empty corners, an opaque subject, a soft edge', async () => {
    for (const [prompt, intent] of [
      ['a red apple', 'general'],
      ['a round badge', 'typography'],
      ['a robot portrait', 'face'],
    ] as const) {
      const { image } = await generate(prompt, { intent, transparentBackground: true, width: 256, height: 256 });
      expect(image.channels).toBe(4);
      expect([image.data[3], image.data[(256 - 1) * 4 + 3]]).toEqual([0, 0]);
      const alphas = image.data.filter((_, i) => i % 4 === 3);
      expect(alphas.filter((alpha) => alpha === 255).length).toBeGreaterThan(256 * 256 * 0.15);
      expect(alphas.some((alpha) => alpha > 0 && alpha < 255)).toBe(true);
    }
    expect((await generate('a red apple', { intent: 'general' })).image.channels).toBe(3);
  });

  it('says that textures and landscapes fill their frame when alpha is asked for', async () => {
    const texture = await generate('seamless oak wood texture', { intent: 'texture', transparentBackground: true, width: 96, height: 96 });
    expect(texture.isTileable).toBe(true);
    expect(texture.warnings.join(' ')).toContain('not transparent');
    const scene = await generate('a mountain landscape at dawn', { intent: 'general', transparentBackground: true, width: 96, height: 96 });
    expect(scene.isTileable).toBe(false);
    expect(scene.warnings.join(' ')).toContain('not transparent');
  });

  it('takes odd sizes and odd words', async () => {
    const odd = ['', ' ', '🦊🔥', 'ערב טוב', '深度学习', 'constructor __proto__ toString', '"<svg>&amp;"', 'dragon '.repeat(2857).slice(0, 20_000)];
    for (const prompt of odd) {
      for (const intent of ['typography', 'face', 'texture', 'thumbnail', 'general'] as const) {
        const { image } = await generate(prompt, { intent, width: 71, height: 67, texts: ['😀', 'constructor'] });
        expect(image.data.length).toBe(71 * 67 * image.channels);
      }
    }
    for (const [width, height] of [
      [64, 64],
      [640, 64],
      [64, 640],
    ]) {
      for (const [prompt, change] of PROMPTS) {
        const { image } = await generate(prompt, { ...change, width, height, texts: ['A'] });
        expect([image.width, image.height]).toEqual([width, height]);
      }
    }
  }, 60_000);

  it('makes drafts of the full size with the same areas', async () => {
    const request = { width: 512, height: 400, texts: ['Title'] };
    const draft = await generate('round badge', { ...request, isDraft: true });
    const final = await generate('round badge', request);
    expect([draft.image.width, draft.image.height]).toEqual([512, 400]);
    draft.areas.forEach((area, i) => {
      expect(area.box.x).toBeCloseTo(final.areas[i].box.x, 0);
    });
  });

  it('does not read the strings to letter as subjects, nor lose the letters of other words to them', async () => {
    const shape = { width: 128, height: 128, seed: 3 };
    const plain = await generate('round badge with a whale', { ...shape, texts: ['FOX'] });
    expect(sha(await generate('round badge with a whale "FOX" (a) [', { ...shape, texts: ['FOX'] }))).toBe(sha(plain));
    expect(sha(await generate('round badge with a whale', { ...shape, texts: ['a'] }))).toBe(sha(plain));
  });

  it('costs nothing, and warns of nothing where it knows what it draws', async () => {
    expect(await generate('a badge')).toMatchObject({ warnings: [], costUsd: 0 });
  });

  it('refuses sizes it cannot draw and stops when cancelled', async () => {
    await expect(generate('badge', { width: 63 })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(generate('badge', { height: 4097 })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(generate('badge', { width: 100.5 })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(generate('badge', {}, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const running = generate('badge', {}, controller.signal);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** Standard deviation of luma in the middle 90 % of a box. */
function spread({ width, channels, data }: GeneratedImage['image'], box: { x: number; y: number; width: number; height: number }): number {
  const values: number[] = [];
  for (let y = Math.ceil(box.y + box.height * 0.05); y < box.y + box.height * 0.95; y++) {
    for (let x = Math.ceil(box.x + box.width * 0.05); x < box.x + box.width * 0.95; x++) {
      const i = (y * width + x) * channels;
      values.push(0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]);
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe('places', () => {
  it.each([
    ['a round badge, along the top arc and on the ribbon', 2, ['arc-top', 'ribbon']],
    ['a round badge, around the top and around the bottom', 2, ['arc-top', 'arc-bottom']],
    ['a round badge, curved around the bottom', 1, ['arc-bottom']],
    ['a stitched patch with a tent, on the ribbon', 1, ['ribbon']],
    ['a round badge', 3, ['ribbon', 'arc-top', 'arc-bottom']],
  ])('%s: %d strings', async (prompt, count, places) => {
    const { areas } = await generate(prompt, { texts: ['ONE', 'TWO', 'THREE'].slice(0, count) });
    expect(areas.map(({ place }) => place)).toEqual(places);
  });

  it('draws a described place as a picture of it, its title in the sky', async () => {
    const { areas } = await generate('a foggy pine forest', { texts: ['into the wild'] });
    expect(areas[0]).toMatchObject({ ink: null, font: null });
  });

  it('takes "gold letters" as the ink, not as the sign', async () => {
    const { areas } = await generate('a wooden sign, gold letters on dark blue', { texts: ['The Owl & Quill'] });
    const [r, , b] = areas[0].ground;
    expect(b).toBeGreaterThan(r);
    expect(areas[0].ink![0]).toBeGreaterThan(areas[0].ink![2]);
  });
});

describe('a cell’s settings', () => {
  const softness = async (params: GenerateRequest['params']) => {
    const { image, warnings } = await generate('woven linen texture', { intent: 'texture', params });
    return { sharpness: sharpnessOf(image), warnings };
  };

  it('draw coarser, or lay grain over the picture', async () => {
    const plain = await softness({});
    expect((await softness({ detail: 0.25 })).sharpness).toBeLessThan(plain.sharpness / 2);
    expect((await softness({ grain: 24 })).sharpness).toBeGreaterThan(plain.sharpness);
    expect(await softness({ detail: 1, grain: 0 })).toEqual(plain);
  });

  it('keep a tile a tile', async () => {
    const { image } = await generate('woven linen texture', { intent: 'texture', params: { detail: 0.5, grain: 6 } });
    const { horizontal, vertical } = seamRatio(image)!;
    expect(Math.max(horizontal, vertical)).toBeLessThan(1.2);
  });

  it('name a value that makes no sense, and pass over what is meant for another model', async () => {
    const plain = await softness({});
    expect(await softness({ detail: 7, steps: 28 })).toEqual({
      ...plain,
      warnings: ['Sketch’s setting “detail” has to be a number from 0.25 to 1; 7 was passed over.'],
    });
  });
});

/** Mean step between neighbours in a row. */
function sharpnessOf({ data, width, height, channels }: GeneratedImage['image']): number {
  let sum = 0;
  for (let index = channels; index < data.length; index += channels)
    if ((index / channels) % width !== 0) sum += Math.abs(data[index] - data[index - channels]);
  return sum / (width * height);
}
