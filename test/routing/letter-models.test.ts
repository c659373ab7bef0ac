import { describe, expect, it } from 'vitest';
import { defaultMatrix } from '../../electron/routing/default-matrix.ts';
import { knownModels } from '../../electron/routing/known-models.ts';
import { isLetteredByHand } from '../../electron/routing/letter-models.ts';
import { planJob } from '../../electron/routing/plan.ts';
import { routePrompt } from '../../electron/routing/route.ts';
import { jobRequestSchema } from '../../shared/job.ts';
import { type MatrixVersion, type ModelStatus, matrixSchema, routeSchema } from '../../shared/routing.ts';
import { readPrompt } from '../prompt/read.ts';

const version: MatrixVersion = { version: 1, savedAt: '', note: '', matrix: defaultMatrix() };
const predict = () => ({ seconds: 4, peakBytes: null, costUsd: 0.01, runs: 2 });
const connected = (...ids: string[]): ModelStatus[] =>
  knownModels().map((model) => (ids.includes(model.id) ? { ...model, isAvailable: true, reason: '' } : model));
const PROMPT = 'a sign that says "Fern & Fable"';

function routed(ids: string[], more: object = {}) {
  return routePrompt({ reading: readPrompt(PROMPT), matrix: version, models: connected(...ids), predict, letterUsd: () => 0.06, ...more });
}

function planned(route: ReturnType<typeof routed>) {
  const request = jobRequestSchema.parse({ prompt: PROMPT });
  return planJob({ request, reading: readPrompt(PROMPT), route, seed: 7 }).steps;
}

describe('models that letter', () => {
  it('are named with their price, in order, and those that are not connected are passed over', () => {
    const route = routed(['ideogram-v2a']);
    expect(routeSchema.parse(route)).toEqual(route);
    expect(route.lettering).toEqual({ models: ['ideogram-v2a'], skipped: [{ model: 'ideogram-3', reason: expect.stringMatching(/^Not connected/) }] });
    expect(route.reasons).toContain(
      'Ideogram V2A letters it, for about $0.06; every string is read back and everything outside its place stays as it was. What no model gets right is typeset.',
    );
    expect(route.prediction).toMatchObject({ costUsd: expect.closeTo(0.07), seconds: 8 });
    expect(routed(['ideogram-3', 'ideogram-v2a']).reasons.join(' ')).toContain('What it gets wrong goes to Ideogram V2A, each once.');
    expect(routed(['ideogram-3'], { letterUsd: undefined }).reasons.join(' ')).toContain('for about $0.01');
  });

  it('get a plan, an edit and the typesetter for the rest; without one the plan is the typesetter’s alone', () => {
    const steps = planned(routed(['ideogram-3']));
    expect(
      steps.filter(({ operation }) => operation.startsWith('letter')).map(({ id, inputs }) => [id, Object.values(inputs).map(({ step }) => step)]),
    ).toEqual([
      ['letter-plan', ['base']],
      ['letter-edit', ['base', 'letter-plan']],
      ['letter', ['base', 'letter-edit']],
    ]);
    const alone = planned(routed([]));
    expect(alone.map(({ id }) => id)).toEqual(['base', 'letter', 'sharpen', 'measure']);
    const typeset = steps.find(({ id }) => id === 'letter')!;
    expect(alone.find(({ id }) => id === 'letter')!.params).toEqual(typeset.params);
  });

  it('are not asked for drafts, without a string, by other rows, or where the artist chose face or place', () => {
    expect(routed(['ideogram-3'], { column: 'draft' }).lettering).toBeUndefined();
    expect(routed(['ideogram-3'], { texts: [] }).lettering).toBeUndefined();
    expect(routed(['ideogram-3'], { intent: 'general' }).lettering).toBeUndefined();
    const byHand = routed(['ideogram-3'], { isLetteredByHand: true });
    expect([byHand.lettering, byHand.reasons.some((reason) => reason.includes('chosen by hand'))]).toEqual([undefined, true]);
    expect(
      [{ font: 'inter' }, { box: { x: 0, y: 0, width: 9, height: 9 } }, { placed: [{ text: 'A', region: 1, font: 'inter' }] }].map(isLetteredByHand),
    ).toEqual([true, true, true]);
    expect([{}, { texts: ['A'] }, { placed: [{ text: 'A', region: 1 }] }].map(isLetteredByHand)).toEqual([false, false, false]);
  });

  it('are kept by matrices that name them, and older matrices and routes do without', () => {
    const matrix = defaultMatrix();
    expect(matrixSchema.parse(matrix).rows.find(({ intent }) => intent === 'typography')!.final.letterWith).toEqual(['ideogram-3', 'ideogram-v2a']);
    const older = { ...matrix, rows: matrix.rows.map(({ final: { models, params }, ...row }) => ({ ...row, final: { models, params } })) };
    expect(matrixSchema.parse(older)).toEqual(older);
    const { lettering: _, ...route } = routed([]);
    expect(routeSchema.parse(route)).toEqual(route);
  });
});
