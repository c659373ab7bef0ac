import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { CellFigures, CellMeasures } from '../../shared/routing.ts';
import type { Database } from './database.ts';
import { KINDS } from './job-counts.ts';
import { QUARTERS_PER_BLOCK } from './packed-bytes.ts';
import { cellOf, type EndColumns, readEnds } from './packed-ends.ts';
import { medianAndP95 } from './selection.ts';

const COLUMNS = ['draft', 'final'] as const;

interface CellCount {
  cell: string;
  model: string;
  jobs: number;
  done: number;
  failed: number;
  judged: number;
  approved: number;
}

/** What ended in a cell by one model. */
interface Ends {
  cell: string;
  model: string;
  /** Of renders that were made anew, in milliseconds. */
  timesMs: number[];
  peakBytes: number;
  costUsd: number;
  count: number;
}

/**
 * What ran through each cell of the matrix since a day: whichever version it was, and whichever of its models made the picture. Cells that nothing ran through are left
 * out, candidates of bake-offs and imported pictures too.
 * @param sinceBlock days since the epoch, UTC
 */
export function cellFigures(database: Database, sinceBlock: number): CellMeasures[] {
  // Each kind of an intent is a stretch of the table in its order.
  const count = database.prepare<[string, string, number], CellCount>(
    `SELECT cell, model, sum(jobs) AS jobs, sum(done) AS done, sum(failed) AS failed, sum(judged) AS judged, sum(approved) AS approved
     FROM job_day_counts WHERE intent = ? AND kind = ? AND day >= ? AND cell <> '' GROUP BY cell, model`,
  );
  const counts = INTENTS.flatMap((intent) => KINDS.flatMap((kind) => count.all(intent, kind, sinceBlock))).filter(({ jobs }) => jobs > 0);
  const ends = endsByCell(readEnds(database, sinceBlock * QUARTERS_PER_BLOCK, {}, true));
  return INTENTS.flatMap((intent) => COLUMNS.map((column) => ({ intent, column }))).flatMap(({ intent, column }) => {
    const isHere = ({ cell }: { cell: string }) => cell === nameOf(intent, column);
    const [own, ended] = [counts.filter(isHere), ends.filter(isHere)];
    if (own.length === 0) return [];
    const models = [...new Set(own.map(({ model }) => model))].map((model) => ({ model, ...figuresOf(only(own, model), only(ended, model)) }));
    models.sort((a, b) => b.jobs - a.jobs || (a.model < b.model ? -1 : 1));
    return [{ intent, column, whole: figuresOf(own, ended), models }];
  });
}

const nameOf = (intent: Intent, column: string) => `${intent}/${column}`;

function only<Row extends { model: string }>(rows: readonly Row[], model: string): Row[] {
  return rows.filter((row) => row.model === model);
}

function endsByCell(columns: readonly EndColumns[]): Ends[] {
  return columns.flatMap((column) => {
    const cells = new Map<string, Ends>();
    for (let i = 0; i < column.count; i++) {
      const at = cellOf(column, i);
      if (!at) continue;
      const cell = nameOf(at.intent, at.column);
      const ends = cells.get(cell) ?? { cell, model: column.model, timesMs: [], peakBytes: 0, costUsd: 0, count: 0 };
      cells.set(cell, ends);
      ends.count++;
      ends.costUsd += column.costsUsd[i];
      ends.peakBytes = Math.max(ends.peakBytes, column.peakBytes[i]);
      if (column.reuses[i] === 0 && !Number.isNaN(column.timesMs[i])) ends.timesMs.push(column.timesMs[i]);
    }
    return [...cells.values()];
  });
}

function figuresOf(counts: readonly CellCount[], ends: readonly Ends[]): CellFigures {
  const sum = <Row>(rows: readonly Row[], value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0);
  const times = Float64Array.from(ends.flatMap(({ timesMs }) => timesMs));
  const figures = medianAndP95(times);
  const peakBytes = Math.max(0, ...ends.map((row) => row.peakBytes));
  const images = sum(ends, ({ count }) => count);
  return {
    jobs: sum(counts, ({ jobs }) => jobs),
    done: sum(counts, ({ done }) => done),
    failed: sum(counts, ({ failed }) => failed),
    judged: sum(counts, ({ judged }) => judged),
    approved: sum(counts, ({ approved }) => approved),
    timed: times.length,
    medianSeconds: figures ? figures.median / 1000 : null,
    p95Seconds: figures ? figures.p95 / 1000 : null,
    peakBytes: peakBytes === 0 ? null : peakBytes,
    costUsd: images === 0 ? null : sum(ends, ({ costUsd }) => costUsd) / images,
  };
}
