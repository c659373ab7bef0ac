import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCallLedger } from '../../electron/telemetry/call-ledger.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { migrations } from '../../electron/telemetry/migrations/index.ts';
import type { CallFilter } from '../../shared/calls.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const random = mulberry32(7);
const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;

function addCalls(database: Database, from: number, count: number): void {
  const insert = database.prepare(
    `INSERT INTO model_calls (id, job_id, step, key, model, vendor, connection_id, host, kind, images, is_paid, can_resume, state, reserved_micros, charged_micros, day, created_at)
     VALUES (?, ?, 'base', 'k', ?, 'V', ?, 'h', 'generate', 1, 1, 0, 'intent', ?, ?, ?, ?)`,
  );
  for (let i = from; i < from + count; i++) {
    const micros = pick([0, 40_000, 65_000]);
    const day = `2026-03-0${1 + Math.floor(random() * 5)}`;
    insert.run(`c${i}`, `j${i % 20}`, pick(['a', 'b']), pick(['one', 'two']), micros, micros, day, `${day}T10:00:00.000Z`);
  }
}

function settleSome(database: Database): void {
  const ids = database.prepare("SELECT id FROM model_calls WHERE state = 'intent'").pluck().all() as string[];
  for (const id of ids) {
    if (random() < 0.2) continue;
    database.prepare("UPDATE model_calls SET state = 'sent' WHERE id = ?").run(id);
    const end = pick([null, 'arrived', 'failed', 'maybe-billed']);
    if (end !== null) database.prepare('UPDATE model_calls SET state = ?, charged_micros = ? WHERE id = ?').run(end, end === 'failed' ? 0 : 50_000, id);
  }
}

/** The same sums from the calls themselves. */
function slowSums(database: Database, where: string): { calls: number; chargedMicros: number; openMicros: number } {
  return database
    .prepare<[], ReturnType<typeof slowSums>>(
      `SELECT count(*) AS calls, coalesce(sum(charged_micros), 0) AS chargedMicros,
         coalesce(sum(charged_micros) FILTER (WHERE state IN ('intent', 'sent', 'maybe-billed')), 0) AS openMicros FROM model_calls ${where}`,
    )
    .get()!;
}

const FILTERS: [CallFilter, string][] = [
  [{}, ''],
  [{ from: '2026-03-02', to: '2026-03-04' }, "WHERE day BETWEEN '2026-03-02' AND '2026-03-04'"],
  [{ model: 'a', connectionId: 'two' }, "WHERE model = 'a' AND connection_id = 'two'"],
  [{ states: ['failed', 'maybe-billed'] }, "WHERE state IN ('failed', 'maybe-billed')"],
  [{ onlyCharged: true }, 'WHERE charged_micros > 0'],
  [{ jobId: 'j3' }, "WHERE job_id = 'j3'"],
];

it('sums the ledger to the cent from running sums, in an older project as well', () => {
  const path = join(temporaryFolder(), 'galley.db');
  const older = openDatabase(path, { migrations: migrations.filter(({ version }) => version < 12) });
  addCalls(older, 0, 300);
  settleSome(older);
  older.close();
  const database = openDatabase(path);
  addCalls(database, 300, 300);
  settleSome(database);
  const ledger = createCallLedger(database);
  for (const [filter, where] of FILTERS) {
    const { calls, chargedMicros, openMicros, byDay, byModel, byConnection } = ledger.totals(filter);
    expect({ calls, chargedMicros, openMicros }, JSON.stringify(filter)).toEqual(slowSums(database, where));
    for (const list of [byDay, byModel, byConnection]) expect(list.reduce((sum, row) => sum + row.chargedMicros, 0)).toBe(chargedMicros);
    expect(ledger.list(filter, { limit: 1000, offset: 0 })).toHaveLength(calls);
  }
  database.close();
});
