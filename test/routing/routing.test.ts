import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPrompts } from '../../electron/prompt/import-prompts.ts';
import { defaultMatrix } from '../../electron/routing/default-matrix.ts';
import { createModelDirectory, knownModels } from '../../electron/routing/known-models.ts';
import { parseMatrix } from '../../electron/routing/parse-matrix.ts';
import { planJob } from '../../electron/routing/plan.ts';
import { predictFrom } from '../../electron/routing/predict.ts';
import { routePrompt } from '../../electron/routing/route.ts';
import { stepKey } from '../../electron/routing/step-key.ts';
import { whatIf } from '../../electron/routing/what-if.ts';
import { jobRequestSchema } from '../../shared/job.ts';
import { INTENTS } from '../../shared/prompt.ts';
import { type Matrix, type MatrixVersion, type ModelStatus, matrixSchema, routeSchema } from '../../shared/routing.ts';
import { readPrompt } from '../prompt/read.ts';

const version: MatrixVersion = { version: 3, savedAt: '2026-01-01T00:00:00Z', note: '', matrix: defaultMatrix() };
const predict = () => ({ seconds: 0.4, peakBytes: 1000, costUsd: 0, runs: 5 });
const connected = (...ids: string[]): ModelStatus[] =>
  knownModels().map((model) => (ids.includes(model.id) ? { ...model, isAvailable: true, reason: '' } : model));
const planned = (prompt: string, extra: object = {}) => {
  const request = jobRequestSchema.parse({ prompt, ...extra });
  const reading = readPrompt(prompt);
  const route = routePrompt({
    reading,
    matrix: version,
    models: knownModels(),
    column: request.column,
    intent: request.intent,
    texts: request.lettering?.texts,
    predict,
  });
  return planJob({ request, reading, route, seed: 7 });
};

