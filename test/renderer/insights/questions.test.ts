import { expect, test } from 'vitest';
import { csvOf, formatCell, type Question } from '../../../renderer/insights/question.ts';
import { costQuestion } from '../../../renderer/insights/questions/cost.ts';
import { daysQuestion } from '../../../renderer/insights/questions/days.ts';
import { driftQuestion, goldenText, parseGolden } from '../../../renderer/insights/questions/drift.ts';
import { failuresQuestion } from '../../../renderer/insights/questions/failures.ts';
import { intentsQuestion } from '../../../renderer/insights/questions/intents.ts';
import { letteringQuestion } from '../../../renderer/insights/questions/lettering.ts';
import { memoryQuestion } from '../../../renderer/insights/questions/memory.ts';
import { modelsQuestion } from '../../../renderer/insights/questions/models.ts';
import { operationsQuestion } from '../../../renderer/insights/questions/operations.ts';
import { readingsQuestion } from '../../../renderer/insights/questions/readings.ts';
import { reworkOverTime, reworkQuestion } from '../../../renderer/insights/questions/rework.ts';
import { speedQuestion } from '../../../renderer/insights/questions/speed.ts';
import type { Insights } from '../../../shared/insights.ts';
import { DRIFT, EMPTY, FILLED, NO_DRIFT, NO_TRENDS, TRENDS } from './fake-insights.ts';

const QUESTIONS: ((insights: Insights) => Question)[] = [
  letteringQuestion,
  operationsQuestion,
  modelsQuestion,
  memoryQuestion,
  reworkQuestion,
  intentsQuestion,
  readingsQuestion,
  daysQuestion,
];
const answersOf = (insights: Insights) => QUESTIONS.map((ask) => ask(insights)).map(({ figure, answer }) => `${figure ?? ''} ${answer}`.trim());

test('every chart answers its question from the data', () => {
  expect(answersOf(FILLED)).toEqual([
    '1 of 2 read exactly as asked. At the median 75 % of the letters were wrong before, 5.0 % after.',
    'Lettering takes longest: 700 ms at the median, and longer than 900 ms one time in twenty.',
    'sd3.5-large takes longest: 4.1 s at the median. The quickest is sketch with 310 ms.',
    '840 MB at most. The step that needed it: Lettering.',
    '1.50 extra rounds for every approved asset: 1 rendered again, 2 fixed by hand.',
    'Most of it is typography: 4 of 5 jobs. 2 are approved.',
    '23 % of readings were corrected: 3 of 13 jobs. Most often wrong: texture, 2 of 2.',
    'A job took 1.3 s at the median on Mar 9, 2.5 s on Mar 8. The busiest day was Mar 8 with 3 jobs.',
  ]);
});

test('one is one', () => {
  const byIntent = FILLED.byIntent.map((entry, index) => ({ ...entry, approved: index === 0 ? 1 : 0 }));
  expect(intentsQuestion({ ...FILLED, byIntent }).answer).toMatch(/ 1 is approved\.$/);
});

test('without data no number is made up', () => {
  expect(answersOf(EMPTY)).toEqual([
    'No proof with lettering in this time.',
    'No step was run in this time.',
    'No model has rendered in this time.',
    'No memory was measured in this time.',
    'Nothing is approved yet, so there is no rate: 0 rendered again, 0 fixed by hand.',
    'No jobs in this time.',
    'No prompt was read in this time.',
    'No job was finished in this time.',
  ]);
});

test('only the newest 60 lettered proofs are drawn, oldest first', () => {
  const lettering = Array.from({ length: 70 }, (_, index) => ({ proofId: `p${index}`, prompt: 'Sign', before: 1, after: 0, at: '2026-03-08T10:00:00.000Z' }));
  const { proofs, answer } = letteringQuestion({ ...EMPTY, lettering });
  expect([proofs.length, proofs[0].proofId, proofs.at(-1)?.proofId]).toEqual([60, 'p10', 'p69']);
  expect(answer).toContain('All 60 read exactly as asked.');
});

test('rows are exported raw, with units in the names and without formulas', () => {
  expect(csvOf(modelsQuestion(FILLED).table)).toBe(
    'model,runs,median_ms,p95_ms,peak_bytes,cost_usd\r\nsd3.5-large,1,4100,4100,,0.12\r\nsketch,3,310,620,312000000,0\r\n',
  );
  expect(csvOf(letteringQuestion(FILLED).table).split('\r\n')[1]).toBe('2026-03-08T10:00:00.000Z,"\'=SUM(A1), a sign",p1,1,0');
});

