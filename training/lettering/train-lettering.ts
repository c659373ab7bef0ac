import { LETTERING_FORMAT, type LetteringWeights } from '../../electron/prompt/lettering-model.ts';
import type { LabelledRow } from '../rows.ts';
import { type Example, exampleOf } from './learn.ts';
import { withoutQuotes } from './vary.ts';

/** A row's examples: its prompt and, where a cue still tells of the string, the same without its quotes. [] for rows without labelled strings. */
export function letteringExamples(row: LabelledRow): Example[] {
  if (!row.texts) return [];
  const bare = withoutQuotes(row);
  const varied = bare && exampleOf(bare);
  return [exampleOf(row), ...(varied?.isReachable ? [{ ...varied, isVaried: true }] : [])];
}

/** The model's file: weights as hundredths. */
export function letteringFile({ quoted, bare }: LetteringWeights): string {
  const table = (weights: ReadonlyMap<string, number>) => Object.fromEntries([...weights].map(([name, weight]) => [name, Math.round(weight * 100) / 100]));
  return `${JSON.stringify({ format: LETTERING_FORMAT, quoted: table(quoted), bare: table(bare) })}\n`;
}
