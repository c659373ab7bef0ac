import type { Intent, PromptReading, ReadingPart } from '../../shared/prompt.ts';
import type { Database } from './database.ts';

/** One part of a reading that an artist overruled. */
export interface Correction {
  jobId: string;
  part: ReadingPart;
  prompt: string;
  readIntent: Intent;
  /** The reader's value and the artist's: an intent, a list of `{text, placement}`, or `{object, style}` as lists of words. */
  read: unknown;
  wanted: unknown;
  at: string;
}

/** Wrong readings, one row for each job and part; the newest correction of a part replaces the one before. */
export interface CorrectionTable {
  /** Replaces what is known of the job: its rows are those of `reading.corrected`. */
  keep(jobId: string, read: PromptReading, reading: PromptReading, at: string): void;
  /** Oldest first. */
  list(): Correction[];
}

interface CorrectionRecord {
  job_id: string;
  part: ReadingPart;
  prompt: string;
  read_intent: Intent;
  read: string;
  wanted: string;
  at: string;
}

export function createCorrectionTable(database: Database): CorrectionTable {
  const remove = database.prepare('DELETE FROM reading_corrections WHERE job_id = ?');
  const insert = database.prepare('INSERT INTO reading_corrections (job_id, part, prompt, read_intent, read, wanted, at) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const all = database.prepare<[], CorrectionRecord>('SELECT * FROM reading_corrections ORDER BY at, job_id, part');
  return {
    keep(jobId, read, reading, at) {
      remove.run(jobId);
      for (const part of reading.corrected) {
        insert.run(jobId, part, read.prompt, read.intent, JSON.stringify(partOf(read, part)), JSON.stringify(partOf(reading, part)), at);
      }
    },
    list: () =>
      all.all().map(({ job_id, part, prompt, read_intent, read, wanted, at }) => ({
        jobId: job_id,
        part,
        prompt,
        readIntent: read_intent,
        read: JSON.parse(read),
        wanted: JSON.parse(wanted),
        at,
      })),
  };
}

function partOf({ intent, lettering, object, style }: PromptReading, part: ReadingPart): unknown {
  if (part === 'intent') return intent;
  if (part === 'lettering') return lettering.map(({ text, placement }) => ({ text, placement }));
  return { object: object.map(({ text }) => text), style: style.map(({ text }) => text) };
}
