import type { Insights } from '../../shared/insights.ts';
import { INTENTS, type Intent, type ReadingPart } from '../../shared/prompt.ts';
import type { Database } from './database.ts';

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
export function readingsSince(database: Database, since: string): Insights['readings'] {
  const jobs = jobsByIntent(database, since);
  const parts = wrongPartsSince(database, since);
  const replaced = new Set(parts.map(({ parentId }) => parentId));
  for (const { jobIntent, readIntent } of oncePerJob(parts).filter(({ parentId }) => parentId === null)) {
    jobs[jobIntent]--;
    jobs[readIntent]++;
  }
  const wrong = parts.filter(({ jobId }) => !replaced.has(jobId));
  return INTENTS.flatMap((intent) => {
    const own = wrong.filter(({ readIntent }) => readIntent === intent);
    const corrected = oncePerJob(own).length;
    // The job that was rendered again may be older than the days that are looked at.
    const count = Math.max(jobs[intent], corrected);
    return count === 0 ? [] : [{ intent, jobs: count, corrected, byPart: byPartOf(own), meant: meantBy(own) }];
  });
}

function jobsByIntent(database: Database, since: string): Record<Intent, number> {
  const rows = database
    .prepare<[string], { intent: Intent; jobs: number }>(
      'SELECT intent, count(*) AS jobs FROM jobs WHERE created_at >= ? AND parent_id IS NULL GROUP BY intent',
    )
    .all(since);
  return Object.fromEntries(INTENTS.map((intent) => [intent, rows.find((row) => row.intent === intent)?.jobs ?? 0])) as Record<Intent, number>;
}

function wrongPartsSince(database: Database, since: string): WrongPart[] {
  return database
    .prepare<[string], WrongPart>(
      `SELECT job_id AS jobId, parent_id AS parentId, intent AS jobIntent, read_intent AS readIntent, part, wanted
       FROM reading_corrections JOIN jobs ON jobs.id = job_id WHERE jobs.created_at >= ?`,
    )
    .all(since);
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
