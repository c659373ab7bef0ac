import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createJobTable } from '../../electron/queue/job-table.ts';
import { createLanes, type Lane } from '../../electron/queue/lanes.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { jobFor } from './job-for-test.ts';

const GPU: Lane = { id: 'gpu:8188', limit: 1, keepsModel: true };
const LOCAL: Lane = { id: 'built-in', limit: 2, keepsModel: false };

/** Jobs as "id:model", with ":priority" where it is not 0; a host with one accelerator renders everything but Sketch. */
function setUp(jobs: string[], { maxHoldMs = 600_000, maxPassed = 64 } = {}) {
  const database = openDatabase(join(temporaryFolder(), 'galley.db'));
  onTestFinished(() => void database.close());
  const table = createJobTable(database);
  jobs.forEach((text, index) => {
    const [id, model, priority = '0'] = text.split(':');
    table.insert(jobFor({ id, model, priority: Number(priority), position: index + 1 }));
  });
  let now = 0;
  const lanes = createLanes(table, { laneOf: (model) => (model === 'sketch' ? LOCAL : GPU), maxHoldMs, maxPassed, clock: () => new Date(now) });
  /** Takes turns, each job ending before the next begins. */
  function order(count = 100, seconds = 1): string[] {
    const taken: string[] = [];
    while (taken.length < count) {
      const turn = lanes.next(new Map());
      if (!turn) break;
      lanes.take(turn);
      table.change(turn.job.id, { state: 'done' });
      taken.push(turn.job.id);
      now += seconds * 1000;
    }
    return taken;
  }
  return { table, lanes, order };
}

describe('lanes', () => {
  it('keep the queue’s order where no model has to be loaded', () => {
    expect(setUp(['a:sketch', 'b:sketch:5', 'c:sketch']).order()).toEqual(['b', 'a', 'c']);
  });

  it('keep the model that a host has', () => {
    expect(setUp(['a:sdxl', 'b:sd3', 'c:sdxl', 'd:sd3', 'e:sdxl']).order()).toEqual(['a', 'c', 'e', 'b', 'd']);
  });

  it('let a job of higher priority go first, whatever model it needs', () => {
    expect(setUp(['a:sdxl:1', 'b:sdxl', 'c:sd3:1', 'd:sdxl']).order()).toEqual(['a', 'c', 'b', 'd']);
  });

  it('pass no job longer or oftener than the bounds allow', () => {
    const many = ['a:sdxl', 'late:sd3', ...Array.from({ length: 20 }, (_, index) => `x${index}:sdxl`)];
    expect(setUp(many, { maxPassed: 5 }).order().indexOf('late')).toBe(6);
    expect(setUp(many, { maxHoldMs: 8000 }).order(100, 2).indexOf('late')).toBe(5);
  });

  it('fill every lane up to its places, first in the queue first', () => {
    const { lanes } = setUp(['a:sdxl', 'b:sketch', 'c:sdxl']);
    expect(lanes.next(new Map())?.job.id).toBe('a');
    expect(lanes.next(new Map([[GPU.id, 1]]))?.job.id).toBe('b');
    expect(
      lanes.next(
        new Map([
          [GPU.id, 1],
          [LOCAL.id, 2],
        ]),
      ),
    ).toBeNull();
  });

  it('say why', () => {
    const { lanes, table } = setUp(['a:sdxl', 'b:sd3', 'c:sdxl']);
    const first = lanes.next(new Map())!;
    expect(first.reason).toBe('first');
    lanes.take(first);
    table.change('a', { state: 'done' });
    expect(lanes.next(new Map())).toMatchObject({ reason: 'keeps-model', job: { id: 'c' }, passedOver: { id: 'b' } });
  });
});
