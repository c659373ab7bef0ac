import { INTENTS } from '../../shared/prompt.ts';
import type { LabelledRow } from '../../training/rows.ts';
import { type IntentScore, scoreIntents, scoreTexts, type TextScore } from '../../training/score.ts';
import { type SplitFigures, scoreSplit } from '../../training/split/score.ts';
import type { PlainReading } from './old-rules/read-by-rules.ts';

export interface ReadRow {
  row: LabelledRow;
  reading: PlainReading;
}

/** What the rows label is scored; null where they do not. */
export interface ReadingScores {
  intents: IntentScore | null;
  texts: TextScore | null;
  split: SplitFigures | null;
}

export function scoreReadings(readings: readonly ReadRow[]): ReadingScores {
  const rows = readings.map(({ row }) => row);
  const byRow = new Map(readings.map(({ row, reading }) => [row, reading]));
  const readingOf = (row: LabelledRow) => byRow.get(row) as PlainReading;
  return {
    intents: rows.some(({ intent }) => intent) ? scoreIntents(rows, (row) => readingOf(row).intent) : null,
    texts: rows.some(({ texts }) => texts) ? scoreTexts(rows, (row) => readingOf(row).texts) : null,
    split: rows.some(({ object }) => object) ? scoreSplit(rows, readingOf) : null,
  };
}

/** The whole report of one set of rows: the reader's figures and, behind a bar, those of the old rules. */
export function describeReadings(name: string, scores: ReadingScores, rules: ReadingScores): string {
  const lines = ['', name];
  if (scores.intents && rules.intents) lines.push(...intentLines(scores.intents, rules.intents));
  if (scores.texts && rules.texts) {
    const { withText, withoutText } = scores.texts;
    lines.push(line(`exact strings (${withText} rows)`, scores.texts.exactSet, rules.texts.exactSet));
    lines.push(line(`no spurious string (${withoutText} rows)`, scores.texts.noSpurious, rules.texts.noSpurious));
    lines.push(line('strings, precision', scores.texts.precision, rules.texts.precision), line('strings, recall', scores.texts.recall, rules.texts.recall));
  }
  if (scores.split && rules.split) {
    const { split } = scores;
    lines.push(line(`split, word accuracy (${split.rows} rows)`, split.wordAccuracy, rules.split.wordAccuracy));
    for (const side of ['object', 'style'] as const) {
      lines.push(`  ${side} P ${decimal(split[side].precision)} R ${decimal(split[side].recall)} F1 ${decimal(split[side].f1)} (${split[side].words} words)`);
    }
    lines.push(`  rows without a wrong word: ${split.allCorrect} of ${split.rows}   rules ${rules.split.allCorrect}`);
  }
  return lines.join('\n');
}

function intentLines(intents: IntentScore, rules: IntentScore): string[] {
  const lines = [line(`intent macro-F1 (${intents.rows} rows)`, intents.macroF1, rules.macroF1), line('intent accuracy', intents.accuracy, rules.accuracy)];
  lines.push(line('intent accuracy, borderlines either way', intents.lenientAccuracy, rules.lenientAccuracy));
  for (const intent of INTENTS) {
    const { precision, recall, f1, count } = intents.classes[intent];
    lines.push(
      `  ${intent.padEnd(11)} P ${decimal(precision)} R ${decimal(recall)} F1 ${decimal(f1)} (${String(count).padStart(4)} rows)   rules F1 ${decimal(rules.classes[intent].f1)}`,
    );
  }
  lines.push(`  wanted ↓ read → ${INTENTS.map((intent) => intent.padStart(10)).join(' ')}`);
  for (const wanted of INTENTS) {
    lines.push(`  ${wanted.padEnd(15)} ${INTENTS.map((read) => String(intents.confusion[wanted][read]).padStart(10)).join(' ')}`);
  }
  return lines;
}

function line(label: string, value: number, rules: number): string {
  return `${label.padEnd(44)} ${decimal(value)}   rules ${decimal(rules)}`;
}

function decimal(value: number): string {
  return value.toFixed(3);
}
