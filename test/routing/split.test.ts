import { describe, expect, it } from 'vitest';
import { defaultMatrix } from '../../electron/routing/default-matrix.ts';
import { knownModels } from '../../electron/routing/known-models.ts';
import { groundFor, layerPrompt, paramsForModel } from '../../electron/routing/layer-prompts.ts';
import { parseMatrix } from '../../electron/routing/parse-matrix.ts';
import { planJob } from '../../electron/routing/plan.ts';
import { type RouteInput, routePrompt } from '../../electron/routing/route.ts';
import { stepKey } from '../../electron/routing/step-key.ts';
import { whatIf } from '../../electron/routing/what-if.ts';
import { jobRequestSchema } from '../../shared/job.ts';
import type { StepParams } from '../../shared/plan.ts';
import type { PromptReading } from '../../shared/prompt.ts';
import { type MatrixVersion, type ModelStatus, mergeOptionsSchema, routeSchema, splitCellSchema } from '../../shared/routing.ts';

const KNIGHT = 'a knight statue, weathered bronze, in the style of a travel poster';
const plainVersion: MatrixVersion = { version: 1, savedAt: '', note: '', matrix: defaultMatrix() };
const predict = (model: string) => ({ seconds: model === 'sketch' ? 0.5 : 4, peakBytes: model === 'sketch' ? 10 : 20, costUsd: 0, runs: 3 });
const connected = (...ids: string[]): ModelStatus[] =>
  knownModels().map((model) => (ids.includes(model.id) ? { ...model, isAvailable: true, reason: '' } : model));

/** A reading with these object and style words, whatever the reader would make of the prompt. */
function readingOf(object: string[], style: string[]): PromptReading {
  const prompt = [...object, ...style].join(', ');
  const spans = (texts: string[]) => texts.map((text) => ({ start: prompt.indexOf(text), end: prompt.indexOf(text) + text.length, text }));
  const scores = { texture: 0.05, face: 0.1, typography: 0.05, thumbnail: 0, general: 0.8 };
  const found = { object: spans(object), style: spans(style), lettering: [], evidence: [], corrected: [] };
  return { prompt, intent: 'general', scores, runnerUp: 'face', isDraft: false, ...found };
}
const knight = readingOf(['a knight statue', 'weathered bronze'], ['in the style of a travel poster']);

function splitMatrix(): MatrixVersion {
  const matrix = defaultMatrix();
  const general = matrix.rows.find(({ intent }) => intent === 'general')!;
  general.final.split = splitCellSchema.parse({
    object: { models: ['sd3.5-large', 'sketch'], params: { steps: 28 } },
    style: { models: ['ideogram-v1', 'gpt-image-flare', 'sketch'] },
    merge: { harmonise: 0.3 },
  });
  return { ...plainVersion, matrix };
}
const routed = (more: Partial<RouteInput>) => routePrompt({ reading: knight, matrix: plainVersion, models: knownModels(), predict, ...more });

