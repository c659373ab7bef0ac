import { INTENTS, type Intent } from '../shared/prompt.ts';
import type { LabelledRow } from './rows.ts';

export interface ClassScore {
  precision: number;
  recall: number;
  f1: number;
  /** Rows that are labelled so. */
  count: number;
}

export interface IntentScore {
  rows: number;
  accuracy: number;
  /** Also counts what a fair judge would take. */
  lenientAccuracy: number;
  classes: Record<Intent, ClassScore>;
  macroF1: number;
  /** wanted → read → rows. */
  confusion: Record<Intent, Record<Intent, number>>;
}

export interface TextScore {
  /** Rows with strings to letter, and the share of them of which exactly these were read. */
  withText: number;
  exactSet: number;
  /** Rows without, and the share of them in which none was read. */
  withoutText: number;
  noSpurious: number;
  precision: number;
  recall: number;
}

/** Precision, recall and F1 for each intent, strictly; rows without a label are passed over. */
export function scoreIntents(rows: readonly LabelledRow[], intentOf: (row: LabelledRow) => Intent): IntentScore {
  const confusion = Object.fromEntries(INTENTS.map((wanted) => [wanted, Object.fromEntries(INTENTS.map((read) => [read, 0]))])) as IntentScore['confusion'];
  let count = 0;
  let lenient = 0;
  for (const row of rows) {
    if (!row.intent) continue;
    const read = intentOf(row);
    confusion[row.intent][read] += 1;
    count += 1;
    if (read === row.intent || row.also.includes(read)) lenient += 1;
  }
  const classes = Object.fromEntries(INTENTS.map((intent) => [intent, classScore(confusion, intent)])) as IntentScore['classes'];
  const right = INTENTS.reduce((sum, intent) => sum + confusion[intent][intent], 0);
  const macroF1 = INTENTS.reduce((sum, intent) => sum + classes[intent].f1, 0) / INTENTS.length;
  return { rows: count, accuracy: right / count, lenientAccuracy: lenient / count, classes, macroF1, confusion };
}

function classScore(confusion: IntentScore['confusion'], intent: Intent): ClassScore {
  const right = confusion[intent][intent];
  const count = INTENTS.reduce((sum, read) => sum + confusion[intent][read], 0);
  const read = INTENTS.reduce((sum, wanted) => sum + confusion[wanted][intent], 0);
  return { precision: share(right, read), recall: share(right, count), f1: share(2 * right, count + read), count };
}

/** Compares strings as a person would: curly and straight quotes, runs of spaces and outer punctuation are the same; case is not. */
export function scoreTexts(rows: readonly LabelledRow[], textsOf: (row: LabelledRow) => readonly string[]): TextScore {
  const sums = { withText: 0, exact: 0, withoutText: 0, none: 0, right: 0, read: 0, wanted: 0 };
  for (const row of rows) {
    if (!row.texts) continue;
    const wanted = row.texts.map(normalText);
    const optional = new Set(row.textsOptional.map(normalText));
    const read = textsOf(row)
      .map(normalText)
      .filter((text) => text !== '' && (!optional.has(text) || wanted.includes(text)));
    const right = common(wanted, read);
    sums.right += right;
    sums.read += read.length;
    sums.wanted += wanted.length;
    if (wanted.length > 0) {
      sums.withText += 1;
      if (right === wanted.length && right === read.length) sums.exact += 1;
    } else {
      sums.withoutText += 1;
      if (read.length === 0) sums.none += 1;
    }
  }
  return {
    withText: sums.withText,
    exactSet: share(sums.exact, sums.withText),
    withoutText: sums.withoutText,
    noSpurious: share(sums.none, sums.withoutText),
    precision: share(sums.right, sums.read),
    recall: share(sums.right, sums.wanted),
  };
}

function common(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let count = 0;
  for (const text of a) {
    const at = left.indexOf(text);
    if (at < 0) continue;
    left.splice(at, 1);
    count += 1;
  }
  return count;
}

export function normalText(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/^[ .,;:"']+|[ .,;:"']+$/g, '');
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** How far shares are from what came true: expected calibration error over ten bins of the best score (Naeini et al. 2015). */
export function calibrationError(rows: readonly { wanted: Intent; scores: Record<Intent, number> }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, right: 0, score: 0 }));
  for (const { wanted, scores } of rows) {
    const read = INTENTS.reduce((best, intent) => (scores[intent] > scores[best] ? intent : best));
    const bin = bins[Math.min(9, Math.floor(scores[read] * 10))];
    bin.count += 1;
    bin.score += scores[read];
    if (read === wanted) bin.right += 1;
  }
  return bins.reduce((sum, { right, score }) => sum + Math.abs(right - score), 0) / rows.length;
}
