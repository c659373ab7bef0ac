import { characterErrorRate } from '../../../electron/metrics/legibility.ts';

/** What came of a kind of pictures. */
export interface ReadingScore {
  texts: number;
  found: number;
  exact: number;
  /** Edits ÷ characters; a string that was not found counts whole. */
  errorRate: number;
  /** Regions that are none of the strings. */
  surplus: number;
}

/** Case, spaces and signs do not count: the recogniser's weights hardly know them. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Gives every string the reading that is nearest; more than 60 % wrong is not found. */
export function score(texts: readonly string[], readings: readonly string[]): ReadingScore {
  const free = readings.map(fold);
  const result = { texts: texts.length, found: 0, exact: 0, errorRate: 0, surplus: 0 };
  let [edits, letters] = [0, 0];
  for (const text of texts.map(fold)) {
    const rates = free.map((read) => characterErrorRate(text, read));
    const best = rates.indexOf(Math.min(...rates));
    letters += text.length;
    if (best < 0 || rates[best] > 0.6) {
      edits += text.length;
      continue;
    }
    edits += rates[best] * text.length;
    result.found++;
    if (rates[best] === 0) result.exact++;
    free.splice(best, 1);
  }
  return { ...result, errorRate: edits / letters, surplus: free.length };
}

/** Scores of several pictures together. */
export function sum(scores: readonly (ReadingScore & { letters: number })[]): ReadingScore {
  const total = (key: 'texts' | 'found' | 'exact' | 'surplus') => scores.reduce((all, entry) => all + entry[key], 0);
  const letters = scores.reduce((all, entry) => all + entry.letters, 0);
  const edits = scores.reduce((all, entry) => all + entry.errorRate * entry.letters, 0);
  return {
    texts: total('texts'),
    found: total('found'),
    exact: total('exact'),
    errorRate: Math.round((edits / letters) * 1000) / 1000,
    surplus: total('surplus'),
  };
}
