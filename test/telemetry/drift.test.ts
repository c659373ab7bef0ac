import { expect, it } from 'vitest';
import { findDrift } from '../../electron/telemetry/drift.ts';
import { createGoldenTable, type GoldenMeasure } from '../../electron/telemetry/golden-table.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { createProject } from '../review/project.ts';

const NOW = new Date('2026-03-29T12:00:00.000Z');
const DAY_MS = 24 * 3600 * 1000;
const MEASURES = ['ssim', 'sharpnessRatio', 'colourCast', 'characterErrorRate.before'];

interface World {
  seed: number;
  models?: number;
  prompts?: number;
  days?: number;
  /** Renders of each prompt that share a value, as those of one afternoon do. */
  change?: (measure: { model: string; measure: string; day: number }) => number;
  /** 0 = a model that always draws the same. */
  noise?: number;
}

/** Daily renders of a golden set over the 35 days before NOW; prompts differ, and some values are far out. */
function simulate({ seed, models = 4, prompts = 10, days = 35, change = () => 0, noise = 1 }: World): GoldenMeasure[] {
  const random = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const measures: GoldenMeasure[] = [];
  for (let day = 35 - days; day < 35; day++) {
    const at = new Date(NOW.getTime() - (34.5 - day) * DAY_MS).toISOString();
    for (let model = 0; model < models; model++) {
      for (let prompt = 0; prompt < prompts; prompt++) {
        for (const measure of MEASURES) {
          const outlier = noise > 0 && random() < 0.02 ? 20 * random() : 0;
          const value = prompt * 3 + noise * (normal() + outlier) + change({ model: `m${model}`, measure, day });
          measures.push({ model: `m${model}`, measure, prompt: `p${prompt}`, seed: prompt, at, value });
        }
      }
    }
  }
  return measures;
}

const driftOf = (measures: GoldenMeasure[]) => findDrift({ list: () => [], measures: (from, to) => measures.filter(({ at }) => at >= from && at < to) }, NOW);

it('tells what changed, from what to what, and since when; nothing else', () => {
  const change = ({ model, measure, day }: { model: string; measure: string; day: number }) => (model === 'm2' && measure === 'ssim' && day >= 30 ? -1.5 : 0);
  const { alarms, models } = driftOf(simulate({ seed: 5, change }));
  expect(models).toEqual(['m0', 'm1', 'm2', 'm3'].map((model) => ({ model, before: 280, newest: 70, isEnough: true })));
  expect(alarms).toHaveLength(1);
  const [alarm] = alarms;
  expect(alarm).toMatchObject({ model: 'm2', measure: 'ssim', beforeCount: 280, newestCount: 70, prompts: 10, since: expect.stringMatching(/^2026-03-2[45]/) });
  expect(alarm.to).toBeLessThan(alarm.from);
  expect(alarm.effect).toBeLessThan(-0.33);
  expect(alarm.pValue).toBeLessThan(0.001);
});

it('sees a model that always drew the same draw something else', () => {
  const measures = simulate({ seed: 1, noise: 0, models: 1, change: ({ day }) => (day >= 31 ? 0.01 : 0) });
  expect(driftOf(measures).alarms.map(({ measure, effect }) => [measure, effect > 0.33])).toEqual(MEASURES.toSorted().map((measure) => [measure, true]));
  expect(driftOf(simulate({ seed: 1, noise: 0, models: 1 })).alarms).toEqual([]);
});

it('cries wolf in less than one look in a hundred when nothing changed, also with few renders', () => {
  let alarms = 0;
  const looks = 300;
  for (let seed = 0; seed < looks; seed++) {
    const days = [35, 20, 12][seed % 3];
    if (driftOf(simulate({ seed: seed + 1000, models: 3, prompts: 2 + (seed % 5), days })).alarms.length > 0) alarms++;
  }
  expect(alarms).toBeLessThanOrEqual(2);
}, 60_000);

it('says nothing where there is too little to tell', () => {
  const { alarms, models } = driftOf(simulate({ seed: 2, models: 1, prompts: 1, days: 8, change: ({ day }) => (day > 30 ? 50 : 0) }));
  expect(models).toEqual([{ model: 'm0', before: 1, newest: 7, isEnough: false }]);
  expect(alarms).toEqual([]);
});

it('records the measures of golden proofs that were really rendered, and forgets what is no longer golden', async () => {
  const { database, runs, addProof } = createProject();
  const golden = createGoldenTable(database);
  golden.set([{ prompt: 'Gold', seed: 7 }], '2026-03-01T00:00:00.000Z');
  const addRun = (id: string, isCached: boolean) =>
    runs.start({
      jobId: `job-${id}`,
      step: 'base',
      operation: 'generate',
      key: 'k',
      isCached,
      status: 'done',
      model: 'sketch',
      waitMs: 0,
      timeMs: 5,
      startedAt: '2026-03-01T09:00:00.000Z',
    });
  for (const [id, prompt, isCached] of [
    ['a', 'Gold', false],
    ['b', 'Gold', true],
    ['c', 'Other', false],
  ] as const) {
    addRun(id, isCached);
    await addProof({ id, prompt, createdAt: '2026-03-01T10:00:00.000Z', metrics: { seamRatio: { horizontal: 1.1, vertical: 0.9 } } });
  }
  const row = { model: 'sketch', prompt: 'Gold', seed: 7, at: '2026-03-01T10:00:00.000Z' };
  const measures = golden.measures('2026-03-01', '2026-03-02');
  expect(measures.toSorted((a, b) => (a.measure < b.measure ? -1 : 1))).toEqual([
    { ...row, measure: 'colourCast', value: 0 },
    { ...row, measure: 'seamRatio.horizontal', value: 1.1 },
    { ...row, measure: 'seamRatio.vertical', value: 0.9 },
    { ...row, measure: 'sharpnessRatio', value: 1 },
    { ...row, measure: 'ssim', value: 1 },
  ]);
  expect([golden.has({ prompt: 'Gold', seed: 7 }), golden.has({ prompt: 'Gold', seed: 8 })]).toEqual([true, false]);
  golden.set([{ prompt: 'Other', seed: 7 }], '2026-03-03T00:00:00.000Z');
  expect([golden.list(), golden.measures('2026-03-01', '2026-03-02')]).toEqual([[{ prompt: 'Other', seed: 7 }], []]);
});
