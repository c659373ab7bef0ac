import { parseRange } from './ranges.ts';
import type { Pick, RangePart } from './tree.ts';

/** A pair of braces that varies. All numbers are offsets in the prompt. */
export interface Braces {
  open: number;
  close: number;
  /** Where the first option begins: behind the brace, or behind the head of a pick. */
  body: number;
  bars: readonly number[];
  pick: Pick | null;
  range: RangePart | null;
}

/** Deepest nesting that is read as variations; deeper braces stay text. */
const MAX_DEPTH = 32;
/** `2$$`, `1-2$$`, `2-$$`, `-2$$`, and what stands between: `2$$ and $$`. */
const PICK_HEAD = /^\s*(?:(\d{1,9})(?:(-)(\d{1,9})?)?|-(\d{1,9}))\s*\$\$(?:([^$|{}]*)\$\$)?/;
/** `{"key": …`: somebody's data rather than a choice. */
const DATA = /^\s*"[^"|{}]*"\s*:/;

/**
 * The braces of a prompt that vary, by their opening offset: closed, not escaped, with a bar of their own, a range or a pick. All others are text.
 * @param skip gives the end of what is to be passed over at an offset, or -1
 */
export function findBraces(prompt: string, skip: (offset: number) => number): ReadonlyMap<number, Braces> {
  const found = new Map<number, Braces>();
  const open: { at: number; bars: number[] }[] = [];
  for (let index = 0; index < prompt.length; index += 1) {
    const mark = prompt[index];
    if (mark === '\\' && isEscapable(prompt[index + 1])) index += 1;
    else if (mark === '{') {
      const end = skip(index);
      if (end > index) index = end - 1;
      else open.push({ at: index, bars: [] });
    } else if (mark === '|') open.at(-1)?.bars.push(index);
    else if (mark === '}') {
      const frame = open.pop();
      const braces = frame && open.length < MAX_DEPTH ? bracesOf(prompt, frame.at, index, frame.bars) : null;
      if (braces) found.set(braces.open, braces);
    }
  }
  return found;
}

/** True for a character that a backslash in front takes literally. */
export function isEscapable(mark: string | undefined): boolean {
  return mark === '{' || mark === '|' || mark === '}';
}

function bracesOf(prompt: string, open: number, close: number, bars: readonly number[]): Braces | null {
  // No head of a pick and no key of data is longer.
  const start = prompt.slice(open + 1, Math.min(close, open + 200));
  if (DATA.test(start)) return null;
  const head = PICK_HEAD.exec(start);
  if (head && open + 1 + head[0].length < close) return { open, close, body: open + 1 + head[0].length, bars, pick: pickOf(head), range: null };
  const range = bars.length === 0 && close - open < 80 ? parseRange(start) : null;
  return bars.length > 0 || range ? { open, close, body: open + 1, bars, pick: null, range } : null;
}

function pickOf([, first, dash, second, upTo, separator = ', ']: readonly (string | undefined)[]): Pick {
  if (upTo !== undefined) return { least: 1, most: Number(upTo), separator };
  const ends = [Number(first), second !== undefined ? Number(second) : dash ? Number.POSITIVE_INFINITY : Number(first)];
  return { least: Math.min(...ends), most: Math.max(...ends), separator };
}
