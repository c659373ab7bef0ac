import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createJobTable } from '../../electron/queue/job-table.ts';
import { createLanes, type Lane } from '../../electron/queue/lanes.ts';
import { createPlanTable } from '../../electron/queue/plan-table.ts';
import { createPlanner } from '../../electron/queue/planner.ts';
import { type BatchRule, chooseSiblings, type SiblingCandidate } from '../../electron/queue/siblings.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { jobFor } from './job-for-test.ts';

const GPU: Lane = { id: 'gpu:7860', limit: 1, keepsModel: true };

interface SetUp {
  rule?: BatchRule;
  maxPassed?: number;
  maxHoldMs?: number;
  placed?: readonly string[];
}

/** Jobs as "id:model:prompt:seed", with ":priority" where it is not 0. */
function setUp(jobs: readonly string[], { rule = { most: 4, seeds: 'each' }, maxPassed = 64, maxHoldMs = 600_000, placed = [] }: SetUp = {}) {
  const database = openDatabase(join(temporaryFolder(), 'galley.db'));
  onTestFinished(() => void database.close());
  const table = createJobTable(database);
  const insert = (text: string, index: number) => {
    const [id, model, prompt, seed, priority = '0'] = text.split(':');
    const job = jobFor({ id, model, priority: Number(priority), position: index + 1 });
    // Every job has a tag of its own: that does not keep jobs apart.
    table.insert({ ...job, request: { ...job.request, prompt, seed: Number(seed), tags: [id] } });
    if (placed.includes(id)) table.change(id, { isPlaced: true });
  };
  database.transaction(() => jobs.forEach(insert))();
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const clock = () => new Date(now);
  const lanes = createLanes(table, { laneOf: () => GPU, batchOf: () => rule, maxHoldMs, maxPassed, clock });
  const planner = createPlanner({ table: createPlanTable(database), lanes, laneOf: () => GPU, concurrency: 18, isPaused: () => false, clock });
  const planned = () => planner.plan(50).lanes[0].jobs;
  /** Turns as the scheduler takes them: the jobs of each. */
  function turns(): string[][] {
    const taken: string[][] = [];
    for (let turn = lanes.next(new Map()); turn; turn = lanes.next(new Map())) {
      lanes.take(turn);
      const ids = [turn.job, ...turn.siblings].map(({ id }) => id);
      for (const id of ids) table.change(id, { state: 'done' });
      taken.push(ids);
      now += 10_000 * ids.length;
    }
    return taken;
  }
  return { table, lanes, turns, planned };
}

describe('jobs of one turn', () => {
  it('are those that differ only in the seed, as many as the engine takes', () => {
    const jobs = ['a:sdxl:cat:1', 'b:sdxl:dog:5', 'c:sdxl:cat:9', 'd:sdxl:cat:3', 'e:sdxl:dog:6', 'f:sdxl:cat:4', 'g:sdxl:cat:2'];
    expect(setUp(jobs).turns()).toEqual([['a', 'c', 'd', 'f'], ['b', 'e'], ['g']]);
    expect(setUp(jobs, { rule: { most: 8, seeds: 'consecutive' } }).turns()).toEqual([['a', 'd', 'f', 'g'], ['b', 'e'], ['c']]);
    expect(setUp(jobs, { rule: { most: 1, seeds: 'each' } }).turns()).toHaveLength(7);
  });

  it('are planned as they are taken, one after the other within their turn', () => {
    const jobs = ['a:sdxl:cat:1', 'b:sd3:dog:5', 'c:sdxl:cat:2', 'd:sd3:dog:6', 'e:sdxl:bird:1', 'f:sdxl:cat:3', 'g:sd3:owl:1'];
    const { planned, turns } = setUp(jobs);
    const plan = planned().map(({ id }) => id);
    expect(turns()).toEqual([['a', 'c', 'f'], ['e'], ['b', 'd'], ['g']]);
    expect(plan).toEqual(['a', 'c', 'f', 'e', 'b', 'd', 'g']);
  });

  it('have one priority, and each seed once', () => {
    expect(setUp(['a:sdxl:cat:1', 'b:sdxl:cat:1', 'c:sdxl:cat:2:5', 'd:sdxl:cat:3']).turns()).toEqual([['c'], ['a', 'd'], ['b']]);
  });

  it('do not go before a job that a person put at its place, of their own model or of another one', () => {
    const jobs = ['a:sdxl:cat:1', 'b:sdxl:cat:2', 'p:sdxl:dog:1', 'c:sdxl:cat:3'];
    expect(setUp(jobs, { placed: ['p'] }).turns()).toEqual([['a', 'b'], ['p'], ['c']]);
    expect(
      setUp(
        jobs.map((job) => job.replace('p:sdxl', 'p:sd3')),
        { placed: ['p'] },
      ).turns(),
    ).toEqual([['a', 'b'], ['p'], ['c']]);
  });

  it('count, each of them, for a job that they pass', () => {
    const cats = Array.from({ length: 12 }, (_, index) => `c${index}:sdxl:cat:${index}`);
    const order = setUp([cats[0], 'late:sd3:dog:1', ...cats.slice(1)], { maxPassed: 5 }).turns();
    expect(order).toEqual([['c0', 'c1', 'c2', 'c3'], ['c4', 'c5'], ['late'], ['c6', 'c7', 'c8', 'c9'], ['c10', 'c11']]);
  });

  it('are none beside a job that was running in a crash, which runs alone', () => {
    const { table, turns } = setUp(['a:sdxl:cat:1', 'b:sdxl:cat:2', 'c:sdxl:cat:3']);
    table.change('a', { crashCount: 1 });
    expect(turns()).toEqual([['a'], ['b', 'c']]);
  });

  it('are found among the next 64 of ten thousand without being slow', () => {
    const jobs = Array.from({ length: 10_000 }, (_, index) => `j${index}:sdxl:${index % 32 === 0 ? 'cat' : `other ${index}`}:${index}`);
    const { lanes } = setUp(jobs);
    const before = process.cpuUsage();
    const turn = lanes.next(new Map())!;
    const { user, system } = process.cpuUsage(before);
    expect(turn.siblings.map(({ id }) => id)).toEqual(['j32', 'j64']);
    expect((user + system) / 1000).toBeLessThan(50);
  });
});

describe('chooseSiblings', () => {
  const candidate = (id: string, seed: number, more: Partial<SiblingCandidate> = {}): SiblingCandidate => ({
    id,
    seed,
    isAlike: true,
    isPlaced: false,
    crashCount: 0,
    ...more,
  });

  it('goes upwards from the seed first, then downwards', () => {
    const seeds = [4, 6, 3, 7, 8, 12].map((seed) => candidate(`s${seed}`, seed));
    expect(chooseSiblings(5, seeds, { most: 4, seeds: 'consecutive' })).toEqual(['s6', 's7', 's8']);
    expect(chooseSiblings(5, seeds, { most: 8, seeds: 'consecutive' })).toEqual(['s4', 's6', 's3', 's7', 's8']);
  });

  it('leaves out what was running in a crash; what was put there by a person may come along', () => {
    const seeds = [candidate('a', 1, { crashCount: 1 }), candidate('b', 2, { isPlaced: true }), candidate('c', 3)];
    expect(chooseSiblings(0, seeds, { most: 8, seeds: 'each' })).toEqual(['b', 'c']);
  });
});
