import type { Job } from '../../shared/job.ts';
import { isWaiting } from './filters.ts';

/** Jobs that move together, and the one that they are put before; null = the end. */
export interface RowMove {
  ids: string[];
  beforeId: string | null;
}

/** What dragging the row at `from` before the one at `to` asks for: with it moves the whole selection that it is part of. null = nothing moves. */
export function rowMove(rows: readonly (Job | undefined)[], selected: ReadonlySet<string>, from: number, to: number): RowMove | null {
  const job = rows[from];
  if (job === undefined || !isWaiting(job) || to === from || to === from + 1) return null;
  const isGroup = selected.has(job.id) && selected.size > 1;
  const ids = isGroup ? rows.flatMap((row) => (row !== undefined && selected.has(row.id) && isWaiting(row) ? [row.id] : [])) : [job.id];
  // Only waiting jobs have an order: below the last of them means at the end.
  const before = rows.slice(to).find((row) => row !== undefined && isWaiting(row) && !ids.includes(row.id));
  return { ids, beforeId: before?.id ?? null };
}
