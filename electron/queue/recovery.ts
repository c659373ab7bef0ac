import type { RunTable } from '../telemetry/run-table.ts';
import type { JobTable } from './job-table.ts';

/** Crashes in a row, without a step finished between them, after which a job is set aside. */
const MAX_CRASHES = 2;

export interface RecoveryParts {
  table: JobTable;
  runs: RunTable;
  transact: (write: () => void) => void;
  clock: () => Date;
}

/**
 * Puts right what a process that died left behind. Jobs that were running go back into the queue, at their place; one that was
 * running in two crashes without finishing a step in between is quarantined: it may be what kills the app.
 */
export function recover({ table, runs, transact, clock }: RecoveryParts): void {
  transact(() => {
    for (const job of table.inState('running')) {
      const hasMovedOn = table.stepsFinishedSince(job.id, job.startedAt ?? job.createdAt) > 0;
      const crashCount = (hasMovedOn ? 0 : job.crashCount) + 1;
      if (crashCount < MAX_CRASHES) {
        table.change(job.id, { state: 'queued', crashCount });
        continue;
      }
      const message = `Galley ended unexpectedly ${crashCount} times while this job was running. It was set aside; retry runs it again.`;
      table.change(job.id, { state: 'quarantined', crashCount, error: { code: 'crashed', message }, finishedAt: clock().toISOString() });
    }
    runs.interruptRunning();
  });
}
