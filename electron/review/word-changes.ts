import type { WordChange } from '../../shared/review.ts';

/** More words than this are compared as a whole: the table of the comparison grows with the square. */
const MOST_WORDS = 2000;

/** What became of a text, word by word: the longest common run of words stays. Neighbours of one kind are joined. */
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
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(changes, 'same', a[i]);
      i++;
      j++;
    } else if (j === b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) push(changes, 'removed', a[i++]);
    else push(changes, 'added', b[j++]);
  }
  return changes;
}

/** Row-major, (a + 1) × (b + 1): words in common from there to the end. */
function longestCommon(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  return longest;
}

/** Punctuation is a word of its own: a comma that was added is not another word before it. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}'’_-]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

function push(changes: WordChange[], kind: WordChange['kind'], word: string): void {
  const last = changes.at(-1);
  if (last?.kind === kind) last.text += /^[,.;:!?)\]]/.test(word) ? word : ` ${word}`;
  else changes.push({ kind, text: word });
}
