import { join } from 'node:path';
import { generate, generateGolden } from '../../bench/telemetry/generate.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { createRunTable } from '../../electron/telemetry/run-table.ts';
import type { JobRequestInput } from '../../shared/job.ts';

/** A Monday morning, on which all that is fixed took place. */
export const FIXED_DAY = Date.parse('2026-03-02T09:00:00.000Z');
/** When the fixed projects are looked at. */
export const FIXED_NOW = FIXED_DAY + 3 * 3600_000;
/** Between two things that happen. */
const STEP_MS = 20_000;

const SIZE = { width: 512, height: 512 };
const PROMPTS: readonly JobRequestInput[] = [
  { prompt: 'a round park ranger badge that says "PINE RIDGE"', seed: 7, ...SIZE },
  { prompt: 'a travel poster with the text "VISIT LISBON", harbour at dusk', seed: 8, ...SIZE },
  { prompt: 'a wooden hanging sign that says "OPEN LATE"', seed: 9, ...SIZE },
  { prompt: 'seamless oak wood planks texture', seed: 10, ...SIZE },
  { prompt: 'misty mountain landscape at sunrise', seed: 11, ...SIZE },
  { prompt: 'portrait of an old fisherman with a white beard', seed: 12, ...SIZE },
];
/** Jobs that wait: the queue is paused when they come. */
const WAITING: readonly JobRequestInput[] = [
  { prompt: 'a coffee bag label that says "DARK ROAST"', seed: 20, ...SIZE },
  { prompt: 'seamless woven cloth texture, teal and ochre', seed: 21, ...SIZE },
  { prompt: 'chunky cream knit texture', seed: 22, ...SIZE },
  { prompt: 'a heraldic shield crest, lettering "NORTH WATCH"', seed: 23, ...SIZE },
];

/** What each step is said to have taken, in ms; what really ran differs from machine to machine. */
const TIMES_MS: Record<string, number> = { generate: 312, letter: 648, sharpen: 94, measure: 371, 'seam-check': 41, upscale: 402 };
const PEAK_BYTES = 412e6;

/**
 * Makes a project that is the same on every machine and every day: rendered by Sketch with fixed seeds, a fixed clock and counted ids; the times that
 * steps took are set. Six proofs, one approved and one sent back, and four jobs that wait.
 */
export async function makeFixedProject(folder: string): Promise<void> {
  const studio = await openFixed(folder, 'fixed');
  try {
    studio.queue.add([...PROMPTS]);
    await studio.whenIdle();
    const { proofs } = studio.review.list({ filter: 'all', offset: 0, limit: 10 });
    const decide = (words: string, verdict: 'approve' | 'changes', note: string) => {
      const proof = proofs.find(({ prompt }) => prompt.includes(words));
      if (proof === undefined) throw new Error(`No proof of ${words}.`);
      studio.review.decide({ proofId: proof.id, pixelsSha256: proof.afterSha256, verdict, note, overrideReason: '' });
    };
    decide('oak', 'approve', '');
    decide('fisherman', 'changes', 'Warmer light from the left, please.');
  } finally {
    await studio.dispose();
  }
  const database = openDatabase(join(folder, 'galley.db'));
  try {
    database.transaction(() => fixTimes(database))();
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
  // What they are predicted to take goes by the times that are fixed now.
  const later = await openFixed(folder, 'later', FIXED_NOW);
  try {
    later.queue.setPaused(true);
    later.queue.add([...WAITING]);
  } finally {
    await later.dispose();
  }
}

/** A studio for which it is the fixed day, or always the same moment of it. @param prefix of new ids, another one each time a project is opened */
export function openFixed(folder: string, prefix: string, now?: number): Promise<Studio> {
  let ids = 0;
  return createStudio({
    projectFolder: folder,
    concurrency: 1,
    reviewer: 'Lea',
    clock: () => new Date(now ?? FIXED_DAY + ids * STEP_MS),
    createId: () => `${prefix}-${String(++ids).padStart(4, '0')}`,
  });
}

/** Rows of steps are written anew with set times, so that everything that is kept up by them (figures of Insights, predictions) follows. */
function fixTimes(database: Database): void {
  const rows = database.prepare<[], FixedRow>('SELECT * FROM step_runs ORDER BY id').all();
  for (const table of ['step_runs', 'step_run_blocks', 'step_run_totals', 'job_end_blocks']) database.exec(`DELETE FROM ${table}`);
  const runs = createRunTable(database);
  for (const { job_id: jobId, is_cached, started_at: startedAt, ...row } of rows) {
    const { step, operation, key, model } = row;
    const id = runs.start({ jobId, step, operation, key, model, isCached: is_cached === 1, status: 'running', waitMs: 4, startedAt });
    runs.finish(id, {
      status: row.status,
      timeMs: TIMES_MS[operation] ?? 120,
      peakBytes: PEAK_BYTES,
      costUsd: row.cost_usd,
      retries: row.retries,
      errorCode: row.error_code,
    });
  }
  for (const state of ['running', 'done']) database.prepare("UPDATE jobs SET state = ? WHERE state IN ('running', 'done')").run(state);
}

interface FixedRow {
  job_id: string;
  step: string;
  operation: string;
  key: string;
  model: string | null;
  is_cached: number;
  status: 'done' | 'failed';
  cost_usd: number;
  retries: number;
  error_code: string | null;
  started_at: string;
}

/** A year of a team's work without its pictures, for the pages that count. */
export async function makeBusyProject(folder: string): Promise<void> {
  const studio = await openFixed(folder, 'busy', FIXED_NOW);
  studio.queue.setPaused(true);
  const { route } = studio.queue.preview({ prompt: 'a red mug' });
  await studio.dispose();
  const database = openDatabase(join(folder, 'galley.db'));
  try {
    generate(database, { jobs: 2500, seed: 4, end: FIXED_NOW });
    generateGolden(database, { seed: 5, end: FIXED_NOW });
    // The generator's routes are only as long as real ones; a list shows them.
    database.prepare("UPDATE jobs SET route = json_set(?, '$.intent', intent)").run(JSON.stringify(route));
  } finally {
    database.close();
  }
}
