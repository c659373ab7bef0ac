import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { GeneratedImage, GenerateRequest } from '../../../electron/models/image-model.ts';
import { readSubject } from '../../../electron/models/sketch/layers/subject.ts';
import { createSketchModel } from '../../../electron/models/sketch/sketch.ts';
import { letteringAreaSchema } from '../../../shared/lettering.ts';
import type { Raster } from '../../../shared/raster.ts';

const model = createSketchModel();

function generate(change: Partial<GenerateRequest>): Promise<GeneratedImage> {
  const request: GenerateRequest = {
    model: 'sketch',
    prompt: '',
    intent: 'general',
    object: [],
    style: [],
    texts: [],
    width: 200,
    height: 200,
    isDraft: false,
    transparentBackground: false,
    params: {},
    seed: 7,
    ...change,
  };
  return model.generate(request, { signal: new AbortController().signal, onProgress: () => {}, idempotencyKey: 'key' });
}

function objectOf(words: string, change: Partial<GenerateRequest> = {}): Promise<GeneratedImage> {
  return generate({ layer: 'object', object: words.split(', '), prompt: words, transparentBackground: true, ...change });
}

function styleOf(words: string, change: Partial<GenerateRequest> = {}): Promise<GeneratedImage> {
  return generate({ layer: 'style', style: words.split(', '), prompt: words, ...change });
}

const sha = ({ image }: GeneratedImage) => createHash('sha256').update(image.data).digest('hex');
const SIZES = [
  { width: 200, height: 200 },
  { width: 320, height: 128 },
  { width: 96, height: 301 },
];

const WHOLE = [
  'a knight statue, weathered bronze',
  'a glass bottle',
  'a wooden ship',
  'a marble bust of a philosopher',
  'a red sports car',
  'a fox',
  'an owl',
  'a lighthouse',
  'a rocket',
  'a teapot',
  'an astronaut',
  'a robot',
  'a dragon',
  'a guitar',
  'a sword',
  'a crown',
  'a house',
  'a bicycle',
  'a cup of coffee',
  'a horse',
  'a gold lion statue',
  'a vintage motorcycle',
  'a bowl of ramen',
  'three apples and a wine bottle',
  'two knights and a dragon',
  'a purple flibbertigibbet',
];

