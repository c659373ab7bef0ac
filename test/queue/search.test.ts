import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createJobTable } from '../../electron/queue/job-table.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { migrations } from '../../electron/telemetry/migrations/index.ts';
import type { Job, JobState } from '../../shared/job.ts';
import type { QueueFilter } from '../../shared/queue.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { jobFor } from './job-for-test.ts';
import { openPausedStudio, tiny } from './studio-for-test.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');

function openTable(path = join(temporaryFolder(), 'galley.db')): { database: Database; table: ReturnType<typeof createJobTable> } {
  const database = openDatabase(path);
  onTestFinished(() => void database.close());
  return { database, table: createJobTable(database, () => NOW) };
}

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

/** A job with these words; its id is its number. */
function job(number: number, prompt: string, more: Partial<Job> & { texts?: string[]; tags?: string[]; model?: string } = {}): Job {
  const { texts = [], tags, model = 'sketch', ...rest } = more;
  const whole = jobFor({ id: `j${number}`, model, position: number });
  const lettering = texts.map((text) => ({ text, start: 0, end: 0, placement: '' }));
  return { ...whole, request: { ...whole.request, prompt, ...(tags && { tags }) }, reading: { ...whole.reading, prompt, lettering }, ...rest };
}

const PROMPTS: [string, { texts?: string[]; tags?: string[] }?][] = [
  ['Café sign “Fresh Bread Daily” in gold'],
  ['A CAFE at night, warm windows'],
  ['Poster without words', { texts: ['Midsummer Fair'] }],
  ['Bread basket, woven', { tags: ['Spring campaign'] }],
  ['京都の夜、静かな茶屋'],
  ['100% cotton, 50_50 blend'],
  ['Fresh paint on daily bread boxes'],
];

describe('search', () => {
  function filled() {
    const { table: made } = openTable();
    PROMPTS.forEach(([prompt, more], index) => void made.insert(job(index, prompt, more)));
    return made;
  }
  const find = (search: string, open = filled()) => open.list({ search, limit: 50, offset: 0 }).jobs.map(({ id }) => id);

  it('finds words by how they begin, whatever their accents and case', () => {
    expect(find('cafe')).toEqual(['j0', 'j1']);
    expect(find('CAFÉ nig')).toEqual(['j1']);
    expect(find('bre')).toEqual(['j0', 'j3', 'j6']);
    expect(find('basket zebra')).toEqual([]);
  });

  it('finds phrases, lettering and tags, and leaves out what is not wanted', () => {
    expect(find('"fresh bread"')).toEqual(['j0']);
    expect(find('“Fresh Bread”')).toEqual(['j0']);
    expect(find('midsummer')).toEqual(['j2']);
    expect(find('spring')).toEqual(['j3']);
    expect(find('bread -fresh')).toEqual(['j3']);
    expect(find('bread -"fresh bread"')).toEqual(['j3', 'j6']);
  });

  it('finds what has no spaces between its words, and signs as they are', () => {
    expect(find('茶屋')).toEqual(['j4']);
    expect(find('%')).toEqual(['j5']);
    expect(find('50_50')).toEqual(['j5']);
    expect(find('_')).toEqual(['j5']);
  });

  it.each([
    '"',
    '""',
    '*',
    '(',
    ')',
    'AND',
    'NOT',
    'a AND',
    'NEAR(a b)',
    'words:x',
    '-',
    '--',
    '-"',
    '^',
    '{a|b}',
    "'; DROP TABLE jobs; --",
    '\0',
    '💥',
    '\ud800',
    '“',
    'x'.repeat(1000),
    'a '.repeat(500),
  ])('takes %j without a fault', (text) => {
    expect(Array.isArray(find(text))).toBe(true);
    expect(filled().facets({ search: text }, () => 'built-in').total).toBe(find(text).length);
  });

  it('stays in step with what jobs ask for', () => {
    const open = filled();
    const { request, reading, route } = open.get('j1')!;
    open.rewrite({ id: 'j1', request: { ...request, prompt: 'A harbour', tags: ['night'] }, reading: { ...reading, prompt: 'A harbour' }, route });
    expect(find('cafe', open)).toEqual(['j0']);
    expect(find('harbour', open)).toEqual(['j1']);
    expect(find('night', open)).toEqual(['j1']);
    open.setPriority('j1', 5);
    expect(find('harbour', open)).toEqual(['j1']);
  });

  it('finds the jobs of an older project', () => {
    const path = join(temporaryFolder(), 'galley.db');
    const old = openDatabase(path, { migrations: migrations.filter(({ version }) => version < 8) });
    const insert = old.prepare(
      "INSERT INTO jobs (id, request, prompt, intent, state, priority, position, reading, route, created_at) VALUES (?, ?, ?, 'general', 'done', 0, 1, ?, '{}', ?)",
    );
    insert.run('old', '{"lettering":{"texts":["Grüße"]}}', 'An old sign', '{}', NOW.toISOString());
    insert.run('bare', '{}', 'Nothing else', '{}', NOW.toISOString());
    old.close();
    const { table: opened, database } = openTable(path);
    expect(opened.ids({ search: 'grusse' }, 'queue')).toEqual([]);
    expect(opened.ids({ search: 'gruße' }, 'queue')).toEqual(['old']);
    expect(opened.ids({ search: 'nothing' }, 'queue')).toEqual(['bare']);
    database.prepare("INSERT INTO job_search (job_search, rank) VALUES ('integrity-check', 1)").run();
  });
});

