import type { StoredJob } from './stored-job.ts';

/** One thing that a person did, as far as it can be taken back. */
export interface UndoEntry {
  /** Jobs as they were before. */
  before: readonly StoredJob[];
  /** Jobs that were made. */
  added: readonly string[];
  /** Running jobs were told to stop: they may not have ended yet. */
  isStop?: boolean;
}

/** What can be taken back, the newest last; nothing of it outlives Galley. */
export interface UndoLog {
  /** null = nothing was done. */
  keep(entry: UndoEntry): string | null;
  /** Gives an entry out, once. */
  take(id: string): UndoEntry | null;
}

/** Entries beyond this are forgotten, the oldest first, and so are those that would hold more jobs than this together. */
const MOST_ENTRIES = 100;
const MOST_JOBS = 25_000;

export function createUndoLog(createId: () => string): UndoLog {
  const entries = new Map<string, UndoEntry>();

  function forget(): void {
    let jobs = 0;
    for (const { before } of entries.values()) jobs += before.length;
    for (const [id, { before }] of entries) {
      if (entries.size <= 1 || (entries.size <= MOST_ENTRIES && jobs <= MOST_JOBS)) return;
      entries.delete(id);
      jobs -= before.length;
    }
  }

  return {
    keep(entry) {
      if (entry.before.length === 0 && entry.added.length === 0) return null;
      const id = createId();
      entries.set(id, entry);
      forget();
      return id;
    },
    take(id) {
      const entry = entries.get(id) ?? null;
      entries.delete(id);
      return entry;
    },
  };
}