describe('object layer of Sketch', () => {
  it.each(WHOLE)('draws "%s" whole, inside its frame, with a soft edge', async (words) => {
    for (const size of SIZES) {
      const { image } = await objectOf(words, size);
      expect([image.width, image.height, image.channels]).toEqual([size.width, size.height, 4]);
      expect(opaqueOnFrame(image)).toEqual({ top: 0, bottom: 0, left: 0, right: 0 });
      const alphas = alphaOf(image);
      expect(alphas.some((alpha) => alpha > 200)).toBe(true);
      expect(alphas.some((alpha) => alpha > 20 && alpha < 235)).toBe(true);
      expect(extent(image)).toBeGreaterThan(0.75);
    }
  });

  it.each(['a portrait of an old sailor', 'a woman with red hair'])('cuts "%s" by the bottom edge only, as busts are', async (words) => {
    for (const size of SIZES) {
      const { top, left, right, bottom } = opaqueOnFrame((await objectOf(words, size)).image);
      expect([top, left, right]).toEqual([0, 0, 0]);
      expect(bottom).toBeGreaterThan(0);
    }
  });

  it('gives the same bytes for the same request', async () => {
    for (const words of ['a knight statue, weathered bronze', 'a marble bust', 'a flibbertigibbet', 'a portrait of a girl']) {
      expect(sha(await objectOf(words))).toBe(sha(await objectOf(words)));
    }
  });

  it('stands on the plain ground where transparency is not wanted', async () => {
    const { image } = await objectOf('a fox', { transparentBackground: false, ground: [0, 177, 64] });
    expect(image.channels).toBe(3);
    for (const corner of [0, 199, 199 * 200, 200 * 200 - 1]) expect([...image.data.subarray(corner * 3, corner * 3 + 3)]).toEqual([0, 177, 64]);
  });

  it('says when it drew a stand-in, and only then', async () => {
    expect((await objectOf('a flibbertigibbet')).warnings.join(' ')).toContain('Sketch does not know “a flibbertigibbet” and drew a stand-in.');
    for (const words of WHOLE.slice(0, -1)) expect((await objectOf(words, { width: 64, height: 64 })).warnings).toEqual([]);
  });

  it('makes the subject of what the words say', async () => {
    const [bronze, gold, jade, plain] = await Promise.all(
      ['a weathered bronze knight statue', 'a gold knight', 'a jade knight', 'a knight'].map((words) => objectOf(words)),
    );
    const [r, g, b] = meanOf(gold.image);
    expect(r).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(b + 30);
    expect(meanOf(jade.image)[1]).toBeGreaterThan(meanOf(jade.image)[0] + 20);
    expect(spreadOfHue(bronze.image)).toBeLessThan(spreadOfHue(plain.image));
    const seen = alphaOf((await objectOf('a glass bottle')).image);
    expect(seen.filter((alpha) => alpha > 60 && alpha < 220).length).toBeGreaterThan(seen.filter((alpha) => alpha > 0).length * 0.3);
  });

  it('takes the named colour, but not the coffee of a cup', async () => {
    const blue = meanOf((await objectOf('a blue sports car')).image);
    expect(blue[2]).toBeGreaterThan(blue[0]);
    const cup = await objectOf('a cup of coffee');
    expect(sha(cup)).toBe(sha(await objectOf('a cup')));
  });

  it('draws what stands beside the subject, so many of it as are wanted', async () => {
    const one = await objectOf('a cat');
    for (const words of ['a cat and a dog', 'two cats', 'a pair of cats', 'a cat riding a horse']) {
      expect(sha(await objectOf(words)), words).not.toBe(sha(one));
    }
    expect(sha(await objectOf('a cat, moody light'))).toBe(sha(one));
    // A small thing is not lost behind a large one: the penguin widens the picture by most of its own width.
    const aspect = async (words: string) => {
      const { image } = await objectOf(words);
      const { width, height } = seenOf(image);
      return width / height;
    };
    expect((await aspect('an elephant and a penguin')) / (await aspect('an elephant'))).toBeGreaterThan(1.15);
    expect((await objectOf('a cat and a zither')).warnings).toEqual(['Sketch does not know “a zither” and left it out.']);
    expect(meanOf((await objectOf('a red apple and a red pear')).image)[0]).toBeGreaterThan(meanOf((await objectOf('a red apple and a green pear')).image)[0]);
  });

  it('takes the first phrase for the subject, not the place named behind the comma', async () => {
    const samurai = sha(await objectOf('a samurai'));
    expect(sha(await objectOf('a samurai, misty mountains'))).toBe(samurai);
  });

  it('casts a whole company where the material is said of all', async () => {
    const bronze = await objectOf('a bronze dog and cat');
    expect(spreadOfHue(bronze.image)).toBeLessThan(spreadOfHue((await objectOf('a bronze dog and a cat')).image));
  });

  it('takes any words and size', async () => {
    for (const words of ['', ' ', '🦊🔥', 'ערב טוב', 'constructor __proto__ toString', '"<svg>&amp;"', 'dragon '.repeat(500)]) {
      for (const layer of ['object', 'style'] as const) {
        const { image } = await generate({ layer, object: [words], style: [words], width: 71, height: 67 });
        expect(image.data.length).toBe(71 * 67 * image.channels);
      }
    }
    for (const [width, height] of [
      [64, 64],
      [640, 64],
      [64, 640],
    ]) {
      for (const words of ['a stone angel', 'a marble bust', 'a glass vase'])
        expect((await objectOf(words, { width, height })).image.data.length).toBe(width * height * 4);
    }
  });
});

describe('the subject of object words', () => {
  it.each([
    ['a fire dragon', 'dragon'],
    ['an astronaut riding a horse', 'astronaut'],
    ['a knight statue', 'knight'],
    ['a house cat', 'cat'],
    ['a glass bottle', 'bottle'],
    ['two foxes', 'fox'],
    ['a lion with a crown', 'lion'],
    ['a pirate ship', 'ship'],
    ['a hot air balloon', 'airballoon'],
  ])('%s: %s', (words, first) => {
    const subject = readSubject(words.split(' '));
    expect(subject.kind === 'object' && subject.spec.words[0]).toBe(first);
  });

  it.each([
    ['portrait of an old sailor', 'bust'],
    ['a marble bust', 'bust'],
    ['a woman with a sword', 'bust'],
    ['a green mood', 'unknown'],
  ])('%s: %s', (words, kind) => {
    expect(readSubject(words.split(' ')).kind).toBe(kind);
  });
});

