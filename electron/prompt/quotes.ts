/** A pair of quotes: [open, close] are the marks' own offsets, the content lies between them. */
export interface QuotePair {
  open: number;
  close: number;
  /** Length of each mark: 1, or 2 for `''`. */
  markLength: number;
}

const CLOSERS: Record<string, string> = {
  '"': '"”“',
  '“': '”"“',
  '”': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '《': '》',
  '‹': '›',
  '＂': '＂',
};
const SINGLE_MARKS = "'‘‚`";
/** Code units that may open a quote. */
const MARKS: ReadonlySet<number> = new Set([...Object.keys(CLOSERS), ...SINGLE_MARKS].map((mark) => mark.charCodeAt(0)));
const MAX_LENGTH = 400;
const WORD = /[\p{L}\p{N}]/u;
/** Scripts in which a mark may touch the words outside: none of them has apostrophes. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Outermost quoted stretches, left to right. Apostrophes, inches and feet are no quotes; a mark that is never closed is text. */
export function findQuotes(prompt: string): QuotePair[] {
  const pairs: QuotePair[] = [];
  for (let index = 0; index < prompt.length; index += 1) {
    if (!MARKS.has(prompt.charCodeAt(index))) continue;
    const pair = quoteAt(prompt, index);
    if (!pair) continue;
    pairs.push(pair);
    index = pair.close + pair.markLength - 1;
  }
  return pairs;
}

function quoteAt(prompt: string, open: number): QuotePair | null {
  const mark = prompt[open] as string;
  const before = prompt[open - 1] ?? ' ';
  if (mark === "'" && prompt[open + 1] === "'" && !WORD.test(before)) {
    const close = prompt.slice(open + 2, open + MAX_LENGTH).indexOf("''");
    if (close > 0) return { open, close: open + 2 + close, markLength: 2 };
  }
  if (SINGLE_MARKS.includes(mark)) return singleQuoteAt(prompt, open, mark, before);
  const closers = CLOSERS[mark];
  if (closers === undefined || prompt[open + 1] === mark) return null;
  // 12" vinyl, 5'10": a straight mark right behind a digit is inches unless something was opened.
  if (mark === '"' && /[\p{L}\p{N}]/u.test(before) && /[A-Za-z0-9]/.test(before)) return null;
  const limit = Math.min(prompt.length, open + MAX_LENGTH);
  for (let index = open + 1; index < limit; index += 1) {
    const mark2 = prompt[index] as string;
    if (!closers.includes(mark2)) continue;
    if (mark2 === '“' && mark === '“' && !/[\s,.;]|^$/.test(prompt[index + 1] ?? '')) continue;
    const isInch =
      mark2 === '"' &&
      /\d/.test(prompt[index - 1] ?? '') &&
      /^"\s+[a-z][^"]*"/.test(prompt.slice(index, index + 60)) &&
      !/["]/.test(prompt.slice(open + 1, index));
    if (isInch && isInchWord(prompt, index)) continue;
    return index > open + 1 && prompt.slice(open + 1, index).trim() !== '' ? { open, close: index, markLength: 1 } : null;
  }
  return null;
}

function isInchWord(prompt: string, index: number): boolean {
  return /^"\s+(?:vinyl|screen|tv|wide|tall|long|pizza|sub|record|monitor|wheels?|guns?)\b/i.test(prompt.slice(index, index + 20));
}

/** Single quotes open before a word and close behind one; `Let's` and `dogs'` are apostrophes, `'70s` too. */
function singleQuoteAt(prompt: string, open: number, mark: string, before: string): QuotePair | null {
  if ((WORD.test(before) && !UNSPACED.test(before)) || /^\s|^$/.test(prompt[open + 1] ?? '')) return null;
  const isDecade = /^['‘]\d0s\b/.test(prompt.slice(open, open + 5)) || /^['‘](?:n|til|tis|twas|em|cause)\b/i.test(prompt.slice(open, open + 7));
  const closers = mark === '`' ? '`' : "'’‘";
  const limit = Math.min(prompt.length, open + MAX_LENGTH);
  let candidate = -1;
  for (let index = open + 2; index < limit; index += 1) {
    const mark2 = prompt[index] as string;
    if (mark2 === '\n') break;
    if (!closers.includes(mark2)) continue;
    const isOpening = !WORD.test(prompt[index - 1] ?? ' ') && /\s|\(|^$/.test(prompt[index - 1] ?? ' ') && WORD.test(prompt[index + 1] ?? ' ');
    if (isOpening) {
      if (candidate >= 0) break;
      continue;
    }
    const next = prompt[index + 1] ?? ' ';
    if ((WORD.test(next) && !UNSPACED.test(next)) || /\s/.test(prompt[index - 1] as string)) continue;
    // Rock ’n’ Roll
    if (/['’‘]n$/i.test(prompt.slice(index - 2, index))) continue;
    candidate = index;
    // `the boys' club'`: a plural's apostrophe is passed over when another mark closes later.
    const isPlural = /s/i.test(prompt[index - 1] as string) && /^\s+[a-z]/i.test(prompt.slice(index + 1, index + 3));
    const closesLater = isPlural && /^[^'’‘"“\n]{1,60}['’](?![\p{L}\p{N}])/u.test(prompt.slice(index + 1, index + 80));
    if (!closesLater) break;
  }
  if (candidate < 0 || (isDecade && !/['’]\s*[,.]?\s*(?:$|on\b|written\b)/.test(prompt.slice(candidate, candidate + 12)))) return null;
  return { open, close: candidate, markLength: 1 };
}
