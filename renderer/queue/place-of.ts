import type { Job } from '../../shared/job.ts';

/** Where a job stands now; a job that is gone (or null) leaves the place as it was, as far as the list is still so long. */
export function placeOf(id: string | null, rows: readonly (Job | undefined)[], before: number): number {
  const place = id === null ? -1 : rows.findIndex((row) => row?.id === id);
  return place >= 0 ? place : Math.max(0, Math.min(before, rows.length - 1));
}
