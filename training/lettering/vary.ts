import { cueClass } from '../../electron/prompt/lettering-words.ts';
import { findQuotes } from '../../electron/prompt/quotes.ts';
import type { LabelledRow } from '../rows.ts';

const CUES: ReadonlySet<string> = new Set(['say', 'show', 'text', 'field', 'mark', 'set', 'name']);

/**
 * The prompt without its quotes, where the words before still tell that a string follows and a reader would see where it ends; null where they do not.
 * Few prompts leave the quotes out, so these teach how those that do go on.
 */
export function withoutQuotes(row: LabelledRow): LabelledRow | null {
  const texts = row.texts ?? [];
  if (texts.length === 0) return null;
  const quotes = findQuotes(row.prompt);
  let prompt = '';
  let at = 0;
  for (const text of texts) {
    const quote = quotes.find((pair) => pair.open >= at && row.prompt.slice(pair.open + pair.markLength, pair.close).trim() === text);
    if (!quote || row.prompt.indexOf(text) !== row.prompt.lastIndexOf(text) || !isTold(row.prompt, quote.open) || !isPlain(text)) return null;
    prompt += row.prompt.slice(at, quote.open) + text;
    at = quote.close + quote.markLength;
  }
  return { ...row, id: `${row.id} without quotes`, prompt: prompt + row.prompt.slice(at) };
}

function isTold(prompt: string, open: number): boolean {
  const before = prompt.slice(Math.max(0, open - 40), open);
  if (/:\s*$/.test(before)) return true;
  const cue = cueClass(/[\p{L}-]+(?=\s*$)/u.exec(before.toLowerCase())?.[0] ?? '');
  return cue !== null && CUES.has(cue);
}

function isPlain(text: string): boolean {
  return text.split(/\s+/).length <= 7 && !/[,;:.?"“”()–—/]/.test(text.slice(0, -1));
}
