import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createJobTable } from '../../electron/queue/job-table.ts';
import { createLanes, type Lane } from '../../electron/queue/lanes.ts';
import { fixOrder } from '../../electron/queue/place.ts';
import { createPlanTable } from '../../electron/queue/plan-table.ts';
import { createPlanner } from '../../electron/queue/planner.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { jobFor } from './job-for-test.ts';

const GPU: Lane = { id: 'gpu:8188', limit: 1, keepsModel: true };
const LOCAL: Lane = { id: 'built-in', limit: 2, keepsModel: false };
const START = Date.parse('2026-11-20T12:00:00.000Z');
const laneOf = (model: string) => (model === 'sketch' ? LOCAL : GPU);

/** Jobs as "id:model" with ":priority" where it is not 0; those in `done` as "model:seconds", one after another. */
function setUp(jobs: string[], { done = [] as string[], maxPassed = 64 } = {}) {
  const database = openDatabase(join(temporaryFolder(), 'galley.db'));
  onTestFinished(() => void database.close());
  const table = createJobTable(database);
  let now = START;
  const clock = () => new Date(now);
  let endedAt = START - 1_000_000;
  done.forEach((text, index) => {
    const [model, seconds] = text.split(':');
    table.insert({ ...jobFor({ id: `done-${index}`, model, position: -100 + index }), state: 'done' });
    const startedAt = new Date(endedAt).toISOString();
    endedAt += Number(seconds) * 1000;
    table.change(`done-${index}`, { startedAt, finishedAt: new Date(endedAt).toISOString() });
  });
  jobs.forEach((text, index) => {
    const [id, model, priority = '0'] = text.split(':');
    table.insert(jobFor({ id, model, priority: Number(priority), position: index + 1 }));
  });
  const lanes = createLanes(table, { laneOf, maxHoldMs: 600_000, maxPassed, clock });
  const planner = createPlanner({ table: createPlanTable(database), lanes, laneOf, concurrency: 18, isPaused: () => false, clock });
  const gpu = (detail = 50) => planner.plan(detail).lanes.find(({ id }) => id === GPU.id)!;
  /** What the scheduler takes, each job as long as planned. */
  function reallyTaken(count = 50): string[] {
    const ids: string[] = [];
    for (let turn = lanes.next(new Map()); turn && ids.length < count; turn = lanes.next(new Map())) {
      lanes.take(turn);
      table.change(turn.job.id, { state: 'done', startedAt: clock().toISOString(), finishedAt: new Date(now + 1000).toISOString() });
      ids.push(turn.job.id);
      now += 10_000;
    }
    return ids;
  }
  return { table, planner, gpu, reallyTaken };
}

const ids = (jobs: readonly { id: string }[]) => jobs.map(({ id }) => id);
const DONE = ['sdxl:10', 'sdxl:10', 'sd3:35', 'sd3:20', 'sd3:20', 'sdxl:22', 'sdxl:10'];