describe('filters', () => {
  function filled() {
    const { table, database } = openTable();
    const add = (number: number, state: JobState, model: string, hours: number, more: object = {}) => {
      table.insert(job(number, `Prompt ${number}`, { state, model, createdAt: hoursAgo(hours), ...more }));
    };
    add(0, 'queued', 'sketch', 0.5, { tags: ['a', 'b'] });
    add(1, 'running', 'sdxl', 5);
    add(2, 'done', 'sdxl', 100, { tags: ['a'] });
    add(3, 'failed', 'sd3', 800);
    add(4, 'cancelled', 'sd3', 800);
    add(5, 'done', 'sketch', 30);
    table.change('j3', { error: { code: 'refused', message: 'No.' } });
    for (const id of ['j2', 'j5']) table.change(id, { proofId: `p${id}` });
    const proof = database.prepare(
      "INSERT INTO proofs (id, job_id, before_sha256, after_sha256, plan, metrics, is_lettering_exact, created_at, gate) VALUES (?, ?, '', '', '{}', '{}', 1, '', ?)",
    );
    proof.run('pj2', 'j2', 'red');
    proof.run('pj5', 'j5', null);
    return table;
  }
  const laneOf = (model: string) => (model === 'sketch' ? 'built-in' : 'gpu');

  it('combine, and each counts what its values would show', () => {
    const table = filled();
    const ids = (filter: Omit<QueueFilter, 'lanes'>) => table.ids(filter, 'queue');
    expect(ids({ states: ['done'], tags: ['a'] })).toEqual(['j2']);
    expect(ids({ models: ['sdxl', 'sketch'], age: 'day' })).toEqual(['j0', 'j1']);
    expect(ids({ gates: ['red'] })).toEqual(['j2']);
    expect(ids({ hasError: true })).toEqual(['j3']);
    expect(ids({ age: 'older' })).toEqual(['j3', 'j4']);
    expect(table.ids({ laneModels: [] }, 'queue')).toEqual([]);

    const all = table.facets({}, laneOf);
    expect(all).toMatchObject({
      total: 6,
      states: { queued: 1, running: 1, done: 2, failed: 1, cancelled: 1, paused: 0 },
      models: [
        { value: 'sd3', count: 2 },
        { value: 'sdxl', count: 2 },
        { value: 'sketch', count: 2 },
      ],
      lanes: [
        { value: 'gpu', count: 4 },
        { value: 'built-in', count: 2 },
      ],
      gates: [
        { value: 'none', count: 5 },
        { value: 'red', count: 1 },
      ],
      errors: 1,
      tags: [
        { value: 'a', count: 2 },
        { value: 'b', count: 1 },
      ],
    });
    expect(all.ages.map(({ count }) => count)).toEqual([1, 2, 4, 4, 2]);

    const done = table.facets({ states: ['done'], laneModels: ['sdxl', 'sd3'] }, laneOf);
    expect(done.total).toBe(1);
    expect(done.states).toMatchObject({ done: 1, failed: 1, running: 1, queued: 0 });
    expect(done.lanes).toEqual([
      { value: 'built-in', count: 1 },
      { value: 'gpu', count: 1 },
    ]);
    expect(done.tags).toEqual([{ value: 'a', count: 1 }]);
  });

  it('show what goes on first, then what comes next, what needs a hand, what is over', () => {
    expect(filled().ids({}, 'attention')).toEqual(['j1', 'j0', 'j3', 'j5', 'j2', 'j4']);
  });
});

it('finds through the queue, and by the lane of a host', async () => {
  const { queue } = await openPausedStudio();
  queue.add([tiny('a red apple', { tags: ['Fruit'] }), tiny('a blue key')]);
  expect(queue.list({ limit: 5, offset: 0, lanes: ['built-in'], search: 'app' }).jobs.map(({ request }) => request.prompt)).toEqual(['a red apple']);
  expect(queue.list({ limit: 5, offset: 0, lanes: ['nowhere'] }).total).toBe(0);
  expect(queue.facets({})).toMatchObject({ total: 2, lanes: [{ value: 'built-in', count: 2 }], tags: [{ value: 'Fruit', count: 1 }] });
});
