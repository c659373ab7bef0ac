import { expect, test } from 'vitest';
import { differencesOf, isSameCell } from '../../../renderer/matrix/differences.ts';
import {
  addModel,
  completeMatrix,
  moveModel,
  placeModel,
  removeModel,
  setLetterers,
  setMerge,
  setParams,
  toggleLetterer,
  toggleSplit,
  toggleThenStep,
} from '../../../renderer/matrix/edit-matrix.ts';
import { matrixFileOf, readMatrixFile } from '../../../renderer/matrix/import-matrix.ts';
import { cellModels } from '../../../renderer/matrix/model-status.ts';
import { paramsOf } from '../../../renderer/matrix/params.ts';
import { changeWords, shareWords, sumOf, wayLabel, whatIfWords } from '../../../renderer/matrix/what-if-words.ts';
import type { Expectation, Matrix } from '../../../shared/routing.ts';
import { fakeMatrix, MODELS } from './fake-matrix.ts';

const PLACE = { intent: 'texture', column: 'final' } as const;
const modelsOf = (matrix: Matrix) => matrix.rows[0].final.models;

test('Sketch stays last whatever is done to a cell', () => {
  const matrix = fakeMatrix();
  expect(modelsOf(addModel(matrix, PLACE, ' flux '))).toEqual(['sd', 'ideogram', 'flux', 'sketch']);
  expect(modelsOf(addModel(matrix, PLACE, 'sd'))).toEqual(['sd', 'ideogram', 'sketch']);
  expect(modelsOf(addModel(matrix, PLACE, '  '))).toEqual(['sd', 'ideogram', 'sketch']);
  expect(modelsOf(removeModel(matrix, PLACE, 'sketch'))).toEqual(['sd', 'ideogram', 'sketch']);
  expect(modelsOf(moveModel(matrix, PLACE, 'sd', 9))).toEqual(['ideogram', 'sd', 'sketch']);
  expect(modelsOf(moveModel(matrix, PLACE, 'sketch', -1))).toEqual(['sd', 'ideogram', 'sketch']);
  expect(modelsOf(matrix)).toEqual(['sd', 'ideogram', 'sketch']);
});

test('a model is put among the others by its place; Sketch is not moved', () => {
  const matrix = fakeMatrix();
  expect(modelsOf(placeModel(matrix, PLACE, 'ideogram', 0))).toEqual(['ideogram', 'sd', 'sketch']);
  expect(modelsOf(placeModel(matrix, PLACE, 'sd', 9))).toEqual(['ideogram', 'sd', 'sketch']);
  expect(modelsOf(placeModel(matrix, PLACE, 'sketch', 0))).toEqual(['sd', 'ideogram', 'sketch']);
  expect(modelsOf(placeModel(matrix, PLACE, 'flux', 0))).toEqual(['sd', 'ideogram', 'sketch']);
});

test('seconds and money are added up where both sides are known', () => {
  const change = (before: Expectation, after: Expectation) => ({
    ...{ jobId: 'j', prompt: 'p', intent: 'face' as const, column: 'final' as const, from: { models: 'a', params: {} }, to: { models: 'b', params: {} } },
    before,
    after,
  });
  const changes = [change({ seconds: 10, costUsd: 0 }, { seconds: 4, costUsd: 0.04 }), change({ seconds: null, costUsd: 0 }, { seconds: 4, costUsd: null })];
  expect(sumOf(changes, 'seconds')).toEqual({ before: 10, after: 4, known: 1, unknown: 1 });
  expect(sumOf(changes, 'costUsd')).toEqual({ before: 0, after: 0.04, known: 1, unknown: 1 });
  expect(shareWords({ before: 10, after: 4 })).toBe('−60 %');
  expect(shareWords({ before: 0, after: 4 })).toBe('');
  expect(changes.map((each) => changeWords(each, 'seconds'))).toEqual(['10.0 s → 4.0 s', 'unknown → 4.0 s']);
  expect(changes.map((each) => changeWords(each, 'costUsd'))).toEqual(['$0 → $0.040', '$0 → unknown']);
});

test('a cell says which model takes prompts and why others do not', () => {
  expect(cellModels(['sd', 'flux', 'ideogram', 'sketch'], MODELS).map(({ label, role, words }) => `${label}: ${role}. ${words}`)).toEqual([
    'SD Large: skipped. Passed over. No key is stored for it.',
    'flux: skipped. Passed over. Galley knows no model called “flux”.',
    'Ideogram: takes. Prompts go here (ideogram, Ideogram).',
    'Sketch: fallback. Tried when the models before it fail (sketch, Galley).',
  ]);
});

test('a cell is lettered by models or by the typesetter, which is a difference', () => {
  const before = fakeMatrix();
  const lettered = toggleLetterer(toggleLetterer(before, PLACE, 'ideogram-3'), PLACE, 'ideogram-v2a');
  expect(lettered.rows[0].final.letterWith).toEqual(['ideogram-3', 'ideogram-v2a']);
  expect(isSameCell(before.rows[0].final, lettered.rows[0].final)).toBe(false);
  expect(differencesOf(before, lettered, MODELS)).toEqual([
    { place: 'Texture, final, lettered by', before: 'the typesetter', after: 'ideogram-3 → ideogram-v2a' },
  ]);
  expect(completeMatrix(lettered).rows[0].final.letterWith).toEqual(['ideogram-3', 'ideogram-v2a']);
  expect(setLetterers(lettered, PLACE, [])).toEqual(before);
  expect(toggleLetterer(lettered, PLACE, 'ideogram-3').rows[0].final.letterWith).toEqual(['ideogram-v2a']);
});

