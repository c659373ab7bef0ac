import type { RangePart } from './tree.ts';

const NUMBERS = /^\s*(-?\d{1,9}(?:\.\d{1,6})?)\.\.(-?\d{1,9}(?:\.\d{1,6})?)(?:\.\.(\d{1,9}(?:\.\d{1,6})?))?\s*$/;
const WHOLE_NUMBERS = /^\s*(\d{1,9})-(\d{1,9})\s*$/;
const LETTERS = /^\s*(?:([a-z])\.\.([a-z])|([A-Z])\.\.([A-Z]))\s*$/;

/**
 * Reads what stands between two braces as a range. The step is one of the last decimal where it is left out; ranges may run downwards; a zero in front
 * of either end fills all numbers up to the same width.
 * @returns null when it is no range
 */
export function parseRange(content: string): RangePart | null {
  const letters = LETTERS.exec(content);
  if (letters) {
    const [from, to] = letters.slice(1).flatMap((letter) => (letter === undefined ? [] : letter.charCodeAt(0)));
    return rangeOf(from, to, 1, { decimals: 0, padding: 0, isLetter: true });
  }
  const [, from, to, step] = NUMBERS.exec(content) ?? WHOLE_NUMBERS.exec(content) ?? [];
  if (from === undefined) return null;
  const decimals = Math.max(decimalsOf(from), decimalsOf(to), decimalsOf(step ?? ''));
  const unit = 10 ** decimals;
  const size = step === undefined ? 1 : Math.round(Number(step) * unit);
  if (size === 0) return null;
  const isPadded = [from, to].some((end) => /^-?0\d/.test(end));
  const padding = isPadded ? Math.max(...[from, to].map((end) => end.replace(/^-|\..*$/g, '').length)) : 0;
  return rangeOf(Math.round(Number(from) * unit), Math.round(Number(to) * unit), size, { decimals, padding, isLetter: false });
}

/** The value at an index from 0 to count - 1. */
export function rangeValue({ first, step, decimals, padding, isLetter }: RangePart, index: number): string {
  const value = first + index * step;
  if (isLetter) return String.fromCharCode(value);
  const digits = (Math.abs(value) / 10 ** decimals).toFixed(decimals);
  const width = padding + (decimals > 0 ? decimals + 1 : 0);
  return (value < 0 ? '-' : '') + digits.padStart(width, '0');
}

function rangeOf(from: number, to: number, size: number, form: Pick<RangePart, 'decimals' | 'padding' | 'isLetter'>): RangePart {
  return { kind: 'range', first: from, step: to < from ? -size : size, count: Math.floor(Math.abs(to - from) / size) + 1, ...form };
}

function decimalsOf(number: string): number {
  return number.includes('.') ? number.length - number.indexOf('.') - 1 : 0;
}
