import { InvalidArgumentError } from 'commander';
import type { Box } from '../../shared/geometry.ts';
import { MAX_SIDE, MIN_SIDE } from '../../shared/job.ts';

/** "1024" or "1024x768" in pixels. */
export function parseSize(value: string): { width: number; height: number } {
  const match = /^(\d+)(?:[x×](\d+))?$/i.exec(value);
  const width = Number(match?.[1]);
  const height = Number(match?.[2] ?? match?.[1]);
  const isFine = (side: number) => side >= MIN_SIDE && side <= MAX_SIDE;
  if (!isFine(width) || !isFine(height)) throw new InvalidArgumentError(`Give a side or WIDTHxHEIGHT between ${MIN_SIDE} and ${MAX_SIDE} pixels.`);
  return { width, height };
}

/** "x,y,width,height" in pixels. */
export function parseBox(value: string): Box {
  const [x, y, width, height, ...rest] = value.split(',').map(Number);
  if (rest.length > 0 || ![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) {
    throw new InvalidArgumentError('Give a box as x,y,width,height in pixels.');
  }
  return { x, y, width, height };
}

/** A whole number in a range. */
export function parseWhole(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < low || number > high) throw new InvalidArgumentError(`Give a whole number from ${low} to ${high}.`);
    return number;
  };
}

/** Any number in a range. */
export function parseNumber(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !(number >= low && number <= high)) throw new InvalidArgumentError(`Give a number from ${low} to ${high}.`);
    return number;
  };
}

/** For an option that may be given several times. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
