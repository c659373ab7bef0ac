import type { JobState } from '../../shared/job.ts';
import type { ArtifactStore } from '../render/artifact-store.ts';
import { recoverCalls } from '../render/calls/recovery.ts';
import type { CallTable } from '../telemetry/call-table.ts';
import type { RouteLog } from '../telemetry/route-log.ts';
import type { RunTable } from '../telemetry/run-table.ts';
import type { JobTable } from './job-table.ts';

/** Crashes in a row, without a step finished between them, after which a job is set aside. */
const MAX_CRASHES = 2;

/** Jobs that run again by themselves. */
const WAITING: readonly JobState[] = ['running', 'queued', 'paused'];
/** Jobs that may still ask for what a vendor has of theirs. */
const ASKING_AGAIN: readonly JobState[] = [...WAITING, 'failed', 'quarantined'];

export interface RecoveryParts {
  table: JobTable;
  runs: RunTable;
  calls: CallTable;
  log: RouteLog;
  store: Pick<ArtifactStore, 'has'>;
  transact: (write: () => void) => void;
  clock: () => Date;
}

/**
 * Puts right what a process that died left behind. Jobs that were running go back into the queue, at their place; one that was
 * running in two crashes without finishing a step in between is quarantined: it may be what kills the app. One whose call may have been billed stops
 * until a person decides.
 */
export function recover(parts: RecoveryParts): void {
  const { table, runs, transact, clock } = parts;
  transact(() => {
    const isAwaited = (jobId: string) => ASKING_AGAIN.includes(table.get(jobId)?.state ?? 'cancelled');
    const unclear = new Map(recoverCalls({ ...parts, isAwaited }).map(({ jobId, message }) => [jobId, message]));
    for (const [id, message] of unclear) {
      if (!WAITING.includes(table.get(id)?.state ?? 'done')) continue;
      table.change(id, { state: 'failed', error: { code: 'maybe-billed', message }, finishedAt: clock().toISOString() });
    }
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
