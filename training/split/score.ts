import type { LabelledRow } from '../rows.ts';

/** Spans' words of one prompt. */
export interface SplitTexts {
  object: readonly string[];
  style: readonly string[];
}

export interface SplitSide {
  precision: number;
  recall: number;
  f1: number;
  words: number;
}

export interface SplitFigures {
  rows: number;
  object: SplitSide;
  style: SplitSide;
  /** Share of the labelled words that got their label. */
  wordAccuracy: number;
  /** Rows without a wrong word. */
  allCorrect: number;
}

export type WordLabel = 'object' | 'style' | 'either' | null;

/**
 * Scores splits word by word. Words that a fair judge would take either way, and links that are in no labelled span, do not count.
 */
export function scoreSplit(rows: readonly LabelledRow[], splitOf: (row: LabelledRow) => SplitTexts): SplitFigures {
  const sides = { object: { hit: 0, wanted: 0, given: 0 }, style: { hit: 0, wanted: 0, given: 0 } };
  let allCorrect = 0;
  const labelled = rows.filter((row) => row.object || row.style);
  for (const row of labelled) {
    const { object, style } = splitOf(row);
    const wanted = labelWords(row.prompt, { object: row.object ?? [], style: row.style ?? [], either: row.either });
    const given = labelWords(row.prompt, { object, style, either: [] });
    let isCorrect = true;
    wanted.forEach((label, i) => {
      if (label !== 'object' && label !== 'style') return;
      sides[label].wanted += 1;
      if (given[i] === label) sides[label].hit += 1;
      else isCorrect = false;
      if (given[i] === 'object' || given[i] === 'style') sides[given[i]].given += 1;
    });
    if (isCorrect) allCorrect += 1;
  }
  const { object, style } = sides;
  return {
    rows: labelled.length,
    object: sideOf(object),
    style: sideOf(style),
    wordAccuracy: share(object.hit + style.hit, object.wanted + style.wanted),
    allCorrect,
  };
}

/** Label of each word of the prompt; a span labels its first free occurrence, longest span first. */
export function labelWords(prompt: string, spans: SplitTexts & { either: readonly string[] }): WordLabel[] {
  const words = wordsOf(prompt);
  const labels: WordLabel[] = words.map(() => null);
  const ordered = (['object', 'style', 'either'] as const).flatMap((label) => spans[label].map((text) => ({ label, parts: wordsOf(text) })));
  ordered.sort((a, b) => b.parts.length - a.parts.length);
  for (const { label, parts } of ordered) {
    if (parts.length === 0) continue;
    for (let at = 0; at + parts.length <= words.length; at++) {
      if (!parts.every((part, k) => words[at + k] === part && labels[at + k] === null)) continue;
      labels.fill(label, at, at + parts.length);
      break;
    }
  }
  return labels;
}

/** Words as runs of letters, digits and underscores, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function sideOf({ hit, wanted, given }: { hit: number; wanted: number; given: number }): SplitSide {
  const precision = share(hit, given);
  const recall = share(hit, wanted);
  return { precision, recall, f1: share(2 * precision * recall, precision + recall), words: wanted };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
