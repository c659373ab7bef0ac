import type { JobRequest, ReadingCorrection } from '../../shared/job.ts';
import type { Evidence, Intent, PromptReading, PromptWords, ReadingPart } from '../../shared/prompt.ts';

/** A string to letter and the words for its place ("on the ribbon"; '' = anywhere). */
export interface LetteringRow {
  text: string;
  placement: string;
}

/** A reading as it stands on the screen: what was read, what the artist said, and what is being corrected just now. */
export interface ReadingView {
  prompt: string;
  intent: Intent;
  /** What the reader took it for. */
  readIntent: Intent;
  /** By intent, together 1. */
  scores: PromptReading['scores'];
  evidence: readonly Evidence[];
  lettering: readonly LetteringRow[];
  words: PromptWords;
  /** Parts that are the artist's. */
  corrected: ReadonlySet<ReadingPart>;
  /** Corrected parts that will be read anew; until then nobody knows what they were. */
  readAnew: ReadonlySet<ReadingPart>;
}

/** What the artist said beside the prompt. */
export type Said = Pick<JobRequest, 'intent' | 'lettering'>;

/** @param draft what is not with the studio yet */
export function viewOf(reading: PromptReading, said: Said, draft: ReadingCorrection = {}): ReadingView {
  const corrected = new Set(reading.corrected);
  const readAnew = new Set<ReadingPart>();
  const readIntent = corrected.has('intent') ? reading.runnerUp : reading.intent;
  let lettering = letteringSaid(reading, said);
  if (!isSameLettering(lettering, reading.lettering)) corrected.add('lettering');
  let words: PromptWords = reading;
  for (const part of ['intent', 'lettering', 'words'] as const) {
    if (draft[part] === undefined) continue;
    if (draft[part] !== null) corrected.add(part);
    else if (corrected.delete(part) && part !== 'intent') readAnew.add(part);
  }
  if (draft.lettering) lettering = draft.lettering;
  if (draft.words) words = draft.words;
  const intent = draft.intent === undefined ? (said.intent ?? reading.intent) : (draft.intent ?? readIntent);
  if (intent !== readIntent) corrected.add('intent');
  return { prompt: reading.prompt, intent, readIntent, scores: reading.scores, evidence: reading.evidence, lettering, words, corrected, readAnew };
}

function letteringSaid({ lettering }: PromptReading, said: Said): LetteringRow[] {
  const read = lettering.map(({ text, placement }) => ({ text, placement }));
  const { texts, placements } = said.lettering ?? {};
  if (texts === undefined) return read;
  return texts.map((text, index) => ({ text, placement: placements?.[index] ?? read.find((row) => row.text === text)?.placement ?? '' }));
}

export function isSameLettering(a: readonly LetteringRow[], b: readonly LetteringRow[]): boolean {
  return a.length === b.length && a.every(({ text, placement }, index) => text === b[index].text && placement === b[index].placement);
}

/** Intents by score, the most likely first; what was read stands before its equals. */
export function byScore({ scores, readIntent }: Pick<ReadingView, 'scores' | 'readIntent'>): Intent[] {
  return (Object.keys(scores) as Intent[]).sort((a, b) => scores[b] - scores[a] || Number(b === readIntent) - Number(a === readIntent));
}
