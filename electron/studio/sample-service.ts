import { readFile } from 'node:fs/promises';
import type { JobRequestInput } from '../../shared/job.ts';
import { SKETCH } from '../../shared/routing.ts';
import type { SampleRemoval, SampleStatus } from '../../shared/sample.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { Scheduler } from '../queue/scheduler.ts';

import type { Database } from '../telemetry/database.ts';
import type { SettingsTable } from '../telemetry/settings-table.ts';
import type { MatrixService } from './matrix-service.ts';

export interface SampleParts {
  database: Database;
  settings: SettingsTable;
  queue: Pick<JobQueue, 'addMany' | 'cancel'>;
  scheduler: Pick<Scheduler, 'settled'>;
  matrix: Pick<MatrixService, 'models'>;
  /** JSON with a list of requests, `prompts`. */
  promptsFile: string;
  transact: (write: () => void) => void;
  onRemoved(jobIds: readonly string[]): void;
}

/** Prompts to look around with. They are ordinary jobs; the project remembers which ones they are. */
export interface SampleService {
  status(): SampleStatus;
  /** Queues the sample's prompts. The built-in engine renders them, whatever is connected: looking around must not cost money. */
  add(): Promise<string[]>;
  /** Takes out what is left of the sample, with its proofs. What somebody has judged, marked or built upon stays: ledgers are not rewritten. */
  remove(): Promise<SampleRemoval>;
}

const KEY = 'sample-jobs';
/** `@ids` = a JSON list of jobs. */
const OF_SAMPLE = 'id IN (SELECT value FROM json_each(@ids))';

/** Whether people's work hangs on a job, by the tables that keep it. */
const IS_USED = `(
  EXISTS (SELECT 1 FROM verdicts WHERE proof_id = jobs.proof_id) OR EXISTS (SELECT 1 FROM ratings WHERE proof_id = jobs.proof_id)
  OR EXISTS (SELECT 1 FROM pins WHERE proof_id = jobs.proof_id) OR EXISTS (SELECT 1 FROM assignments WHERE proof_id = jobs.proof_id)
  OR EXISTS (SELECT 1 FROM round_proofs WHERE proof_id = jobs.proof_id) OR EXISTS (SELECT 1 FROM reading_corrections WHERE job_id = jobs.id)
  OR EXISTS (SELECT 1 FROM bake_off_cells WHERE job_id = jobs.id) OR EXISTS (SELECT 1 FROM model_calls WHERE job_id = jobs.id)
  OR EXISTS (SELECT 1 FROM jobs AS rework WHERE rework.parent_id = jobs.id))`;

export function createSampleService(parts: SampleParts): SampleService {
  const { database, settings, queue } = parts;
  const count = database.prepare<[{ ids: string }], { jobs: number; done: number }>(
    `SELECT count(*) AS jobs, total(state = 'done') AS done FROM jobs WHERE ${OF_SAMPLE}`,
  );
  const active = database.prepare<[{ ids: string }], string>(`SELECT id FROM jobs WHERE ${OF_SAMPLE} AND state IN ('queued', 'paused', 'running')`).pluck();
  const unused = database
    .prepare<[{ ids: string }], string>(`SELECT id FROM jobs WHERE ${OF_SAMPLE} AND state NOT IN ('queued', 'paused', 'running') AND NOT ${IS_USED}`)
    .pluck();
  // Figures of what was rendered stay: they are what predictions are made from.
  const removals = [
    'DELETE FROM lettered_proofs WHERE job_id IN (SELECT value FROM json_each(@ids))',
    'DELETE FROM review_states WHERE job_id IN (SELECT value FROM json_each(@ids))',
    'DELETE FROM proofs WHERE job_id IN (SELECT value FROM json_each(@ids))',
    `DELETE FROM jobs WHERE ${OF_SAMPLE}`,
  ].map((sql) => database.prepare<[{ ids: string }]>(sql));
  const ids = () => settings.get(KEY) ?? '[]';

  return {
    status() {
      const { jobs, done } = count.get({ ids: ids() })!;
      return { jobs, done };
    },
    async add() {
      const { prompts } = JSON.parse(await readFile(parts.promptsFile, 'utf8')) as { prompts: JobRequestInput[] };
      const isConnected = parts.matrix.models().some(({ isAvailable, isBuiltIn }) => isAvailable && !isBuiltIn);
      const cell = isConnected ? { models: [SKETCH], params: {} } : undefined;
      const added = await queue.addMany(prompts.map((request) => ({ ...request, cell })));
      settings.set(KEY, JSON.stringify([...(JSON.parse(ids()) as string[]), ...added]));
      return added;
    },
    async remove() {
      const running = active.all({ ids: ids() }) as string[];
      if (running.length > 0) queue.cancel(running);
      await parts.scheduler.settled(running);
      let removed: string[] = [];
      parts.transact(() => {
        removed = unused.all({ ids: ids() }) as string[];
        const gone = JSON.stringify(removed);
        for (const removal of removals) removal.run({ ids: gone });
        settings.set(KEY, JSON.stringify((JSON.parse(ids()) as string[]).filter((id) => !removed.includes(id))));
      });
      parts.onRemoved(removed);
      return { removed: removed.length, kept: count.get({ ids: ids() })!.jobs };
    },
  };
}