describe('default matrix', () => {
  it('is valid, knows its models and ends every cell in Sketch', () => {
    const matrix = matrixSchema.parse(defaultMatrix());
    const ids = new Set(knownModels().map(({ id }) => id));
    for (const cell of matrix.rows.flatMap((row) => [row.draft, row.final])) {
      expect(cell.models.at(-1)).toBe('sketch');
      expect(cell.models.filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});

describe('routePrompt', () => {
  it('explains a whole route', () => {
    const route = routePrompt({ reading: readPrompt('a sign that says "Fern & Fable"'), matrix: version, models: knownModels(), predict });
    expect(routeSchema.parse(route)).toEqual(route);
    expect(route).toEqual({
      intent: 'typography',
      column: 'final',
      model: 'sketch',
      params: {},
      thenSteps: ['sharpen-lettering'],
      skipped: [{ model: 'sd3.5-large', reason: 'Not connected: no connection offers Stable Diffusion 3.5 Large yet; the Models page adds one.' }],
      fallbacks: [],
      lettering: {
        models: [],
        skipped: [
          { model: 'ideogram-3', reason: 'Not connected: no connection offers Ideogram 3.0 yet; the Models page adds one.' },
          { model: 'ideogram-v2a', reason: 'Not connected: no connection offers Ideogram V2A yet; the Models page adds one.' },
        ],
      },
      split: null,
      runnerUp: { intent: 'general', score: expect.any(Number), model: 'sketch' },
      reasons: [
        expect.stringMatching(/^The prompt asks for lettering: .*“Fern & Fable”/),
        'It does not ask for a draft, so the final column is taken.',
        'Sketch, which draws comps by procedure and is no diffusion model, renders it: the first model that can be used in the final cell of the typography row (matrix “Galley default”, version 3).',
        'Stable Diffusion 3.5 Large comes first in this cell but was passed over. Not connected: no connection offers Stable Diffusion 3.5 Large yet; the Models page adds one.',
        '“Fern & Fable” is set in a second step, on a base that is rendered without text.',
        'Ideogram 3.0 was passed over for the lettering. Not connected: no connection offers Ideogram 3.0 yet; the Models page adds one.',
        'Ideogram V2A was passed over for the lettering. Not connected: no connection offers Ideogram V2A yet; the Models page adds one.',
        'Galley’s typesetter letters it.',
        'Only the lettering is sharpened; everything else stays as it was rendered.',
      ],
      prediction: predict(),
      matrixVersion: 3,
    });
  });

  it('takes the first model that is connected and keeps the usable rest as fallbacks', () => {
    const route = routePrompt({ reading: readPrompt('portrait of an old man'), matrix: version, models: connected('sd3.5-large'), predict });
    expect([route.model, route.skipped.map(({ model }) => model), route.fallbacks]).toEqual(['sd3.5-large', ['gpt-image-sunburst'], ['sketch']]);
  });

  it('says that no string was given, and upscales only what the model cannot render', () => {
    const lettered = routePrompt({ reading: readPrompt('a hand-lettered quote about coffee'), matrix: version, models: knownModels(), predict });
    expect([lettered.intent, lettered.thenSteps]).toEqual(['typography', []]);
    expect(lettered.reasons).toContain('Lettering is asked for but no string is given, so nothing is set: put the words in quotes.');
    const input = { reading: readPrompt('tileable grass texture'), matrix: version, models: knownModels(), predict, size: { width: 2048, height: 2048 } };
    expect(routePrompt(input).thenSteps).toEqual(['seam-check']);
    expect(routePrompt({ ...input, sizesOf: () => ({ minSide: 64, maxSide: 1024, multipleOf: 16 }) }).thenSteps).toEqual(['seam-check', 'upscale']);
  });

  it('obeys the artist and a matrix with models nobody knows', () => {
    const matrix = {
      ...version,
      matrix: { ...defaultMatrix(), rows: defaultMatrix().rows.map((row) => ({ ...row, draft: { models: ['house-model'], params: {} } })) },
    };
    const route = routePrompt({ reading: readPrompt('a red apple'), matrix, models: knownModels(), predict, column: 'draft', intent: 'texture' });
    expect([route.intent, route.column, route.model, route.runnerUp.intent]).toEqual(['texture', 'draft', 'sketch', 'general']);
    expect(route.skipped).toEqual([{ model: 'house-model', reason: 'Not connected: Galley knows no model with the id “house-model”.' }]);
    expect(route.reasons.slice(0, 2)).toEqual(['You chose texture; the prompt alone reads as a picture without a special demand.', 'You asked for a draft.']);
  });
});

describe('planJob', () => {
  it('plans base, lettering, sharpening of the lettering and measures', () => {
    const image = (step: string) => ({ step, output: 'image' as const });
    const mask = { step: 'letter', output: 'mask' as const };
    expect(planned('a sign that says "Fern" in gold serif', { width: 512 })).toEqual({
      seed: 7,
      steps: [
        {
          id: 'base',
          operation: 'generate',
          params: {
            model: 'sketch',
            prompt: 'a sign that says "Fern" in gold serif',
            intent: 'typography',
            object: ['a sign that says "Fern" in gold serif'],
            style: [],
            texts: ['Fern'],
            width: 512,
            height: 1024,
            isDraft: false,
            transparentBackground: false,
            params: {},
          },
          inputs: {},
        },
        {
          id: 'letter',
          operation: 'letter',
          params: { texts: ['Fern'], options: {}, placements: ['in gold serif'], isImported: false },
          inputs: { image: image('base') },
        },
        { id: 'sharpen', operation: 'sharpen', params: { target: 'lettering', amount: 0.6 }, inputs: { image: image('letter'), mask } },
        {
          id: 'measure',
          operation: 'measure',
          params: { texts: ['Fern'], isTileable: false },
          inputs: { image: image('sharpen'), before: image('base'), mask },
        },
      ],
      proof: { before: image('base'), after: image('sharpen'), mask },
    });
  });

  it.each<[string, object, string[]]>([
    ['a red apple', {}, ['generate', 'sharpen', 'measure']],
    ['portrait of an old man', {}, ['generate', 'sharpen', 'measure']],
    ['tileable grass texture', {}, ['generate', 'seam-check', 'measure']],
    ['a hand-lettered quote about coffee', {}, ['generate', 'measure']],
    ['rough thumbnail of a barn', {}, ['generate', 'placeholder-mark', 'measure']],
    ['rough thumbnail of a barn', { intent: 'thumbnail', lettering: { texts: ['BARN'] } }, ['generate', 'placeholder-mark', 'letter', 'measure']],
    ['a red apple', { baseSha256: 'a'.repeat(64), lettering: { texts: ['Eve'] } }, ['import', 'letter', 'sharpen', 'measure']],
    ['a sign that says "X"', { lettering: { texts: [] } }, ['generate', 'measure']],
  ])('%s %j', (prompt, extra, operations) => {
    const plan = planned(prompt, extra);
    expect(plan.steps.map(({ operation }) => operation)).toEqual(operations);
    const seen = new Set<string>();
    for (const step of plan.steps) {
      for (const { step: source } of Object.values(step.inputs)) expect(seen).toContain(source);
      seen.add(step.id);
    }
  });

  it('renders smaller and upscales when the model cannot do the size', () => {
    const request = jobRequestSchema.parse({ prompt: 'a red apple', width: 4000, height: 2000 });
    const reading = readPrompt(request.prompt);
    const route = routePrompt({ reading, matrix: version, models: knownModels(), predict });
    const plan = planJob({ request, reading, route, seed: 1, limits: { minSide: 256, maxSide: 1536, multipleOf: 16 } });
    expect(plan.steps.slice(0, 2)).toEqual([
      expect.objectContaining({ id: 'base', params: expect.objectContaining({ width: 1536, height: 768 }) }),
      { id: 'upscale', operation: 'upscale', params: { width: 4000, height: 2000 }, inputs: { image: { step: 'base', output: 'image' } } },
    ]);
  });
});

describe('stepKey', () => {
  it('depends on content, not on the order of keys', () => {
    const key = (params: object, seed = 1) => stepKey({ operation: 'generate', params, seed, inputHashes: {} });
    expect(key({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(key({ b: { c: [1, 2] }, a: 1 }));
    expect(new Set([key({ a: 1 }), key({ a: '1' }), key({ a: [1] }), key({ a: 1 }, 2), key({ 'a":1,"b': 1 })]).size).toBe(5);
    expect(key({})).toMatch(/^[0-9a-f]{64}$/);
    expect(() => key({ a: Number.NaN })).toThrow(TypeError);
  });
});

describe('predictFrom, whatIf, createModelDirectory', () => {
  it('gives medians and null for what was never measured', () => {
    const run = (durationMs: number | null, peakBytes: number | null) => ({ model: 'sketch', operation: 'generate', durationMs, peakBytes, costUsd: null });
    expect(predictFrom([run(300, 10), run(100, null), run(200, 30), { ...run(9, 9), model: 'other' }], 'sketch', 'generate')).toEqual({
      seconds: 0.2,
      peakBytes: 20,
      costUsd: null,
      runs: 3,
    });
    expect(predictFrom([], 'sketch')).toEqual({ seconds: null, peakBytes: null, costUsd: null, runs: 0 });
  });

  const asked = (jobId: string, prompt: string) => ({ jobId, prompt, reading: readPrompt(prompt) });
  const pricedRuns = (model: string) => ({ seconds: model === 'sketch' ? 0.3 : 14, peakBytes: null, costUsd: model === 'sketch' ? 0 : null, runs: 9 });
  const edited = (change: (matrix: Matrix) => void) => {
    const matrix = structuredClone(version.matrix);
    change(matrix);
    return { ...version, matrix };
  };

  it('names the prompts that another matrix would send elsewhere, with what each takes before and after; what is unknown stays unknown', () => {
    const wanted = edited((matrix) => {
      matrix.rows[0]!.final.models = ['sketch'];
    });
    const jobs = [asked('1', 'a red apple'), asked('2', 'tileable grass texture')];
    expect(whatIf({ jobs, now: version, wanted, models: connected('sd3.5-large'), predict: pricedRuns })).toEqual({
      considered: 2,
      otherSteps: 0,
      changed: [
        {
          jobId: '2',
          prompt: 'tileable grass texture',
          intent: 'texture',
          column: 'final',
          from: { models: 'sd3.5-large', params: {} },
          to: { models: 'sketch', params: {} },
          before: { seconds: 14, costUsd: null },
          after: { seconds: 0.3, costUsd: 0 },
        },
      ],
    });
    expect(whatIf({ jobs, now: version, wanted: version, models: connected('sd3.5-large') })).toEqual({ considered: 2, changed: [], otherSteps: 0 });
  });

  it('counts a change of who letters as another way, with its price, and other steps after the render apart', () => {
    const sign = { ...asked('1', 'a tin sign that says "OPEN"'), intent: 'typography' as const, texts: ['OPEN'], letterUsd: () => 0.06 };
    const now = edited((matrix) => void delete matrix.rows[2]!.final.letterWith);
    const models = connected('ideogram-3');
    const { changed } = whatIf({ jobs: [sign], now, wanted: version, models, predict: pricedRuns });
    expect(changed).toMatchObject([
      {
        from: { models: 'sketch', params: {} },
        to: { models: 'sketch', params: {}, letterers: ['ideogram-3'] },
        before: { seconds: 0.3, costUsd: 0 },
        after: { seconds: 14.3, costUsd: 0.06 },
      },
    ]);
    expect(changed[0]!.from).not.toHaveProperty('letterers');
    const plain = edited((matrix) => {
      matrix.rows[2]!.thenSteps = [];
    });
    expect(whatIf({ jobs: [sign], now: version, wanted: plain, models })).toEqual({ considered: 1, changed: [], otherSteps: 1 });
  });

  it('lets an adapter replace what is known of a model', () => {
    const directory = createModelDirectory([{ id: 'sd3.5-large', label: 'SD', vendor: 'Us', isAvailable: true, reason: '', isBuiltIn: false }]);
    expect(
      directory
        .list()
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['sketch', 'sd3.5-large']);
    expect(directory.find('nope').reason).toMatch(/^Not connected/);
  });
});

describe('parseMatrix', () => {
  it('completes cells that do not end in Sketch and tells so', () => {
    const input = defaultMatrix();
    input.rows[0]!.final = { models: ['sd3.5-large'], params: {} };
    input.rows[1]!.draft = { models: ['sketch', 'gpt-image-flare', 'gpt-image-flare'], params: {} };
    const { matrix, notes } = parseMatrix(JSON.stringify(input));
    expect(matrix.rows[0]?.final.models).toEqual(['sd3.5-large', 'sketch']);
    expect(matrix.rows[1]?.draft.models).toEqual(['gpt-image-flare', 'sketch']);
    expect(notes).toEqual(
      ["The face row's draft cell was put in order: each model once, Sketch last.", "Sketch was added at the end of the texture row's final cell."].reverse(),
    );
  });

  it.each<[unknown, RegExp]>([
    ['{', /not JSON/],
    [null, /must be an object/],
    [{ name: '', rows: [] }, /needs a name|exactly one row/],
    [{ name: 'x', rows: defaultMatrix().rows.slice(1) }, /missing: texture/],
    [{ name: 'x', rows: [...defaultMatrix().rows, defaultMatrix().rows[0]] }, /more than once: texture/],
    [{ name: 'x', rows: defaultMatrix().rows.map((row) => ({ ...row, draft: { models: [] } })) }, /row 1 \(texture\).*draft cell/],
    [{ name: 'x', rows: defaultMatrix().rows.map((row) => ({ ...row, thenSteps: ['polish'] })) }, /thenSteps must be a list of seam-check/],
  ])('refuses %j', (input, message) => {
    expect(() => parseMatrix(input)).toThrow(message);
  });
});

describe('sample project', () => {
  const file = new URL('../../assets/sample-project/prompts.json', import.meta.url);
  it('covers every intent, with lettering in at least five', () => {
    const { requests, problems } = importPrompts('prompts.json', readFileSync(file, 'utf8'));
    const readings = requests.map(({ prompt }) => readPrompt(prompt));
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(19);
    expect(requests.every(({ seed }) => seed !== undefined)).toBe(true);
    expect(new Set(readings.map(({ intent }) => intent))).toEqual(new Set(INTENTS));
    expect(readings.filter(({ lettering }) => lettering.length > 0).length).toBeGreaterThanOrEqual(5);
  });
});
