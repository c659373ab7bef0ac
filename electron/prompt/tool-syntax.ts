import { findQuotes } from './quotes.ts';

/**
 * Blanks out what prompt tools read and pictures do not show — `<lora:x:0.8>`, `--ar 16:9`, `::2`, the weight in `(word:1.3)` — with spaces, so that
 * every offset stays the same. Brackets that only weigh words are blanked too; the words in them stay. Between quotes nothing is syntax: it may be lettered.
 */
export function maskToolSyntax(prompt: string): string {
  if (!/<|--|:|BREAK/.test(prompt)) return prompt;
  const quotes = findQuotes(prompt).filter((pair) => prompt.slice(0, pair.open).trim() !== '' || prompt.slice(pair.close + pair.markLength).trim() !== '');
  const isQuoted = (at: number) => quotes.some((pair) => pair.open < at && at < pair.close);
  const outside =
    (replace: (match: string) => string) =>
    (match: string, ...rest: unknown[]) => {
      const at = rest.find((value) => typeof value === 'number') as number;
      return isQuoted(at + match.length - match.trimStart().length) ? match : replace(match);
    };
  const blank = outside((match) => ' '.repeat(match.length));
  const flag = outside((match) => (/^\s*--(?:tile|hd|raw|video|turbo|fast|relax)\b/i.test(match) ? blankFlag(match) : ' '.repeat(match.length)));
  return prompt
    .replace(/<(?:lora|lyco|hypernet|embedding|ti):[^<>]{0,200}>/gi, blank)
    .replace(/(^|\s)--[a-z]{1,12}\b(?:[ =]+(?!--)[\w.:/-]{1,80})?/gi, flag)
    .replace(/(?<=^\s*|[,\n]\s{0,3})BREAK(?=[\s,]|$)/g, blank)
    .replace(/::-?\d{0,3}(?:\.\d{1,3})?(?=\s|$|,)/g, blank)
    .replace(/:-?\d{1,2}(?:\.\d{1,3})?(?=\s{0,3}[)\]])/g, blank);
}

/** Flags without a value: only the flag goes, the word after it is content. */
function blankFlag(match: string): string {
  return match.replace(/--[a-z]+/i, (flag) => ' '.repeat(flag.length));
}

/** True when the prompt carries `--tile`, which asks for a repeating image. */
export function asksForTile(prompt: string): boolean {
  return /(?:^|\s)--tile\b/i.test(prompt);
}

/** Start and end of the prompt's content without outer spaces and one pair of quotes around everything. */
export function contentRange(prompt: string): { start: number; end: number } {
  let start = prompt.length - prompt.trimStart().length;
  let end = Math.max(start, prompt.trimEnd().length);
  const pairs: Record<string, string> = { '"': '"', '“': '”', "'": "'", '‘': '’', '«': '»', '„': '“', '「': '」' };
  const close = pairs[prompt[start] ?? ''];
  if (close !== undefined && end - start > 2 && (prompt[end - 1] === close || (prompt[start] === '“' && prompt[end - 1] === '“'))) {
    const inner = prompt.slice(start + 1, end - 1);
    const hasSame = inner.includes(close) && !/[\p{L}]['’][\p{L}]/u.test(inner);
    if (!hasSame) {
      start += 1;
      end -= 1;
      while (start < end && /\s/.test(prompt[start] as string)) start += 1;
      while (end > start && /\s/.test(prompt[end - 1] as string)) end -= 1;
    }
  }
  return { start, end };
}