const MANNERS = [
  'in the style of a travel poster',
  'watercolour',
  'film noir',
  'cyberpunk, neon',
  'oil painting',
  'studio photo, soft light',
  'pixel art',
  'art deco',
  'ukiyo-e woodcut',
  'blueprint',
  'fantasy concept art, misty mountains',
  'golden hour',
  'pastel, minimal',
  'vaporwave',
  'comic book halftone',
  'stained glass',
  'paper cut-out',
  'baroque',
  'pencil sketch',
  'low poly',
  'anime',
  'sepia',
  'cinematic',
];

describe('style layer of Sketch', () => {
  it.each(MANNERS)('sets "%s" with room to stand and to letter', async (words) => {
    for (const size of SIZES) {
      const { image, areas, standing, warnings } = await styleOf(words, size);
      expect([image.width, image.height, image.channels]).toEqual([size.width, size.height, 3]);
      expect(standing!.y).toBeGreaterThanOrEqual(0.8);
      expect(standing!.y).toBeLessThanOrEqual(0.92);
      expect(areas.length).toBeGreaterThanOrEqual(2);
      for (const area of areas) {
        expect(letteringAreaSchema.parse(area)).toEqual(area);
        expect(Math.min(area.box.x, area.box.y)).toBeGreaterThanOrEqual(0);
        expect(area.box.x + area.box.width).toBeLessThanOrEqual(size.width + 1e-6);
        expect(area.box.y + area.box.height).toBeLessThanOrEqual(size.height + 1e-6);
      }
      expect(warnings).toEqual([]);
    }
  });

  it.each(MANNERS)('sets "%s" the same way for the same seed', async (words) => {
    expect(sha(await styleOf(words, { width: 96, height: 96 }))).toBe(sha(await styleOf(words, { width: 96, height: 96 })));
  });

  it('sets every manner differently', async () => {
    const hashes = await Promise.all(MANNERS.map(async (words) => sha(await styleOf(words, { width: 64, height: 64 }))));
    expect(new Set(hashes).size).toBe(MANNERS.length);
  });

  it('says when it does not know the manner', async () => {
    expect((await styleOf('zorblaxian')).warnings.join(' ')).toContain('“zorblaxian”');
  });

  it('leaves whole pictures as they are', async () => {
    const whole = await generate({ prompt: 'a red apple', object: ['a red apple'], style: ['watercolour'] });
    expect(whole.standing).toBeUndefined();
    expect(sha(whole)).toBe(sha(await generate({ prompt: 'a red apple', layer: undefined })));
  });
});

function alphaOf({ data }: Raster): Uint8Array {
  return data.filter((_, i) => i % 4 === 3);
}

/** Visible pixels on each edge of the frame. */
function opaqueOnFrame({ width, height, data }: Raster) {
  const isSeen = (x: number, y: number) => (data[(y * width + x) * 4 + 3] > 0 ? 1 : 0);
  const edges = { top: 0, bottom: 0, left: 0, right: 0 };
  for (let x = 0; x < width; x++) {
    edges.top += isSeen(x, 0);
    edges.bottom += isSeen(x, height - 1);
  }
  for (let y = 0; y < height; y++) {
    edges.left += isSeen(0, y);
    edges.right += isSeen(width - 1, y);
  }
  return edges;
}

/** The larger of the subject's shares of width and height. */
/** Width and height of what can be seen. */
function seenOf({ width, height, data }: Raster) {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let p = 0; p < width * height; p++) {
    if (data[p * 4 + 3] < 30) continue;
    const [x, y] = [p % width, Math.floor(p / width)];
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  }
  return { width: x1 - x0 + 1, height: y1 - y0 + 1 };
}

function extent({ width, height, data }: Raster): number {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let p = 0; p < width * height; p++) {
    if (data[p * 4 + 3] < 8) continue;
    const x = p % width;
    const y = Math.floor(p / width);
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return Math.max((x1 - x0) / width, (y1 - y0) / height);
}

function meanOf({ data }: Raster): number[] {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 128) continue;
    for (let c = 0; c < 3; c++) sum[c] += data[i + c];
    sum[3]++;
  }
  return sum.slice(0, 3).map((value) => value / sum[3]);
}

/** Standard deviation of red minus blue over the subject: many-coloured things have more. */
function spreadOfHue({ data }: Raster): number {
  const values: number[] = [];
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 128) values.push(data[i] - data[i + 2]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
