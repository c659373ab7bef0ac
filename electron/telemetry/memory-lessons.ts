import type { Database } from './database.ts';

/** How a model did on a host, with one way of saving memory. */
export interface MemoryLesson {
  model: string;
  host: string;
  /** Of the memory ladder; "plain" = nothing was saved. */
  rung: string;
  /** Pixels of one image. */
  pixels: number;
  /** Images in the call. */
  batch: number;
  /** How often it worked, and how often memory ran out. */
  worked: number;
  failed: number;
  /** Of the accelerator; null = not told. */
  peakBytes: number | null;
  at: string;
}

/** What was learnt about memory, per model, host, way of saving, size and batch. */
export interface MemoryLessons {
  of(model: string, host: string): MemoryLesson[];
  /** Adds one outcome. */
  learn(outcome: Omit<MemoryLesson, 'worked' | 'failed'> & { hasWorked: boolean }): void;
  /** A host whose hardware changed learns anew. */
  forget(host: string): void;
}

interface LessonRecord extends Omit<MemoryLesson, 'peakBytes'> {
  peak_bytes: number | null;
}

export function createMemoryLessons(database: Database): MemoryLessons {
  const select = database.prepare<[string, string], LessonRecord>('SELECT * FROM memory_lessons WHERE model = ? AND host = ?');
  const upsert = database.prepare(
    `INSERT INTO memory_lessons (model, host, rung, pixels, batch, worked, failed, peak_bytes, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET worked = worked + excluded.worked, failed = failed + excluded.failed, peak_bytes = coalesce(excluded.peak_bytes, peak_bytes), at = excluded.at`,
  );
  const remove = database.prepare('DELETE FROM memory_lessons WHERE host = ?');
  return {
    of: (model, host) => select.all(model, host).map(({ peak_bytes, ...lesson }) => ({ ...lesson, peakBytes: peak_bytes })),
    learn: ({ model, host, rung, pixels, batch, hasWorked, peakBytes, at }) =>
      void upsert.run(model, host, rung, pixels, batch, hasWorked ? 1 : 0, hasWorked ? 0 : 1, peakBytes === null ? null : Math.round(peakBytes), at),
    forget: (host) => void remove.run(host),
  };
}