describe('the route of a split prompt', () => {
  it('goes by the cell: models per layer, what was passed over, what goes where', () => {
    const route = routed({ matrix: splitMatrix(), models: connected('sd3.5-large', 'gpt-image-flare') });
    expect(routeSchema.parse(route)).toEqual(route);
    expect(route).toMatchObject({ model: 'sd3.5-large', params: { steps: 28 }, fallbacks: ['sketch'], skipped: [] });
    expect(route.split).toEqual({
      object: { model: 'sd3.5-large', params: { steps: 28 }, skipped: [], fallbacks: ['sketch'] },
      style: {
        model: 'gpt-image-flare',
        params: {},
        skipped: [{ model: 'ideogram-v1', reason: expect.stringContaining('Not connected') }],
        fallbacks: ['sketch'],
      },
      merge: mergeOptionsSchema.parse({ harmonise: 0.3 }),
    });
    expect(route.reasons).toEqual(
      expect.arrayContaining([
        'The final cell of the general row renders object and style apart.',
        'Stable Diffusion 3.5 Large renders the object words alone: “a knight statue”, “weathered bronze”.',
        'GPT Image Flare renders a setting from the style words: “in the style of a travel poster”.',
        'The object is cut out, placed by the seed and merged onto the setting.',
        expect.stringMatching(/^Ideogram V1 comes first for the style words but was passed over\. Not connected/),
      ]),
    );
    expect(route.prediction).toEqual({ seconds: 8, peakBytes: 20, costUsd: 0, runs: 3 });
  });

  it('names a model that is passed over for both layers once', () => {
    const route = routed({ matrix: splitMatrix(), models: knownModels() });
    const { object, style } = route.split!;
    const both = object.skipped.filter(({ model }) => style.skipped.some((entry) => entry.model === model));
    for (const { model } of [...object.skipped, ...style.skipped]) {
      const label = knownModels().find(({ id }) => id === model)!.label;
      expect(route.reasons.filter((reason) => reason.startsWith(`${label} comes first`))).toHaveLength(1);
    }
    const own = routed({ split: true }).split!;
    expect(own.object.skipped).toEqual(own.style.skipped);
    expect(routed({ split: true }).reasons.filter((reason) => reason.includes('for the object and the style words'))).toHaveLength(own.object.skipped.length);
    expect(both.length).toBeLessThanOrEqual(object.skipped.length);
  });

  it("takes the cell's own models when it is asked for without a split in the cell", () => {
    const route = routed({ split: true, models: connected('gpt-image-sunburst'), merge: { contactShadow: 1, scale: undefined } });
    expect(route.split).toMatchObject({ object: { model: 'gpt-image-sunburst' }, style: { model: 'gpt-image-sunburst' } });
    expect(route.split!.merge).toEqual({ ...mergeOptionsSchema.parse({}), contactShadow: 1 });
    expect(route.reasons).toContain('You asked for object and style to be rendered apart.');
  });

  it("the request's merge wins over the cell's, field by field", () => {
    expect(routed({ matrix: splitMatrix(), merge: { lightWrap: 0.9 } }).split!.merge).toMatchObject({ harmonise: 0.3, lightWrap: 0.9 });
  });

  it.each<[string, Partial<RouteInput>, RegExp | null]>([
    ['no wish and no split cell', {}, null],
    ['declined', { matrix: splitMatrix(), split: false }, /you asked for one whole render/],
    ['no style words', { split: true, reading: readingOf(['a red apple'], []) }, /^It is not split: the prompt has no words for a style/],
    ['no object words', { split: true, reading: readingOf([], ['watercolor']) }, /^It is not split: the prompt has no words for an object/],
    ['a texture', { split: true, intent: 'texture' }, /^It is not split: a texture fills its whole frame/],
    ['an imported base', { split: true, hasBase: true }, /^It is not split: an imported image is the base/],
  ])('renders whole: %s', (_, more, reason) => {
    const route = routed(more);
    expect([route.split, route.model]).toEqual([null, 'sketch']);
    if (reason) expect(route.reasons.filter((sentence) => reason.test(sentence))).toHaveLength(1);
    else expect(route.reasons.join()).not.toMatch(/split/i);
  });

  it('is unknown in time and cost when one layer is', () => {
    const unmeasured = { seconds: null, peakBytes: null, costUsd: null, runs: 0 };
    const route = routed({ matrix: splitMatrix(), models: connected('sd3.5-large'), predict: (model) => (model === 'sketch' ? unmeasured : predict(model)) });
    expect(route.prediction).toEqual(unmeasured);
  });

  it('shows in what-if as both models', () => {
    const now = { ...splitMatrix(), matrix: defaultMatrix() };
    const { changed } = whatIf({ jobs: [{ jobId: '1', prompt: KNIGHT, reading: knight }], now, wanted: splitMatrix(), models: connected('sd3.5-large') });
    expect(changed).toMatchObject([{ from: { models: 'sketch' }, to: { models: 'sd3.5-large + sketch' } }]);
  });
});

describe('the plan of a split job', () => {
  const planOf = (more: object = {}, reading = knight) => {
    const request = jobRequestSchema.parse({ prompt: reading.prompt, width: 512, height: 384, split: true, ...more });
    const texts = request.lettering?.texts;
    return planJob({ request, reading, route: routed({ reading, split: true, merge: request.merge, texts }), seed: 9 });
  };

  it.each([
    [['film noir', 'hard light'], true],
    [['black and white photograph'], true],
    [['pencil sketch'], true],
    [['coloured pencil drawing'], false],
    [['travel poster'], false],
  ])('takes the colour out of the object for %s: %s', (style, isMonochrome) => {
    const merge = planOf({}, readingOf(['a red car'], style)).steps.find(({ id }) => id === 'merge');
    expect((merge!.params as StepParams['merge']).isMonochrome ?? false).toBe(isMonochrome);
  });

  it('renders two layers, cuts out, merges, and goes on from the merge', () => {
    const plan = planOf({ lettering: { texts: ['ROMA'] } });
    expect(
      plan.steps.map(({ id, operation, inputs }) => [id, operation, Object.entries(inputs).map(([role, from]) => `${role}=${from.step}.${from.output}`)]),
    ).toEqual([
      ['object', 'generate', []],
      ['matte', 'matte', ['image=object.image']],
      ['style', 'generate', []],
      ['merge', 'merge', ['image=style.image', 'object=matte.image']],
      ['letter', 'letter', ['image=merge.image']],
      ['sharpen', 'sharpen', ['image=letter.image', 'mask=letter.mask']],
      ['measure', 'measure', ['image=sharpen.image', 'before=merge.image', 'mask=letter.mask']],
    ]);
    expect(plan.proof).toMatchObject({ before: { step: 'merge' }, after: { step: 'sharpen' } });
    expect(plan.proof.layers).toEqual([
      { name: 'object', source: { step: 'object', output: 'image' } },
      { name: 'matte', source: { step: 'matte', output: 'mask' } },
      { name: 'cutout', source: { step: 'matte', output: 'image' } },
      { name: 'style', source: { step: 'style', output: 'image' } },
      { name: 'merge', source: { step: 'merge', output: 'image' } },
    ]);
  });

  it('tells each layer its own words only, so that other style words keep the object', () => {
    const paramsOf = (reading: PromptReading, id: string) => planOf({}, reading).steps.find((step) => step.id === id)!.params as StepParams['generate'];
    expect(paramsOf(knight, 'object')).toMatchObject({
      layer: 'object',
      prompt: 'a knight statue, weathered bronze',
      object: ['a knight statue', 'weathered bronze'],
      style: [],
      transparentBackground: true,
      ground: [0, 177, 64],
    });
    expect(paramsOf(knight, 'style')).toMatchObject({ layer: 'style', prompt: 'in the style of a travel poster', object: [], transparentBackground: false });
    const other = readingOf(['a knight statue', 'weathered bronze'], ['oil painting']);
    const keyOf = (params: object) => stepKey({ operation: 'generate', params, seed: 9, inputHashes: {} });
    expect(keyOf(paramsOf(other, 'object'))).toBe(keyOf(paramsOf(knight, 'object')));
    expect(keyOf(paramsOf(other, 'style'))).not.toBe(keyOf(paramsOf(knight, 'style')));
  });

  it('has no layers when nothing is split', () => {
    const request = jobRequestSchema.parse({ prompt: KNIGHT });
    expect(planJob({ request, reading: knight, route: routed({}), seed: 1 }).proof.layers).toBeUndefined();
  });
});

