import { expect, test } from 'vitest';
import { candidateNames, connectedCell, EMPTY_DRAFT, hasProblem, problemsOf, requestOf, seedWords, twinsOf } from '../../../renderer/bake-off/draft.ts';
import { bakeOffRequestSchema } from '../../../shared/bake-off.ts';
import { MODELS } from '../matrix/fake-matrix.ts';

const sketch = (key: number, params = {}, name: string | null = null) => ({ key, name, cell: { models: ['sketch'], params } });

test('candidates are named after their model and settings, each differently, unless somebody names them', () => {
  const candidates = [sketch(1), sketch(2), sketch(3, { detail: 0.5 }), sketch(4, {}, ' Sketch (2) '), sketch(5)];
  expect(candidateNames(candidates, MODELS)).toEqual(['Sketch', 'Sketch (3)', 'Sketch, detail 0.5', 'Sketch (2)', 'Sketch (4)']);
  expect(twinsOf(candidates)).toEqual({ 1: 0, 3: 0, 4: 0 });
});

test('a cell of the matrix is taken from its first connected model on', () => {
  expect(connectedCell({ models: ['sd', 'ideogram', 'sketch'], params: { steps: 28 } }, MODELS)).toEqual({
    models: ['ideogram', 'sketch'],
    params: { steps: 28 },
  });
  const layer = { models: ['sd', 'sketch'], params: {} };
  expect(
    connectedCell({ ...layer, split: { object: layer, style: layer, merge: { harmonise: 0, lightWrap: 0, contactShadow: 0 } } }, MODELS).split,
  ).toMatchObject({
    object: { models: ['sketch'] },
    style: { models: ['sketch'] },
  });
});

test('problems are named by field, and what has none is a request the studio takes', () => {
  expect(problemsOf(EMPTY_DRAFT, MODELS)).toEqual({
    name: 'Give the bake-off a name.',
    prompts: 'Write at least one prompt.',
    candidates: 'Two candidates are wanted at least.',
    candidate: {},
  });
  const draft = { ...EMPTY_DRAFT, name: ' Grain ', prompts: 'oak\n\n  slate ', candidates: [sketch(1), sketch(2, { grain: 8 })], seedCount: 3, firstSeed: 7 };
  expect(hasProblem(problemsOf(draft, MODELS))).toBe(false);
  const request = requestOf(draft, MODELS);
  expect(request).toMatchObject({ name: 'Grain', prompts: ['oak', 'slate'], seeds: [7, 8, 9] });
  expect(bakeOffRequestSchema.safeParse(request).success).toBe(true);

  const wrong = { ...draft, candidates: [sketch(1, {}, 'One'), sketch(2, {}, 'One'), sketch(3, {}, ' ')], seedCount: 51, prompts: 'oak\n'.repeat(501) };
  expect(problemsOf(wrong, MODELS)).toEqual({
    candidate: { 1: 'Another candidate has this name.', 2: 'It needs a name.' },
    prompts: '500 lines is the most; there are 501.',
    seeds: '1 to 50 seeds can be taken.',
  });
  expect(problemsOf({ ...draft, firstSeed: 0xffff_ffff }, MODELS).seeds).toMatch(/at most/);
  expect(problemsOf({ ...draft, seedCount: 0 }, MODELS).seeds).toBeDefined();
});

test('few seeds are listed, many are a range', () => {
  expect(seedWords([1, 2, 3])).toBe('1, 2, 3');
  expect(seedWords([1, 2, 3, 4, 5])).toBe('1 to 5');
});
