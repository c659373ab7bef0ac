import { expect, test } from 'vitest';
import { horizonOf, ticksOf, tickWords, timeOf } from '../../../../renderer/queue/planner/timeline.ts';
import type { PlannedJob } from '../../../../shared/queue.ts';

const job = (id: string, startMs: number | null, endMs: number | null, more: Partial<PlannedJob> = {}): PlannedJob => ({
  id,
  prompt: id,
  model: 'sdxl',
  intent: 'general',
  column: 'final',
  priority: 0,
  thumbnailSha256: null,
  isRunning: false,
  isPlaced: false,
  reason: 'first',
  passes: null,
  isLoad: false,
  startMs,
  endMs,
  seconds: null,
  costUsd: null,
  ...more,
});
const said = (jobs: PlannedJob[], loadSeconds: number | null = null) =>
  timeOf({ jobs, loadSeconds }).blocks.map(({ job: { id }, kind, startMs, endMs, place }) => `${id} ${kind} ${startMs}–${endMs} @${place}`);

test('a load stands before the job that needs it, and takes its part of the time', () => {
  expect(said([job('a', 0, 23_500, { isLoad: true }), job('b', 23_500, 33_500)], 13.5)).toEqual([
    'a load 0–13500 @0',
    'a job 13500–23500 @0',
    'b job 23500–33500 @0',
  ]);
  // A load that was never measured takes no time that could be shown.
  expect(said([job('a', 0, 10_000, { isLoad: true })])).toEqual(['a job 0–10000 @0']);
});

test('jobs at the same time have places of their own; a place that comes free is taken again', () => {
  expect(said([job('a', -3000, 4000, { isRunning: true }), job('b', 0, 2000), job('c', 2000.4, 5000), job('d', 4000, 6000)])).toEqual([
    'a job 0–4000 @0',
    'b job 0–2000 @1',
    'c job 2000.4–5000 @1',
    'd job 4000–6000 @0',
  ]);
});

test('what has no time is no block: from there on nothing is known', () => {
  const { blocks, unknownFromMs, places } = timeOf({ jobs: [job('a', 0, 4000), job('b', 4000, null), job('c', null, null)], loadSeconds: null });
  expect([blocks.length, unknownFromMs, places]).toEqual([1, 4000, 1]);
  expect(timeOf({ jobs: [], loadSeconds: null })).toEqual({ blocks: [], places: 1, unknownFromMs: null });
});

test('the axis has few marks, in steps that people count in, and reaches to the end of what is planned', () => {
  expect(ticksOf(27_000).map(tickWords)).toEqual(['+0 s', '+5 s', '+10 s', '+15 s', '+20 s', '+25 s']);
  expect(
    ticksOf(33 * 60_000)
      .map(tickWords)
      .slice(1),
  ).toEqual(['+5 min', '+10 min', '+15 min', '+20 min', '+25 min', '+30 min']);
  expect(
    ticksOf(100 * 60_000)
      .map(tickWords)
      .slice(1),
  ).toEqual(['+30 min', '+1 h', '+1 h 30 min']);
  for (const hours of [0.01, 0.3, 1, 7, 26, 200, 5000]) expect(ticksOf(hours * 3_600_000).length).toBeLessThanOrEqual(9);
  expect(horizonOf([timeOf({ jobs: [job('a', 0, 60_000)], loadSeconds: null }), timeOf({ jobs: [job('b', 0, 90_000)], loadSeconds: null })])).toBe(90_000);
  expect(horizonOf([])).toBe(5000);
});