test('differences are told in words', () => {
  const before = fakeMatrix();
  const edited = toggleThenStep(setParams(removeModel(before, PLACE, 'sd'), PLACE, { steps: 28, isTiled: true }), 'face', 'sharpen');
  expect(differencesOf(before, edited, MODELS)).toEqual([
    { place: 'Texture, final', before: 'SD Large → Ideogram → Sketch', after: 'Ideogram → Sketch' },
    { place: 'Texture, final, parameters', before: 'none', after: 'steps 28, isTiled true' },
    { place: 'Face, then', before: 'Sharpen', after: 'nothing' },
  ]);
  expect(differencesOf(before, fakeMatrix(), MODELS)).toEqual([]);
});

test('a cell splits with its own models, is edited layer by layer, and becomes whole again', () => {
  const before = fakeMatrix();
  const split = toggleSplit(before, PLACE);
  expect(split.rows[0].final.split).toEqual({
    object: { models: ['sd', 'ideogram', 'sketch'], params: {} },
    style: { models: ['sd', 'ideogram', 'sketch'], params: {} },
    merge: { harmonise: 0.6, lightWrap: 0.25, contactShadow: 0.6 },
  });
  const edited = setMerge(setParams(removeModel(split, { ...PLACE, layer: 'object' }, 'sd'), { ...PLACE, layer: 'style' }, { steps: 20 }), PLACE, {
    lightWrap: 0,
    scale: 0.5,
  });
  expect(edited.rows[0].final.models).toEqual(['sd', 'ideogram', 'sketch']);
  expect(differencesOf(before, edited, MODELS)).toEqual([
    {
      place: 'Texture, final, split',
      before: 'one render',
      after: 'object Ideogram → Sketch; style SD Large → Ideogram → Sketch (steps 20); Harmonise 0.6, Light wrap 0, Contact shadow 0.6, Height 0.5',
    },
  ]);
  expect(setMerge(edited, PLACE, { scale: undefined }).rows[0].final.split!.merge.scale).toBeUndefined();
  expect(addModel(before, { ...PLACE, layer: 'style' }, 'flux')).toEqual(before);
  expect(completeMatrix(edited)).toEqual(edited);
  expect(toggleSplit(edited, PLACE)).toEqual(before);
});

test('parameters take the kind that their words have', () => {
  const rows = [
    { name: ' steps ', value: '28' },
    { name: 'style', value: 'photo' },
    { name: 'tile', value: 'true' },
    { name: 'empty', value: '' },
    { name: '', value: 'no name' },
  ];
  expect(paramsOf(rows)).toEqual({ steps: 28, style: 'photo', tile: true, empty: '' });
});

test('an exported file is taken back', () => {
  const { fileName, content } = matrixFileOf(fakeMatrix('Team “Nord” 2026'));
  expect(fileName).toBe('team-nord-2026.matrix.json');
  expect(readMatrixFile(fileName, `\uFEFF${content}`)).toEqual({ matrix: fakeMatrix('Team “Nord” 2026') });
});

test.each([
  ['not json', '“m.json” is not a JSON file.'],
  ['[]', 'it holds no matrix: an object with a name and rows is expected.'],
  ['{"rows":[]}', 'it needs a name of 1 to 80 characters.'],
  ['{"name":"x"}', 'it has no list called “rows”.'],
  ['{"name":"x","rows":[]}', 'it needs one row for every intent; missing: Texture, Face, Typography, Thumbnail, General.'],
  ['{"name":"x","rows":[7]}', 'row 1: an object with intent, draft, final and thenSteps is expected.'],
  ['{"name":"x","rows":[{"intent":"photo"}]}', 'row 1 (photo): its intent has to be one of texture, face, typography, thumbnail, general.'],
  ['{"name":"x","rows":[{"intent":"face","draft":{"models":[]}}]}', 'row 1 (face), draft cell: “models” has to be a list with at least one model.'],
])('the file %s is refused in words', (text, words) => {
  const read = readMatrixFile('m.json', text);
  expect('problem' in read && read.problem).toContain(words);
});

test('a doubled row is named', () => {
  const matrix = fakeMatrix();
  const read = readMatrixFile('m.json', JSON.stringify({ ...matrix, rows: [...matrix.rows, matrix.rows[1]] }));
  expect(read).toEqual({ problem: '“m.json” cannot be used: it has more than one row for Face.' });
});

test('what would change is said in a sentence', () => {
  expect(whatIfWords({ considered: 0, changed: [], otherSteps: 0 })).toBe('There are no prompts in this project yet to try it on.');
  expect(whatIfWords({ considered: 500, changed: [], otherSteps: 0 })).toContain('None of your newest 500 prompts would be rendered another way.');
  expect(['sketch', 'sketch + sketch', 'sketch + flux'].map((models) => wayLabel({ models, params: {} }, []))).toEqual([
    'Sketch',
    'Sketch, split',
    'Sketch + flux, split',
  ]);
  expect(wayLabel({ models: 'sketch', params: { detail: 0.5, grain: 4 } }, [])).toBe('Sketch (detail 0.5, grain 4)');
});