describe('planner', () => {
  it('plans the very order that the scheduler takes, with loads and times', () => {
    const { gpu, planner, reallyTaken } = setUp(['a:sdxl', 'b:sd3', 'c:sdxl', 'd:sd3', 'e:sdxl'], { done: DONE });
    const lane = gpu();
    expect(ids(lane.jobs)).toEqual(['a', 'c', 'e', 'b', 'd']);
    // The loads took 15 and 12 seconds longer.
    expect(lane).toMatchObject({ loadSeconds: 13.5, loads: 2, waiting: 5, endMs: 13_500 + 30_000 + 13_500 + 40_000, unmeasured: 0 });
    expect(lane.jobs.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 23_500],
      [23_500, 33_500],
      [33_500, 43_500],
      [43_500, 77_000],
      [77_000, 97_000],
    ]);
    expect(lane.jobs[1]).toMatchObject({ reason: 'keeps-model', isLoad: false, passes: { id: 'b', model: 'sd3', passed: 1 } });
    expect(lane.jobs[2].passes).toMatchObject({ id: 'b', passed: 2, waitedMs: 10_000 });
    expect(lane.jobs[3]).toMatchObject({ reason: 'first', isLoad: true, seconds: 20 });
    expect(planner.plan(50).endMs).toBe(97_000);
    expect(reallyTaken()).toEqual(['a', 'c', 'e', 'b', 'd']);
  });

  it('says that a job was passed too often', () => {
    const { gpu, reallyTaken } = setUp(['a:sdxl', 'late:sd3', ...Array.from({ length: 9 }, (_, index) => `x${index}:sdxl`)], { maxPassed: 3 });
    const { jobs } = gpu();
    expect(jobs[4]).toMatchObject({ id: 'late', reason: 'passed-often' });
    expect(reallyTaken()).toEqual(ids(jobs));
  });

  it('shows no time that nobody measured', () => {
    const { gpu } = setUp(['a:sdxl', 'b:sdxl', 'c:new'], { done: DONE });
    const { jobs, endMs, unmeasured } = gpu();
    expect(jobs.map(({ startMs, endMs: end }) => [startMs !== null, end !== null])).toEqual([
      [true, true],
      [true, true],
      [true, false],
    ]);
    expect({ endMs, unmeasured }).toEqual({ endMs: null, unmeasured: 1 });
  });

  it('fills lanes side by side, and counts what runs', () => {
    const { table, planner } = setUp(['r:sketch', 's:sketch', 't:sketch', 'u:sketch'], { done: ['sketch:4', 'sketch:4'] });
    table.change('r', { state: 'running', startedAt: new Date(START - 3000).toISOString() });
    const [lane] = planner.plan(50).lanes;
    expect(lane.jobs.map(({ id, startMs, endMs, isRunning }) => [id, startMs, endMs, isRunning])).toEqual([
      ['r', -3000, 1000, true],
      ['s', 0, 4000, false],
      ['t', 1000, 5000, false],
      ['u', 4000, 8000, false],
    ]);
    expect(lane).toMatchObject({ waiting: 3, endMs: 8000, loads: 0 });
  });

  it('sums up what is far away', () => {
    const { gpu } = setUp(
      Array.from({ length: 100 }, (_, index) => `j${index}:sdxl`),
      { done: DONE },
    );
    const lane = gpu(10);
    expect(lane.jobs).toHaveLength(10);
    expect(lane.rest).toEqual([{ model: 'sdxl', count: 90, seconds: 900 }]);
    expect(lane.endMs).toBe(13_500 + 1_000_000);
  });

  it.each([
    ['c', 'a', ['c', 'a', 'e', 'b', 'd']],
    ['b', 'c', ['a', 'b', 'd', 'c', 'e']],
    ['d', 'e', ['a', 'c', 'd', 'b', 'e']],
    ['a', null, ['c', 'e', 'b', 'd', 'a']],
    ['d', 'a', ['d', 'b', 'a', 'c', 'e']],
  ])('a person puts %s before %s, and the scheduler takes it there', (id, beforeId, wanted) => {
    const { table, planner, gpu, reallyTaken } = setUp(['a:sdxl', 'b:sd3', 'c:sdxl', 'd:sd3', 'e:sdxl']);
    const { taken, after } = planner.orderOf('sdxl', 50);
    const others = taken.filter((job) => job.id !== id);
    const end = beforeId === null ? others.length : others.findIndex((job) => job.id === beforeId);
    const behind = others.slice(end).sort((a, b) => a.position - b.position)[0] ?? after;
    const before = others.slice(0, end).map((job) => table.get(job.id)!);
    fixOrder(table, [...before, table.get(id)!], behind && table.get(behind.id));
    expect(ids(gpu().jobs)).toEqual(wanted);
    expect(reallyTaken()).toEqual(wanted);
  });
});
