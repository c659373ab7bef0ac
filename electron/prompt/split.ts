import type { Span } from '../../shared/prompt.ts';
import type { Segment } from './segments.ts';
import { SPLIT_LABELS, type TaggerWeights, tagWords } from './split-tagger.ts';
import { type SplitLexicon, type SplitWord, splitWords } from './split-words.ts';

const OBJECT = SPLIT_LABELS.indexOf('object');
const LINK = SPLIT_LABELS.indexOf('link');

/** What the splitter needs besides the prompt. */
export interface Splitter extends SplitLexicon {
  weights: TaggerWeights;
}

/**
 * Object and style spans of a prompt, in order of appearance, one for each stretch between separators. `masked` is the prompt with tool syntax blanked;
 * no span reaches over what was blanked. A prompt with words always has an object.
 */
export function splitObjectAndStyle(
  prompt: string,
  masked: string,
  segments: readonly Segment[],
  { lexicon, foreign, weights }: Splitter,
): { object: Span[]; style: Span[] } {
  const words = splitWords(masked, segments, { lexicon, foreign });
  const labels = tagWords(words, lexicon, weights);
  joinLinks(labels);
  joinCrumbs(words, labels);
  promoteFirst(words, labels);
  const object: Span[] = [];
  const style: Span[] = [];
  let floor = 0;
  for (let first = 0, end = 0; first < words.length; first = end) {
    end = first + 1;
    while (end < words.length && labels[end] === labels[first] && isJoined(prompt, masked, words[end - 1], words[end])) end += 1;
    if (labels[first] === LINK) continue;
    const room = { start: floor, end: words[end]?.start ?? prompt.length };
    const span = spanOf(prompt, masked, { start: words[first].start, end: words[end - 1].end }, room);
    (labels[first] === OBJECT ? object : style).push(span);
    floor = span.end;
  }
  return { object, style };
}

/** "the face of a clock": a link between two words of the same label is part of the phrase. */
function joinLinks(labels: Uint8Array): void {
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== LINK) continue;
    if (i === 0 || i + 1 === labels.length) labels[i] = labels[i === 0 ? Math.min(1, labels.length - 1) : i - 1];
    else if (labels[i - 1] === labels[i + 1]) labels[i] = labels[i - 1];
  }
  if (labels[0] === LINK) labels[0] = OBJECT;
}

const CRUMB = /^(?:an?|the|and|or|by|in|on|at|to|ein|eine|einer|un|une|una|uno|um|uma|en|et|[\p{L}\p{N}]|\p{N}+)$/u;

/** A stretch of nothing but articles, numbers and the like says neither: it goes with what follows in its segment, else with what stands before. */
function joinCrumbs(words: readonly SplitWord[], labels: Uint8Array): void {
  for (let first = 0, end = 0; first < words.length; first = end) {
    let isCrumb = true;
    for (end = first; end < words.length && words[end].segment === words[first].segment && labels[end] === labels[first]; end++) {
      isCrumb &&= CRUMB.test(words[end].text);
    }
    if (!isCrumb || labels[first] === LINK) continue;
    const isBeside = (i: number) => i >= 0 && i < words.length && words[i].segment === words[first].segment && labels[i] !== LINK;
    if (isBeside(end)) labels.fill(labels[end], first, end);
    else if (isBeside(first - 1)) labels.fill(labels[first - 1], first, end);
  }
}

/** A prompt has a subject: when all was style, its first segment is, save one that only names an artist. */
function promoteFirst(words: readonly SplitWord[], labels: Uint8Array): void {
  if (words.length === 0 || labels.includes(OBJECT)) return;
  const first = Math.max(
    0,
    words.findIndex((word, i) => word.text !== 'by' && word.segment !== words[i - 1]?.segment),
  );
  for (let i = first; i < words.length && words[i].segment === words[first].segment; i++) if (labels[i] !== LINK) labels[i] = OBJECT;
}

function isJoined(prompt: string, masked: string, left: SplitWord, right: SplitWord): boolean {
  return left.segment === right.segment && prompt.slice(left.end, right.start) === masked.slice(left.end, right.start);
}

const SIGNS = '$€£#@+%°';
const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}', '"': '"', '“': '”', '„': '“', '«': '»', '‘': '’', '「': '」', '《': '》' };
const OPENERS: Record<string, string> = Object.fromEntries(Object.entries(CLOSERS).map(([open, close]) => [close, open]));

/** The words' range with signs that belong to them ("$5", "50%") and quotes or brackets that open or close in it, as far as there is room. */
function spanOf(prompt: string, masked: string, range: Segment, room: Segment): Span {
  let { start, end } = range;
  const isOpen = (at: number) => at >= room.start && at < room.end && prompt[at] === masked[at];
  while (isOpen(start - 1) && SIGNS.includes(prompt[start - 1])) start -= 1;
  while (isOpen(end) && SIGNS.includes(prompt[end])) end += 1;
  const inside = prompt.slice(start, end);
  const close = isOpen(start - 1) ? CLOSERS[prompt[start - 1]] : undefined;
  const open = isOpen(end) ? OPENERS[prompt[end]] : undefined;
  if (close !== undefined && isOpen(end) && prompt[end] === close) {
    start -= 1;
    end += 1;
  } else if (close !== undefined && inside.includes(close)) start -= 1;
  else if (open !== undefined && inside.includes(open)) end += 1;
  return { start, end, text: prompt.slice(start, end) };
}
