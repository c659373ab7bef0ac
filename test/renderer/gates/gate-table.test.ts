import { expect, test } from 'vitest';
import { carryOver, clearRule, copyToAll, type GateTable, gatesOf, isTwoSided, type LimitSide, setLimit, tableOf } from '../../../renderer/gates/gate-table.ts';
import { gatesFileOf, readGatesFile } from '../../../renderer/gates/import-gates.ts';
import { defaultGates, type GateMeasure } from '../../../shared/gates.ts';
import { INTENTS } from '../../../shared/prompt.ts';

const table = tableOf(defaultGates());
const typed = (measure: GateMeasure, texts: Partial<Record<LimitSide, string>>): GateTable =>
  Object.entries(texts).reduce((next, [side, text]) => setLimit(next, { intent: 'face', measure }, side as LimitSide, text), table);

test('limits survive the table, in what people read: percent of characters', () => {
  expect(gatesOf(table)).toEqual({ gates: { ...defaultGates(), texture: expect.arrayContaining(defaultGates().texture) }, problems: [] });
  const face = gatesOf(typed('characterErrorRate', { amberAbove: '0', redAbove: ' 7,5 ' })).gates.face;
  expect(face[0]).toEqual({ measure: 'characterErrorRate', amberAbove: 0, redAbove: 0.075, amberBelow: null, redBelow: null });
  expect(tableOf({ ...defaultGates(), face }).face.characterErrorRate).toMatchObject({ amberAbove: '0', redAbove: '7.5' });
});

test.each([
  ['seconds', { redAbove: '3' }, 'redAbove', 'Red begins at 60 or above'],
  ['sharpnessRatio', { amberBelow: '0.5', redBelow: '0.9' }, 'redBelow', 'Red begins at 0.5 or below'],
  ['sharpnessRatio', { amberBelow: '2', redAbove: '1.5' }, 'amberBelow', 'Below lies over above: nothing is within'],
  ['costUsd', { amberAbove: 'a lot' }, 'amberAbove', 'A number, 0 or more'],
  ['costUsd', { redAbove: '-1' }, 'redAbove', 'A number, 0 or more'],
  ['costUsd', { redAbove: '1e9' }, 'redAbove', 'A number, 0 or more'],
] as const)('%s with %j is named at its field', (measure, texts, side, message) => {
  expect(gatesOf(typed(measure, texts)).problems).toEqual([{ intent: 'face', measure, side, message }]);
});

test('a measure without a number has no rule; one can be given to all intents', () => {
  const cleared = clearRule(table, { intent: 'texture', measure: 'seamRatio' });
  expect(gatesOf(cleared).gates.texture.map(({ measure }) => measure)).not.toContain('seamRatio');
  const all = gatesOf(copyToAll(table, { intent: 'texture', measure: 'seamRatio' })).gates;
  for (const intent of INTENTS) expect(all[intent].find(({ measure }) => measure === 'seamRatio')).toMatchObject({ amberAbove: 1.2, redAbove: 1.5 });
  expect([isTwoSided(table, 'seconds'), isTwoSided(table, 'sharpnessRatio'), isTwoSided(typed('seconds', { redBelow: '1' }), 'seconds')]).toEqual([
    false,
    true,
    true,
  ]);
});

test('what differs between two tables is carried into a third, cell by cell', () => {
  const [one, other] = [typed('seconds', { redAbove: '90' }), typed('seconds', { redAbove: '90', amberAbove: '40' })];
  const third = clearRule(table, { intent: 'texture', measure: 'seamRatio' });
  const carried = carryOver(third, table, other);
  expect(carried.face.seconds).toMatchObject({ amberAbove: '40', redAbove: '90' });
  expect(carried.texture).toBe(third.texture);
  expect(carryOver(third, one, one)).toBe(third);
  // What is not as it was left any more stays.
  expect(carryOver(one, other, table)).toBe(one);
});

test('a file of limits comes back as it was written; a broken one is told where', () => {
  const { fileName, content } = gatesFileOf(defaultGates());
  expect(readGatesFile(fileName, `\uFEFF${content}`)).toEqual({ gates: defaultGates() });
  const problem = (data: unknown) => (readGatesFile('x.json', typeof data === 'string' ? data : JSON.stringify(data)) as { problem: string }).problem;
  const face = (rule: object) => problem({ ...defaultGates(), face: [{ measure: 'seconds', ...rule }] });
  expect(problem('{')).toBe('“x.json” is not a JSON file.');
  expect(problem([1])).toMatch(/^“x\.json” cannot be used: it holds no limits: an object with a list for each of texture, face/);
  expect(problem({ ...defaultGates(), face: undefined })).toBe('“x.json” cannot be used: it has no list called “face”.');
  expect(face({ amberAbove: 5, redAbove: 2 })).toBe('“x.json” cannot be used: Face, Time (redAbove): red has to begin at or above amber.');
  expect(face({ amberAbove: -1 })).toBe('“x.json” cannot be used: Face, Time (amberAbove): a number of 0 or more, or null, is expected.');
  expect(face({ measure: 'beauty' })).toMatch(/Face, rule 1: its measure must be one of characterErrorRate/);
});
