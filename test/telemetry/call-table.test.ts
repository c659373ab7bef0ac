import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { generate } from '../../bench/telemetry/generate.ts';
import { type CallEnd, createCallTable, type NewCall } from '../../electron/telemetry/call-table.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { migrations } from '../../electron/telemetry/migrations/index.ts';
import { CALL_STATES, CALL_TRANSITIONS, type CallState } from '../../shared/calls.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const AT = new Date(2026, 10, 23, 12);
const CALL: NewCall = {
  id: 'call',
  jobId: 'job',
  step: 'base',
  key: 'key',
  model: 'm',
  vendor: 'V',
  connectionId: 'c',
  host: 'h:1',
  kind: 'generate',
  images: 1,
  isPaid: true,
  canResume: true,
  reservedMicros: 65_000,
};

function open() {
  const database = openDatabase(join(temporaryFolder(), 'galley.db'));
  onTestFinished(() => void database.close());
  return { database, table: createCallTable(database) };
}

/** How each state is reached. */
const WAYS: Record<CallState, CallState[]> = {
  intent: [],
  sent: ['sent'],
  released: ['released'],
  arrived: ['sent', 'arrived'],
  failed: ['sent', 'failed'],
  'maybe-billed': ['sent', 'maybe-billed'],
};

it('lets a call go only the ways that the vocabulary names, and the database agrees', () => {
  const { database, table } = open();
  const set = database.prepare('UPDATE model_calls SET state = ? WHERE id = ?');
  const go = (id: string, state: CallState) => {
    if (state === 'sent') table.send(id);
    else if (state === 'arrived') table.arrive(id, AT);
    else table.end(id, { state, message: '' } as CallEnd, AT);
  };
  for (const from of CALL_STATES) {
    for (const to of CALL_STATES) {
      if (from === to) continue;
      const id = `${from} → ${to}`;
      for (const name of [id, `${id} in SQL`]) {
        table.intend({ ...CALL, id: name }, AT);
        for (const state of WAYS[from]) set.run(state, name);
      }
      if (CALL_TRANSITIONS[from].includes(to)) {
        go(id, to);
        set.run(to, `${id} in SQL`);
        expect(table.get(id)!.state).toBe(to);
      } else {
        if (to !== 'intent') expect(() => go(id, to), id).toThrow(/cannot become/);
        expect(() => set.run(to, `${id} in SQL`), id).toThrow(/cannot go back/);
      }
    }
  }
});

it('keeps a history that cannot be changed, and sums of days and jobs that follow each charge', () => {
  const { database, table } = open();
  for (const id of ['a', 'b', 'c', 'd']) table.intend({ ...CALL, id, jobId: `job ${id === 'd' ? 2 : 1}` }, AT);
  for (const id of ['a', 'b', 'c']) table.send(id);
  table.noteArrivals([{ id: 'a', arrival: { images: [], micros: 70_000, warnings: [], peakBytes: null, requestId: 'r' } }]);
  table.arrive('a', AT);
  table.end('b', { state: 'failed', message: 'no' }, AT);
  table.end('c', { state: 'maybe-billed', message: 'perhaps' }, AT);
  expect(table.committed('job 1', AT)).toEqual({ job: 135_000, day: 200_000, project: 200_000 });
  expect(table.committed('job 2', new Date(2026, 10, 24))).toEqual({ job: 65_000, day: 0, project: 200_000 });
  expect(table.openMicros()).toBe(130_000);
  const history = database.prepare("SELECT state, charged_micros FROM model_call_history WHERE call_id IN ('a', 'c') ORDER BY id").raw().all();
  expect(history).toEqual([
    ['intent', 65_000],
    ['intent', 65_000],
    ['sent', 65_000],
    ['sent', 65_000],
    ['arrived', 70_000],
    ['maybe-billed', 65_000],
  ]);
  for (const sql of ['DELETE FROM model_calls', 'UPDATE model_call_history SET state = 1', 'DELETE FROM model_call_history']) {
    expect(() => database.exec(sql), sql).toThrow(/append-only/);
  }
});

it('brings a project of the fifth version to the sixth: every row stays, no step has a host', () => {
  const path = join(temporaryFolder(), 'galley.db');
  const fifth = openDatabase(path, { migrations: migrations.slice(0, 5) });
  generate(fifth, { jobs: 40, hasHosts: false });
  const rowsOf = (database: typeof fifth, name: string) => database.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[];
  const names = fifth.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[];
  const before = new Map(names.map((name) => [name, rowsOf(fifth, name)]));
  fifth.close();
  const sixth = openDatabase(path, { migrations: migrations.slice(0, 6) });
  for (const [name, rows] of before) {
    expect(rowsOf(sixth, name), name).toEqual(name === 'step_runs' ? rows.map((row) => ({ ...row, host: null })) : rows);
  }
  expect(sixth.pragma('user_version', { simple: true })).toBe(6);
  expect(sixth.pragma('integrity_check', { simple: true })).toBe('ok');
  sixth.close();
});
