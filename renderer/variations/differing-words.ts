import type { Mark } from '../ui/highlight.ts';

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** The words of each text that the others do not all have, in as many places, joined where they stand side by side. */
export function differingWords(texts: readonly string[]): Mark[][] {
  const words = texts.map((text) => [...text.matchAll(WORD)]);
  const common = new Map<string, number>();
  for (const [index, list] of words.entries()) {
    const counts = new Map<string, number>();
    for (const [word] of list) counts.set(word, (counts.get(word) ?? 0) + 1);
    if (index === 0) for (const [word, count] of counts) common.set(word, count);
    else for (const [word, count] of common) common.set(word, Math.min(count, counts.get(word) ?? 0));
  }
  return words.map((list, index) => {
    const left = new Map(common);
    const marks: Mark[] = [];
    for (const match of list) {
      const [word] = match;
      const rest = left.get(word) ?? 0;
      left.set(word, rest - 1);
      if (rest > 0) continue;
      const last = marks.at(-1);
      if (last && texts[index].slice(last.end, match.index).trim() === '') last.end = match.index + word.length;
      else marks.push({ start: match.index, end: match.index + word.length, kind: 'differing' });
    }
    return marks;
  });
}
