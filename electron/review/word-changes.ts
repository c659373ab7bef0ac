import type { WordChange } from '../../shared/review.ts';

/** More words than this are compared as a whole: the table of the comparison grows with the square. */
const MOST_WORDS = 2000;

interface Word {
  text: string;
  /** With the space that follows it. */
  raw: string;
}

/** What became of a text, word by word: the longest common run of words stays. Neighbours of one kind are joined; their spaces are kept, so that texts fit. */
export function wordChanges(before: string, after: string): WordChange[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  const width = b.length + 1;
  const longest = longestCommon(a, b);
  const changes: WordChange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i].text === b[j].text) {
      push(changes, 'same', b[j].raw);
      i++;
      j++;
    } else if (j === b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) push(changes, 'removed', a[i++].raw);
    else push(changes, 'added', b[j++].raw);
  }
  return changes;
}

/** Row-major, (a + 1) × (b + 1): words in common from there to the end. */
function longestCommon(a: readonly Word[], b: readonly Word[]): Uint16Array {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i].text === b[j].text ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  return longest;
}

/** Punctuation is a word of its own: a comma that was added is not another word before it. */
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/([\p{L}\p{N}\p{M}'’_-]+|[^\s\p{L}\p{N}\p{M}])\s*/gu), ([raw, word]) => ({ text: word, raw }));
}

function push(changes: WordChange[], kind: WordChange['kind'], raw: string): void {
  const last = changes.at(-1);
  if (last?.kind === kind) last.text += raw;
  else changes.push({ kind, text: raw });
}
