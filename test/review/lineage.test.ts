import { describe, expect, it } from 'vitest';
import { recipeChanges } from '../../electron/review/differences.ts';
import { wordChanges } from '../../electron/review/word-changes.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import { proofDifferencesSchema, proofVersionSchema, recipeSchema, variantSchema } from '../../shared/review.ts';
import { createProject, type Project } from './project.ts';

const AT = '2026-03-01T09:00:00.000Z';
const PLAN: RenderPlan = {
  seed: 7,
  steps: [
    {
      id: 'base',
      operation: 'generate',
      inputs: {},
      params: {
        model: 'sd3.5-large',
        prompt: 'A badge',
        intent: 'general',
        object: ['badge'],
        style: [],
        texts: ['OAK'],
        width: 80,
        height: 64,
        isDraft: false,
        transparentBackground: false,
        params: { steps: 28, cfg_scale: 4.5 },
      },
    },
    {
      id: 'letter',
      operation: 'letter',
      inputs: { image: { step: 'base', output: 'image' } },
      params: { texts: ['OAK'], options: { font: 'anton' }, placements: [''], isImported: false },
    },
    {
      id: 'sharpen',
      operation: 'sharpen',
      inputs: { image: { step: 'letter', output: 'image' }, mask: { step: 'letter', output: 'mask' } },
      params: { target: 'lettering', amount: 0.4 },
    },
  ],
  proof: { before: { step: 'base', output: 'image' }, after: { step: 'sharpen', output: 'image' }, mask: { step: 'letter', output: 'mask' } },
};

function withRuns({ database, runs, results }: Project, proof: string, plan: RenderPlan, keys: readonly string[]): void {
  database.prepare('UPDATE proofs SET plan = ? WHERE id = ?').run(JSON.stringify(plan), proof);
  for (const [index, { id, operation }] of plan.steps.entries()) {
    const model = operation === 'generate' ? 'sd3.5-large' : null;
    const run = runs.start({
      jobId: `job-${proof}`,
      step: id,
      operation,
      key: keys[index],
      isCached: false,
      status: 'running',
      model,
      startedAt: AT,
      waitMs: 1,
    });
    runs.finish(run, { status: 'done', timeMs: 1500 + index, peakBytes: 5e8, costUsd: index === 0 ? 0.065 : 0, retries: 0, errorCode: null });
    results.put(keys[index], { outputs: { image: `${keys[index]}-image` }, data: {} }, AT);
  }
}