describe('what a model is told for a layer', () => {
  const object = planParams('object');
  const style = planParams('style');

  it('bare words where the model knows layers', () => {
    const sketch = { transparentBackground: true, layers: true };
    expect(paramsForModel(object, sketch)).toEqual({ ...object, ground: undefined, transparentBackground: true });
    expect(paramsForModel(style, sketch)).toEqual(style);
    const { ground, transparentBackground } = paramsForModel(object, { transparentBackground: false, layers: true });
    expect([ground, transparentBackground]).toEqual([[0, 177, 64], false]);
  });

  it('in words where it does not: transparency where it has it, else a plain ground', () => {
    expect(paramsForModel(object, { transparentBackground: true }).prompt).toMatch(/^a bronze knight\. The subject alone, .*on a transparent background\.$/);
    expect(paramsForModel(object, { transparentBackground: false }).prompt).toMatch(/plain, even green background \(#00b140\), shadowless\.$/);
    expect(paramsForModel(style, { transparentBackground: true }).prompt).toMatch(/^travel poster\. An empty setting without any subject/);
    const { layer: _, ...whole } = object;
    expect(layerPrompt(whole)).toBe('a bronze knight');
  });

  it('chooses a ground whose colour the object does not name', () => {
    expect(groundFor(['a red car'])).toEqual([0, 177, 64]);
    expect(groundFor(['a green frog'])).toEqual([224, 32, 190]);
    expect(groundFor(['a pink flamingo on a green lawn'])).toEqual([24, 72, 224]);
    expect(groundFor(['green leaves, pink roses, blue sky'])).toEqual([0, 177, 64]);
  });

  function planParams(layer: 'object' | 'style'): StepParams['generate'] {
    const common = { model: 'm', intent: 'general' as const, object: [], style: [], texts: [], width: 64, height: 64, isDraft: false, params: {} };
    return layer === 'object'
      ? { ...common, layer, prompt: 'a bronze knight', ground: [0, 177, 64], transparentBackground: true }
      : { ...common, layer, prompt: 'travel poster', transparentBackground: false };
  }
});

describe('a matrix with split cells, from JSON', () => {
  it('is completed: Sketch last in every list, amounts filled in', () => {
    const input = splitMatrix().matrix;
    const general = input.rows.find(({ intent }) => intent === 'general')!;
    const split = { object: { models: ['sd3.5-large'] }, style: { models: ['ideogram-v1', 'ideogram-v1'] } };
    const { matrix, notes } = parseMatrix(
      JSON.stringify({ ...input, rows: input.rows.map((row) => (row === general ? { ...row, final: { ...row.final, split } } : row)) }),
    );
    expect(matrix.rows.find(({ intent }) => intent === 'general')!.final.split).toEqual({
      object: { models: ['sd3.5-large', 'sketch'], params: {} },
      style: { models: ['ideogram-v1', 'sketch'], params: {} },
      merge: mergeOptionsSchema.parse({}),
    });
    expect(notes).toEqual([
      "Sketch was added at the end of the general row's final cell's object models.",
      "Sketch was added at the end of the general row's final cell's style models.",
    ]);
  });

  it('is refused with the cell and the field when an amount is out of range', () => {
    const input = splitMatrix().matrix;
    input.rows.find(({ intent }) => intent === 'general')!.final.split!.merge.lightWrap = 3;
    expect(() => parseMatrix(input)).toThrow(/\(general\).*final cell's merge.lightWrap/);
  });
});
