import type { PromptReading, ReadingPart } from '../../shared/prompt.ts';
import { type Correction, createCorrectionTable } from './correction-table.ts';
import type { Database } from './database.ts';

/** The values of one prompt in a file of labelled prompts. */
export interface ReadingLabels {
  intent: string;
  texts: string[];
  /** Only where somebody said what they are. */
  object?: string[];
  style?: string[];
}

/** A corrected reading as a row of a file of labelled prompts, and what was read in its place. */
export interface CorrectedReading extends ReadingLabels {
  /** The job's id. */
  id: string;
  prompt: string;
  also: string[];
  texts_optional: string[];
  tags: string[];
  corrected: ReadingPart[];
  read: ReadingLabels;
  at: string;
}

interface Words {
  object: string[];
  style: string[];
}

/** Every corrected reading of a project, oldest first. A job that was corrected again as rework stands only with its newest correction. */
export function correctedReadings(database: Database): CorrectedReading[] {
  const select = database.prepare<[string], { reading: string; parentId: string | null }>('SELECT reading, parent_id AS parentId FROM jobs WHERE id = ?');
  const byJob = new Map<string, Correction[]>();
  for (const correction of createCorrectionTable(database).list()) byJob.set(correction.jobId, [...(byJob.get(correction.jobId) ?? []), correction]);
  const jobs = new Map([...byJob.keys()].map((id) => [id, select.get(id)]));
  const replaced = new Set([...jobs.values()].map((job) => job?.parentId));
  return [...byJob].flatMap(([id, corrections]) => {
    const job = jobs.get(id);
    return job && !replaced.has(id) ? [rowOf(id, JSON.parse(job.reading), corrections)] : [];
  });
}

function rowOf(id: string, reading: PromptReading, corrections: readonly Correction[]): CorrectedReading {
  const of = (part: ReadingPart) => corrections.find((correction) => correction.part === part);
  const textsOf = (strings: readonly { text: string }[]) => strings.map(({ text }) => text);
  const lettering = of('lettering');
  const words = of('words');
  const texts = textsOf(reading.lettering);
  const wanted: ReadingLabels = { intent: reading.intent, texts, ...(words && (words.wanted as Words)) };
  const read: ReadingLabels = {
    intent: corrections[0].readIntent,
    texts: lettering ? textsOf(lettering.read as { text: string }[]) : texts,
    ...(words && (words.read as Words)),
  };
  const { prompt, at } = corrections[0];
  const corrected = corrections.map(({ part }) => part);
  return { id, prompt, ...wanted, also: [], texts_optional: [], tags: ['corrected'], corrected, read, at };
}