describe('a recipe', () => {
  it('is the plan as nodes with what each took, and what flows between them', async () => {
    const project = createProject();
    await project.addProof({ id: 'a' });
    withRuns(project, 'a', PLAN, ['k1', 'k2', 'k3']);
    const recipe = recipeSchema.parse(project.room.lineage.recipe('a'));
    expect(recipe.nodes.map(({ id, model, isCached, seconds, costUsd }) => ({ id, model, isCached, seconds, costUsd }))).toEqual([
      { id: 'base', model: 'sd3.5-large', isCached: false, seconds: 1.5, costUsd: 0.065 },
      { id: 'letter', model: null, isCached: false, seconds: 1.501, costUsd: 0 },
      { id: 'sharpen', model: null, isCached: false, seconds: 1.502, costUsd: 0 },
    ]);
    expect(recipe.nodes[0].params).toContainEqual({ name: 'steps', value: '28' });
    expect(recipe.nodes[0].outputs).toEqual([{ name: 'image', sha256: 'k1-image' }]);
    expect(recipe.nodes[1].params).toEqual([
      { name: 'texts', value: 'OAK' },
      { name: 'font', value: 'anton' },
    ]);
    expect(recipe.edges).toEqual([
      { from: 'base', to: 'letter', output: 'image', role: 'image' },
      { from: 'letter', to: 'sharpen', output: 'image', role: 'image' },
      { from: 'letter', to: 'sharpen', output: 'mask', role: 'mask' },
    ]);
    expect([recipe.before, recipe.after, recipe.seed, recipe.matrixVersion]).toEqual(['base', 'sharpen', 7, 1]);
    expect(() => project.room.lineage.recipe('none')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('what changed between two', () => {
  it('names words, seed, size, model, parameters, lettering, look and steps, and counts the steps that are the same', async () => {
    const project = createProject();
    await project.addProof({ id: 'a', prompt: 'A red badge, brass', metrics: { ssim: 0.9 } });
    await project.addProof({ id: 'bb', prompt: 'A blue badge, brass', seed: 8, parentId: 'job-a', metrics: { ssim: 0.8, colourCast: null } });
    withRuns(project, 'a', PLAN, ['k1', 'k2', 'k3']);
    const [base, letter] = structuredClone(PLAN.steps);
    if (base.operation === 'generate') Object.assign(base.params, { model: 'sketch', params: { steps: 12, cfg_scale: 4.5 } });
    if (letter.operation === 'letter') letter.params.texts = ['ELM'];
    const measure = { id: 'measure', operation: 'measure' as const, inputs: {}, params: { texts: [], isTileable: false } };
    withRuns(project, 'bb', { ...PLAN, seed: 8, steps: [base, letter, measure] }, ['k1', 'm2', 'm3']);
    const differences = proofDifferencesSchema.parse(project.room.lineage.differences('a', 'bb'));
    expect(differences.recipe.map(({ part, name, before, after }) => [part, name, before, after])).toEqual([
      ['prompt', '', 'A red badge, brass', 'A blue badge, brass'],
      ['lettering', '', 'OAK', 'ELM'],
      ['seed', '', '7', '8'],
      ['model', 'base', 'sd3.5-large', 'sketch'],
      ['parameter', 'base.steps', '28', '12'],
      ['step-removed', 'sharpen', 'sharpen', null],
      ['step-added', 'measure', null, 'measure'],
    ]);
    expect(differences.recipe[0].words).toEqual([
      { kind: 'same', text: 'A ' },
      { kind: 'removed', text: 'red ' },
      { kind: 'added', text: 'blue ' },
      { kind: 'same', text: 'badge, brass' },
    ]);
    const measure1 = (name: string) => differences.measures.find((change) => change.measure === name);
    expect([measure1('ssim'), measure1('colourCast'), measure1('characterErrorRate')]).toEqual([
      { measure: 'ssim', before: 0.9, after: 0.8 },
      { measure: 'colourCast', before: 0, after: null },
      undefined,
    ]);
    expect(measure1('costUsd')).toEqual({ measure: 'costUsd', before: 0.065, after: 0.065 });
    expect(differences.sameSteps).toBe(1);
    expect(project.room.lineage.differences('a', 'a').recipe).toEqual([]);
  });

  it('tells changes of a version that is not rendered yet from what was asked for', async () => {
    const { jobs, addProof } = createProject();
    await addProof({ id: 'a' });
    const job = jobs.get('job-a')!;
    const next = { ...job, proofId: null, request: { ...job.request, width: 160, seed: 9, lettering: { texts: ['OAK'], font: 'anton' } } };
    expect(recipeChanges({ job, plan: null }, { job: next, plan: null }).map(({ part, name, before, after }) => [part, name, before, after])).toEqual([
      ['lettering', '', null, 'OAK'],
      ['seed', '', '7', '9'],
      ['size', '', '80 × 64', '160 × 64'],
      ['look', 'font', null, 'anton'],
    ]);
  });

  it('keeps the longest common words of two texts, also where one is empty or not Latin', () => {
    const shown = (a: string, b: string) => wordChanges(a, b).map(({ kind, text }) => `${{ same: '', removed: '-', added: '+' }[kind]}${text.trim()}`);
    expect(shown('', 'a cup')).toEqual(['+a cup']);
    expect(shown('a cup', '')).toEqual(['-a cup']);
    expect(shown('a cup', 'a cup')).toEqual(['a cup']);
    expect(shown('a red cup on a table', 'a cup on the table, at night')).toEqual(['a', '-red', 'cup on', '-a', '+the', 'table', '+, at night']);
    expect(shown('красный знак', 'синий знак')).toEqual(['-красный', '+синий', 'знак']);
    expect(shown('says "OAK"', 'says "ELM"')).toEqual(['says "', '-OAK', '+ELM', '"']);
    expect(
      wordChanges('a  cup', 'a  red cup')
        .map(({ text }) => text)
        .join(''),
    ).toBe('a  red cup');
    expect(shown('木 の 板', '木 の 箱')).toEqual(['木 の', '-板', '+箱']);
  });
});

describe('siblings and versions', () => {
  it('shows every picture of the same prompt and of the same line of rework, with what is other', async () => {
    const project = createProject();
    const prompt = 'A very long prompt whose first forty-eight characters are the same';
    await project.addProof({ id: 'a', prompt });
    await project.addProof({ id: 'bb', prompt, seed: 11 });
    await project.addProof({ id: 'ccc', prompt: `${prompt}, at night`, parentId: 'job-a' });
    await project.addProof({ id: 'other', prompt: `${prompt}, by day` });
    const variants = project.room.lineage.variants('a').map((variant) => variantSchema.parse(variant));
    expect(variants.map(({ proof, seed, changes }) => [proof.id, seed, changes.map(({ part }) => part)])).toEqual([
      ['a', 7, []],
      ['bb', 11, ['seed']],
      ['ccc', 7, ['prompt']],
    ]);
    expect(project.room.lineage.variants('ccc').map(({ proof }) => proof.id)).toEqual(['a', 'bb', 'ccc']);
    expect(project.room.lineage.variants('other').map(({ proof }) => proof.id)).toEqual(['other']);
  });

  it('tells the whole line from any of its versions, with verdicts and with what waits', async () => {
    const { room, review, jobs, addProof } = createProject();
    const pixelsSha256 = await addProof({ id: 'a', prompt: 'One' });
    review.decide({ proofId: 'a', pixelsSha256, verdict: 'changes', note: 'warmer', overrideReason: '' });
    await addProof({ id: 'bb', prompt: 'One, warm', parentId: 'job-a' });
    await addProof({ id: 'alone' });
    const first = jobs.get('job-bb')!;
    jobs.insert({
      ...first,
      id: 'job-wait',
      parentId: 'job-bb',
      state: 'queued',
      request: { ...first.request, seed: 12 },
      createdAt: '2026-03-01T10:00:00.000Z',
    });
    for (const from of ['a', 'bb']) {
      const history = room.lineage.history(from).map((version) => proofVersionSchema.parse(version));
      expect(
        history.map(({ jobId, state, proof, ledger, changes }) => [
          jobId,
          state,
          proof?.verdict,
          ledger.map(({ note }) => note),
          changes.map(({ part }) => part),
        ]),
      ).toEqual([
        ['job-a', 'done', 'changes', ['warmer'], []],
        ['job-bb', 'done', null, [], ['prompt']],
        ['job-wait', 'queued', undefined, [], ['seed']],
      ]);
    }
  });
});
