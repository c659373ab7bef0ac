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
  hasWorked: boolean;
  /** Of the accelerator; null = not told. */
  peakBytes: number | null;
  at: string;
}

/** What was learnt about memory, per model, host, way of saving, size and batch; the newest outcome counts. */
export interface MemoryLessons {
  of(model: string, host: string): MemoryLesson[];
  learn(lesson: MemoryLesson): void;
  /** A host whose hardware changed learns anew. */
  forget(host: string): void;
}

interface LessonRecord {
  model: string;
  host: string;
  rung: string;
  pixels: number;
  batch: number;
  has_worked: number;
  peak_bytes: number | null;
  at: string;
}

export function createMemoryLessons(database: Database): MemoryLessons {
  const select = database.prepare<[string, string], LessonRecord>('SELECT * FROM memory_lessons WHERE model = ? AND host = ?');
  const upsert = database.prepare(
    `INSERT INTO memory_lessons (model, host, rung, pixels, batch, has_worked, peak_bytes, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET has_worked = excluded.has_worked, peak_bytes = coalesce(excluded.peak_bytes, peak_bytes), at = excluded.at`,
  );
  const remove = database.prepare('DELETE FROM memory_lessons WHERE host = ?');
  return {
    of: (model, host) =>
      select.all(model, host).map(({ has_worked, peak_bytes, ...lesson }) => ({ ...lesson, hasWorked: has_worked === 1, peakBytes: peak_bytes })),
    learn: ({ model, host, rung, pixels, batch, hasWorked, peakBytes, at }) =>
      void upsert.run(model, host, rung, pixels, batch, hasWorked ? 1 : 0, peakBytes === null ? null : Math.round(peakBytes), at),
    forget: (host) => void remove.run(host),
  };
}