test('the table shows values in words and a dash for what was not measured', () => {
  const { columns, rows } = modelsQuestion(FILLED).table;
  expect(rows[0].map((value, index) => formatCell(columns[index], value))).toEqual(['sd3.5-large', '1', '4.1 s', '4.1 s', '–', '$0.12']);
});

test('wrong readings: shares by what was read, the parts, and what was meant instead', () => {
  const { table, groups } = readingsQuestion(FILLED);
  expect(groups.map(({ heading, bars }) => [heading, bars.map(({ label, value }) => [label, value])])).toEqual([
    [
      'Share of jobs, by what was read',
      [
        ['Texture', 1],
        ['Typography', 0.125],
        ['General', 0],
      ],
    ],
    [
      'What was corrected',
      [
        ['Intent', 2],
        ['Lettering', 1],
        ['Object and style', 1],
      ],
    ],
    ['Read as → meant', [['Texture → typography', 2]]],
  ]);
  expect(csvOf(table)).toBe(
    'read_as,jobs,corrected,share,intent_corrected,lettering_corrected,words_corrected,meant\r\n' +
      'texture,2,2,1,2,0,1,typography 2\r\ntypography,8,1,0.125,0,1,0,\r\ngeneral,3,0,0,0,0,0,\r\n',
  );
});

test('readings that nobody corrected are said to be so, without a chart', () => {
  const readings = FILLED.readings.filter(({ corrected }) => corrected === 0);
  const { figure, answer, table, groups } = readingsQuestion({ ...EMPTY, readings });
  expect([figure, table.rows, groups]).toEqual([undefined, [], []]);
  expect(answer).toBe('Nobody corrected a reading in this time (3 jobs). Where one is wrong, correct it in the queue: then it is counted here.');
});

test('questions over time answer from the data', () => {
  expect(speedQuestion(TRENDS).answer).toBe('No change beyond the usual spread of runs.');
  const steady = { ...TRENDS.models[0], runs: 400, medianMs: 300, p95Ms: 400 };
  const point = (medianMs: number) => ({ ...TRENDS.models[0].points[1], runs: 100, medianMs, p95Ms: medianMs * 1.3 });
  const slower = { ...TRENDS, models: [{ ...steady, points: [point(300), point(310), point(360)] }] };
  expect(speedQuestion(slower).answer).toBe(
    'The largest change: sketch is 20 % slower in the last quarter of this time than in the first, 360 ms at the median, then 300 ms.',
  );
  expect(speedQuestion({ ...slower, models: [{ ...steady, points: [point(300), point(310), point(308)] }] }).answer).toMatch(/^No change/);
  expect([costQuestion(TRENDS).figure, costQuestion(TRENDS).answer]).toEqual(['$0.060', 'for every approved asset: $0.12 spent, 2 approved.']);
  expect([failuresQuestion(TRENDS).figure, failuresQuestion(TRENDS).answer]).toEqual([
    '29 %',
    'of runs failed: 2 of 7. Most often sd3.5-large: 2 of 4, 1 of them out of memory.',
  ]);
  expect(reworkOverTime(TRENDS).values).toEqual([null, 1, 2]);
  expect(driftQuestion(DRIFT)).toMatchObject({
    answer: 'sd3.5-large measures differently on the golden set than before. Of 1 model there are too few renders to tell.',
    lines: [
      {
        what: expect.stringMatching(/^sd3.5-large: Sharpness ratio from 1.02 to 0.81, since Mar [345]\.$/),
        proof: '24 renders against 48 before, 12 prompts; p < 0.0001, effect −0.74.',
      },
    ],
  });
});

test('without data over time no number is made up', () => {
  for (const ask of [speedQuestion, costQuestion, failuresQuestion]) {
    const { figure, table } = ask(NO_TRENDS);
    expect([figure, table.rows]).toEqual([undefined, []]);
  }
  expect(costQuestion(NO_TRENDS).answer).toMatch(/^Nothing was spent/);
  expect(driftQuestion(NO_DRIFT)).toMatchObject({ answer: expect.stringMatching(/^No golden set yet/), lines: [], table: { rows: [] } });
  expect(driftQuestion({ ...DRIFT, alarms: [] }).answer).toBe(
    'No. sd3.5-large measures as before on the golden set. Of 1 model there are too few renders to tell.',
  );
});

test('a golden set is a text of seeds and prompts', () => {
  const { prompts, problems } = parseGolden('7: an oak door\n\n 8 :  12:30 on a clock \nno seed\n99999999999: too large\n7: an oak door');
  expect(prompts).toEqual([
    { prompt: 'an oak door', seed: 7 },
    { prompt: '12:30 on a clock', seed: 8 },
  ]);
  expect(problems).toEqual([4, 5]);
  expect(parseGolden(goldenText(prompts))).toEqual({ prompts, problems: [] });
});
