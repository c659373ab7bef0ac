import type { LetteringOptions } from '../../shared/lettering.ts';
import { t } from '../words/t.ts';
import { clipBox, type ImageSize } from './box-edit.ts';

/** As the schema has it: so many strings, so many UTF-16 code units each. */
export const MAX_TEXTS = 12;
export const MAX_TEXT_LENGTH = 200;

/** Options with a change; undefined takes a field out, so that Galley chooses it. */
export function withChange(options: LetteringOptions, change: Partial<LetteringOptions>): LetteringOptions {
  return Object.fromEntries(Object.entries({ ...options, ...change }).filter(([, value]) => value !== undefined));
}

/** Options that a request of this size can carry; undefined when nothing is fixed. A box of another size is clipped, or left out. */
export function usableOptions(options: LetteringOptions, size: ImageSize): LetteringOptions | undefined {
  const usable = withChange(options, { box: options.box && clipBox(options.box, size) });
  return Object.keys(usable).length === 0 ? undefined : usable;
}

/** Other strings; what was said about the place of a string goes with it. `undefined` = as they are read. */
export function withTexts(options: LetteringOptions, texts: string[] | undefined): LetteringOptions {
  const placements = options.placements && texts?.map((text) => options.placements?.[options.texts?.indexOf(text) ?? -1] ?? '');
  return withChange(options, { texts, placements });
}

/** Strings with the words for their places; null = as they are read. */
export function withRows(options: LetteringOptions, rows: readonly { text: string; placement: string }[] | null): LetteringOptions {
  return withChange(options, { texts: rows?.map(({ text }) => text), placements: rows?.map(({ placement }) => placement) });
}

export function isSameText(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

/** Strings as they are set: no blank ends, no empty ones, no more than the schema takes. */
export function cleanTexts(rows: readonly string[]): string[] {
  return rows
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .slice(0, MAX_TEXTS);
}

/**
 * Whether the base stays the same with other strings: it has room for the strings that were read from the prompt, so other words in the same number
 * leave it alone (see the plan of a job).
 */
export function needsSameRoom(before: readonly string[], after: readonly string[], read: readonly string[]): boolean {
  const room = (texts: readonly string[]) => (texts.length === read.length ? read : texts);
  return isSameText(room(before), room(after));
}

/** One line about what is fixed, for buttons. */
export function letteringSummary({ texts, placements: _, ...placed }: LetteringOptions): string {
  const isPlaced = placed.box !== undefined;
  if (texts === undefined && Object.keys(placed).length > 0) return isPlaced ? t('Lettering: placed') : t('Lettering: own look');
  if (texts === undefined) return t('Lettering: auto');
  if (texts.length === 0) return t('No lettering');
  const words = texts.length === 1 ? t('“{text}”', { text: texts[0] }) : t('{count, number} strings', { count: texts.length });
  if (Object.keys(placed).length === 0) return words;
  return isPlaced ? t('{words}: placed', { words }) : t('{words}: own look', { words });
}
