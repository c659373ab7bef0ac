import type { Job } from '../../shared/job.ts';

/** How long a job was being rendered, ms; null = it has not ended, or never began. */
export function durationOf({ startedAt, finishedAt }: Pick<Job, 'startedAt' | 'finishedAt'>): number | null {
  return startedAt === null || finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt);
}
