import type { Insights } from '../../shared/insights.ts';
import { INTENTS, type Intent, type ReadingPart } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import type { JobFilter } from './insights-queries.ts';

interface WrongPart {
  jobId: string;
  parentId: string | null;
  /** What the job was queued as. */
  jobIntent: Intent;
  /** What the reader read. */
  readIntent: Intent;
  part: ReadingPart;
  wanted: string;
}

/**
 * Wrong readings by the intent that was read. A prompt counts once however often it is rendered: rework is not counted again, and a correction that was made
 * by rendering again belongs to the job that it replaces.
 */
export function readingsSince(
  database: Database,
  sinceQuarter: number,
  counts: readonly { intent: Intent; first: number }[],
  filter: JobFilter = {},
): Insights['readings'] {
  const jobs = jobsByIntent(counts);
  const parts = wrongPartsSince(database, sinceQuarter, filter);
  const replaced = new Set(parts.map(({ parentId }) => parentId));
  for (const { jobIntent, readIntent } of oncePerJob(parts).filter(({ parentId }) => parentId === null)) {
    jobs[jobIntent]--;
    jobs[readIntent]++;
  }
  const wrong = parts.filter(({ jobId }) => !replaced.has(jobId));
  return INTENTS.filter((intent) => filter.intent === undefined || intent === filter.intent).flatMap((intent) => {
    const own = wrong.filter(({ readIntent }) => readIntent === intent);
    const corrected = oncePerJob(own).length;
    // The job that was rendered again may be older than the days that are looked at.
    const count = Math.max(jobs[intent], corrected);
    return count === 0 ? [] : [{ intent, jobs: count, corrected, byPart: byPartOf(own), meant: meantBy(own) }];
  });
}

function jobsByIntent(counts: readonly { intent: Intent; first: number }[]): Record<Intent, number> {
  return Object.fromEntries(INTENTS.map((intent) => [intent, counts.find((row) => row.intent === intent)?.first ?? 0])) as Record<Intent, number>;
}

function wrongPartsSince(database: Database, sinceQuarter: number, { model, host }: JobFilter): WrongPart[] {
  // Both tables lie in the order of jobs, so that neighbours are read together; through the index of times every row would be looked up on its own.
  return database
    .prepare<unknown[], WrongPart>(
      `SELECT reading_corrections.job_id AS jobId, parent_id AS parentId, intent AS jobIntent, read_intent AS readIntent, part, wanted
       FROM reading_corrections NOT INDEXED CROSS JOIN job_facts ON job_facts.job_id = reading_corrections.job_id
       WHERE quarter >= ? AND model = coalesce(?, model) AND host = coalesce(?, host) ORDER BY reading_corrections.job_id, part`,
    )
    .all(sinceQuarter, model ?? null, host ?? null);
}

function oncePerJob(parts: readonly WrongPart[]): WrongPart[] {
  return [...new Map(parts.map((part) => [part.jobId, part])).values()];
}

function byPartOf(parts: readonly WrongPart[]): Record<ReadingPart, number> {
  const count = (wanted: ReadingPart) => parts.filter(({ part }) => part === wanted).length;
  return { intent: count('intent'), lettering: count('lettering'), words: count('words') };
}

/** What wrong intents should have been, most frequent first. */
function meantBy(parts: readonly WrongPart[]): { intent: Intent; jobs: number }[] {
  const meant = parts.filter(({ part }) => part === 'intent').map(({ wanted }) => JSON.parse(wanted) as Intent);
  return INTENTS.map((intent) => ({ intent, jobs: meant.filter((other) => other === intent).length }))
    .filter(({ jobs }) => jobs > 0)
    .sort((a, b) => b.jobs - a.jobs);
}
