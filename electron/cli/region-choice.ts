import { InvalidArgumentError } from 'commander';
import { AppError } from '../../shared/errors.ts';
import type { PlacedText } from '../../shared/lettering.ts';

/** `--region 2="OPEN"`, `--region 2,3="OPEN DAILY"`, or `--region 2` for the next --text. */
export interface RegionChoice {
  regions: number[];
  /** null = the next --text. */
  text: string | null;
}

/** @throws InvalidArgumentError */
export function collectRegion(value: string, before: RegionChoice[] = []): RegionChoice[] {
  const match = /^([^=]*)(?:=(.*))?$/su.exec(value);
  const regions = numbersIn(match?.[1] ?? '');
  if (!match || !regions) throw new InvalidArgumentError('Give a region as N="text" or N (several: 2,3="text"), counted from 1 as --list does.');
  const text = match[2]?.replace(/^"(.*)"$/su, '$1') ?? null;
  if (text?.trim() === '') throw new InvalidArgumentError(`Region ${match[1]} needs a string; --erase ${match[1]} takes it away.`);
  return [...before, { regions, text }];
}

/** @throws InvalidArgumentError */
export function collectErased(value: string, before: number[] = []): number[] {
  const regions = numbersIn(value);
  if (!regions) throw new InvalidArgumentError('Give a region as N (several: 2,3), counted from 1 as --list does.');
  return [...before, ...regions];
}

/** "2,3"; null where it is something else. */
function numbersIn(text: string): number[] | null {
  const numbers = text.split(',').map((part) => (/^\s*[1-9]\d*\s*$/u.test(part) ? Number(part) : null));
  return numbers.every((number) => number !== null) ? numbers : null;
}

/**
 * Strings to look for places for, and strings whose regions are said: bare numbers take the next --text.
 * @throws AppError invalid-input: nothing is wanted, or a region has no string left
 */
export function stringsOf({ text = [], region = [], erase = [] }: { text?: string[]; region?: RegionChoice[]; erase?: number[] }): {
  texts: string[];
  placed: PlacedText[];
} {
  const texts = [...text];
  const placed = region.map(({ regions: [first, ...more], text: own }): PlacedText => {
    const string = own ?? texts.shift();
    if (string === undefined) throw new AppError('invalid-input', `There is no --text left for --region ${first}.`);
    return { text: string, region: first, ...(more.length > 0 && { moreRegions: more }) };
  });
  const erased = erase.map((number): PlacedText => ({ text: '', region: number }));
  if (texts.length + placed.length + erased.length === 0) {
    throw new AppError('invalid-input', 'Say what should stand there: --text "…" or --region N="…"; or what should go: --erase N.');
  }
  // A string that is said twice, once with its region, is one string.
  return { texts: texts.filter((string) => !placed.some((entry) => entry.text === string)), placed: [...placed, ...erased] };
}
