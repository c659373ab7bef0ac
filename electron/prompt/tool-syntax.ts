/**
 * Blanks out what prompt tools read and pictures do not show — `<lora:x:0.8>`, `--ar 16:9`, `::2`, the weight in `(word:1.3)` — with spaces, so that
 * every offset stays the same. Brackets that only weigh words are blanked too; the words in them stay.
 */
export function maskToolSyntax(prompt: string): string {
  const blank = (match: string) => ' '.repeat(match.length);
  return prompt
    .replace(/<(?:lora|lyco|hypernet|embedding|ti):[^<>]{0,200}>/gi, blank)
    .replace(/(^|\s)--[a-z]{1,12}\b(?:[ =]+(?!--)[\w.:/-]{1,80})?/gi, (match) =>
      /^\s*--(?:tile|hd|raw|video|turbo|fast|relax)\b/i.test(match) ? blankFlag(match) : blank(match),
    )
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
export function contentRange(prompt: string): { start: number; end: number; isQuoted: boolean } {
  let start = prompt.length - prompt.trimStart().length;
  let end = Math.max(start, prompt.trimEnd().length);
  const pairs: Record<string, string> = { '"': '"', '“': '”', "'": "'", '‘': '’', '«': '»', '„': '“', '「': '」' };
  const close = pairs[prompt[start] ?? ''];
  let isQuoted = false;
  if (close !== undefined && end - start > 2 && (prompt[end - 1] === close || (prompt[start] === '“' && prompt[end - 1] === '“'))) {
    const inner = prompt.slice(start + 1, end - 1);
    const hasSame = inner.includes(close) && !/[\p{L}]['’][\p{L}]/u.test(inner);
    if (!hasSame) {
      isQuoted = true;
      start += 1;
      end -= 1;
      while (start < end && /\s/.test(prompt[start] as string)) start += 1;
      while (end > start && /\s/.test(prompt[end - 1] as string)) end -= 1;
    }
  }
  return { start, end, isQuoted };
}
