import type { PromptWords, Range } from '../../shared/prompt.ts';

/** What the artist takes words for: what is shown, how it is made, or nothing of the two. */
export type WordKind = 'object' | 'style' | null;

const NEXT: Record<string, WordKind> = { object: 'style', style: null, null: 'object' };
/** As the schema has it. */
const MAX_RANGES = 200;
const CONTENT = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
/** Marks that end a phrase. */
const END_OF_PHRASE = /[,.;:!?|\n、。，；：！？]/;

/** The words of a prompt, in order; where a script has no spaces, by dictionary. */
export function wordsIn(prompt: string): Range[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(prompt);
  return [...segments].filter(({ segment }) => CONTENT.test(segment)).map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

export function kindOf(range: Range, { object, style }: PromptWords): WordKind {
  if (object.some((other) => overlaps(range, other))) return 'object';
  return style.some((other) => overlaps(range, other)) ? 'style' : null;
}

/** The phrase around a word: the marked one, or the unmarked words around it up to the next comma. */
export function phraseAt(prompt: string, all: readonly Range[], index: number, words: PromptWords): Range {
  const marked = [...words.object, ...words.style].find((range) => overlaps(range, all[index]));
  if (marked) return { start: marked.start, end: marked.end };
  const joins = (left: number) =>
    kindOf(all[left], words) === null && kindOf(all[left + 1], words) === null && !END_OF_PHRASE.test(prompt.slice(all[left].end, all[left + 1].start));
  let first = index;
  let last = index;
  while (first > 0 && joins(first - 1)) first--;
  while (last < all.length - 1 && joins(last)) last++;
  return { start: all[first].start, end: all[last].end };
}

/** Object → style → neither → object. */
export function nextKind(kind: WordKind): WordKind {
  return NEXT[String(kind)];
}

/** Makes a range of the prompt object, style or neither; whatever covered it is cut. */
export function markWords(prompt: string, words: PromptWords, range: Range, kind: WordKind): PromptWords {
  const cut = (ranges: readonly Range[]) => ranges.flatMap((other) => without(prompt, other, range));
  const sorted = (ranges: Range[]) => ranges.sort((a, b) => a.start - b.start);
  const add = (own: WordKind) => (own === kind ? [{ start: range.start, end: range.end }] : []);
  const marked = { object: sorted([...cut(words.object), ...add('object')]), style: sorted([...cut(words.style), ...add('style')]) };
  return { object: fewer(marked.object, marked.style), style: fewer(marked.style, marked.object) };
}

/** What is left and right of the hole, without loose blanks and commas. */
function without(prompt: string, { start, end }: Range, hole: Range): Range[] {
  if (!overlaps({ start, end }, hole)) return [{ start, end }];
  return [trimmed(prompt, { start, end: Math.min(end, hole.start) }), trimmed(prompt, { start: Math.max(start, hole.end), end })].filter(
    (rest) => rest.start < rest.end && CONTENT.test(prompt.slice(rest.start, rest.end)),
  );
}

/** Neighbours are joined, the nearest first, until no more are left than a request takes. */
function fewer(ranges: Range[], others: readonly Range[]): Range[] {
  const result = [...ranges];
  while (result.length > MAX_RANGES) {
    const gaps = result.slice(1).map((next, index) => ({ index, size: next.start - result[index].end }));
    const isFree = ({ index }: { index: number }) => !others.some((other) => overlaps(other, { start: result[index].end, end: result[index + 1].start }));
    const nearest = gaps.sort((a, b) => a.size - b.size).find(isFree);
    if (nearest) result.splice(nearest.index, 2, { start: result[nearest.index].start, end: result[nearest.index + 1].end });
    else result.pop();
  }
  return result;
}

const LOOSE = /[\s,;.]/;

function trimmed(prompt: string, { start, end }: Range): Range {
  while (start < end && LOOSE.test(prompt[start])) start++;
  while (end > start && LOOSE.test(prompt[end - 1])) end--;
  return { start, end };
}

/** Lengths of what two texts have in common at their beginnings and ends. */
function sharedEnds(before: string, after: string): { head: number; tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { head, tail };
}

/** True when so little of a prompt is left that somebody wrote over it. */
export function isOtherPrompt(before: string, after: string): boolean {
  const { head, tail } = sharedEnds(before, after);
  const isCutShort = after.length > 2 && head + tail === after.length;
  return !isCutShort && head + tail < before.length / 4;
}

/** Words of a prompt that was edited: those outside of the edit stay on what they marked. */
export function movedWords(words: PromptWords, before: string, after: string): PromptWords {
  const { head, tail } = sharedEnds(before, after);
  const shift = after.length - before.length;
  const editEnd = before.length - tail;
  const move = ({ start, end }: Range): Range[] => {
    const to = { start: start >= editEnd ? start + shift : Math.min(start, head), end: end <= head ? end : end >= editEnd ? end + shift : head };
    return to.start < to.end ? [to] : [];
  };
  return { object: words.object.flatMap(move), style: words.style.flatMap(move) };
}

/** Variations and wildcards make several prompts, in which the words stand elsewhere. */
export function mayVary(prompt: string): boolean {
  return /[{}]|__[^\s_]|\$\{/.test(prompt);
}

/** The selected part of a prompt as a string to letter: without quotes around it, with the mark that closes it. */
export function letteringIn(prompt: string, { start, end }: Range): string {
  const close = /^[!?…%]+/.exec(prompt.slice(end))?.[0] ?? '';
  const open = /[¡¿#$€£@&]$/.exec(prompt.slice(0, start))?.[0] ?? '';
  return `${open}${prompt.slice(start, end)}${close}`.replace(/\s+/g, ' ').trim();
}
