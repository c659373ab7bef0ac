import type { Refusal } from '../../shared/queue.ts';
import type { CorrectionTable } from '../telemetry/correction-table.ts';
import type { JobTable } from './job-table.ts';
import type { PrepareParts } from './prepare.ts';
import type { Scheduler } from './scheduler.ts';
import type { StoredJob } from './stored-job.ts';
import type { UndoEntry } from './undo-log.ts';

export interface RestoreParts extends Pick<PrepareParts, 'read'> {
  table: JobTable;
  scheduler: Pick<Scheduler, 'stop' | 'keepRunning'>;
  corrections: CorrectionTable;
  clock: () => Date;
}

/**
 * Puts jobs back as they were: request, place and state. One that is rendered or done meanwhile stays as it is and is named.
 * @returns the jobs as they were just before
 */
export function restoreJobs(parts: RestoreParts, { before, added }: UndoEntry, refused: Refusal[]): StoredJob[] {
  const result: StoredJob[] = [];
  for (const wanted of before) {
    const now = parts.table.get(wanted.id);
    const obstacle = now ? obstacleOf(parts, now, wanted) : 'It is gone.';
    if (obstacle !== null) refused.push({ id: wanted.id, prompt: wanted.request.prompt.slice(0, 200), message: obstacle });
    else result.push(now!);
  }
  for (const id of added) {
    const now = parts.table.get(id);
    if (now && withdraw(parts, now)) result.push(now);
    else if (now) refused.push({ id, prompt: now.request.prompt.slice(0, 200), message: 'It is done.' });
  }
  return result;
}

/** Restores one job; gives what is in the way, null = nothing. */
function obstacleOf(parts: RestoreParts, now: StoredJob, wanted: StoredJob): string | null {
  if (now.state === 'running') {
    if (wanted.state === 'running' && parts.scheduler.keepRunning(now.id)) return null;
    if (wanted.state === 'cancelled' && parts.scheduler.stop(now.id, 'cancel')) return null;
    return 'It is being rendered.';
  }
  if (now.state === 'done' && wanted.state !== 'done') return 'It is done.';
  write(parts, now, wanted);
  return null;
}

function write({ table, corrections, read, clock }: RestoreParts, now: StoredJob, wanted: StoredJob): void {
  const { id, request, reading, route, position, error, finishedAt, crashCount, isPlaced } = wanted;
  if (JSON.stringify(now.request) !== JSON.stringify(request)) {
    table.rewrite({ id, request, reading, route });
    corrections.keep(id, read(request.prompt), reading, clock().toISOString());
  }
  if (now.position !== position || now.request.priority !== request.priority) table.place(id, request.priority, position);
  // What was being rendered goes on from its last step when it is its turn again.
  table.change(id, { state: wanted.state === 'running' ? 'queued' : wanted.state, error, finishedAt, crashCount, isPlaced });
}

/** Takes a job that was made out of the queue; false = it is done. */
function withdraw({ table, scheduler, clock }: RestoreParts, { id, state }: StoredJob): boolean {
  if (state === 'done') return false;
  if (state === 'queued' || state === 'paused') table.change(id, { state: 'cancelled', finishedAt: clock().toISOString() });
  else if (state === 'running') scheduler.stop(id, 'cancel');
  return true;
}
