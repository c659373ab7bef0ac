import { cueClass } from '../../electron/prompt/lettering-words.ts';
import { findQuotes } from '../../electron/prompt/quotes.ts';
import type { LabelledRow } from '../rows.ts';

const CASES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
];

/**
 * More prompts from labelled ones: other strings in the same places, and strings without their quotes where the word before still tells that they are
 * to be lettered. Deterministic.
 *
 * @param strings to draw others from
 */
export function vary(row: LabelledRow, strings: readonly string[], seed: number): LabelledRow[] {
  if (!row.texts || row.texts.length === 0 || row.texts.length > 8) return [];
  const spans = row.texts.map((text) => row.prompt.indexOf(text));
  if (spans.some((start, index) => start < 0 || start !== row.prompt.lastIndexOf((row.texts as string[])[index]))) return [];
  const quotes = findQuotes(row.prompt);
  const draw = generator(seed);
  const made: LabelledRow[] = [];
  for (let round = 0; round < 3; round++) {
    const parts = row.texts.map((text, index) => {
      const start = spans[index];
      const quote = quotes.find((pair) => pair.open + pair.markLength <= start && start + text.length <= pair.close);
      const other = strings[Math.floor(draw() * strings.length)];
      const isPlain = /^[\p{Script=Latin}\p{N}\p{P}\s]+$/u.test(text) && text.length > 1 && !/\n/.test(text);
      const isSwapped = isPlain && (round === 0 ? false : draw() < 0.8);
      const isBare = quote ? isCued(row.prompt, quote.open) : true;
      const value = isSwapped ? CASES[Math.floor(draw() * CASES.length)](isBare ? bareable(other, text) : other) : text;
      return { start, text, quote, isBare: isBare && isBareable(value), value };
    });
    if (round === 0 && !parts.some((part) => part.quote && part.isBare)) continue;
    const [first] = parts;
    if (parts.some((part) => !part.quote && !part.isBare) || !first) continue;
    // A prompt puts all of its strings between quotes or none.
    if (parts.some((part) => part.isBare) && !parts.every((part) => part.isBare)) continue;
    let prompt = '';
    let at = 0;
    for (const part of [...parts].sort((a, b) => a.start - b.start)) {
      const { quote } = part;
      const from = quote ? quote.open : part.start;
      const to = quote ? quote.close + quote.markLength : part.start + part.text.length;
      const open = quote ? row.prompt.slice(quote.open, quote.open + quote.markLength) : '';
      const close = quote ? row.prompt.slice(quote.close, to) : '';
      prompt += row.prompt.slice(at, from) + (part.isBare && part.quote ? part.value : open + part.value + close);
      at = to;
    }
    prompt += row.prompt.slice(at);
    made.push({ ...row, id: `${row.id}~${round}`, prompt, texts: parts.map((part) => part.value) });
  }
  return made;
}

/** The word before says that a string follows, so that it is told without quotes. */
function isCued(prompt: string, open: number): boolean {
  const before = prompt.slice(Math.max(0, open - 40), open);
  if (/:\s*$/.test(before)) return true;
  const words = before.toLowerCase().match(/[\p{L}-]+(?=\s*$)/u);
  const cue = words ? cueClass(words[0]) : null;
  return cue === 'say' || cue === 'show' || cue === 'text' || cue === 'field' || cue === 'mark' || cue === 'set' || cue === 'name';
}

/** Short and without stops, so that a reader would see where it ends. */
function isBareable(text: string): boolean {
  return text.split(/\s+/).length <= 7 && !/[,;:.?"“”()–—/]/.test(text.slice(0, -1));
}

function bareable(other: string, own: string): string {
  return isBareable(other) ? other : own;
}

function generator(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
