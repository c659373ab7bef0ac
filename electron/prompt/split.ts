import type { Span } from '../../shared/prompt.ts';
import type { Segment } from './segments.ts';
import { SPLIT_LABELS, type SplitWeights, tagWords } from './split-tagger.ts';
import { type SplitLexicon, type SplitWord, splitWords } from './split-words.ts';

const OBJECT = SPLIT_LABELS.indexOf('object');
const LINK = SPLIT_LABELS.indexOf('link');

/** What the splitter needs besides the prompt. */
export interface Splitter extends SplitLexicon {
  weights: SplitWeights;
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
  promoteFirst(words, labels);
  const object: Span[] = [];
  const style: Span[] = [];
  for (let first = 0; first < words.length; ) {
    let end = first + 1;
    while (end < words.length && labels[end] === labels[first] && isJoined(prompt, masked, words[end - 1], words[end])) end += 1;
    if (labels[first] !== LINK) (labels[first] === OBJECT ? object : style).push(spanOf(prompt, masked, words[first].start, words[end - 1].end));
    first = end;
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

/** A prompt has a subject: when all was style, its first stretch is. */
function promoteFirst(words: readonly SplitWord[], labels: Uint8Array): void {
  if (words.length === 0 || labels.includes(OBJECT)) return;
  for (let i = 0; i < words.length && words[i].segment === words[0].segment && labels[i] === labels[0]; i++) labels[i] = OBJECT;
}

function isJoined(prompt: string, masked: string, left: SplitWord, right: SplitWord): boolean {
  return left.segment === right.segment && prompt.slice(left.end, right.start) === masked.slice(left.end, right.start);
}

const SIGNS = '$€£#@+%°';
const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}', '"': '"', '“': '”', '„': '“', '«': '»', "'": "'", '‘': '’', '「': '」', '《': '》' };

/** The words' range with signs that belong to them ("$5", "50%") and quotes or brackets that open or close in it. */
function spanOf(prompt: string, masked: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  const isOpen = (at: number) => at >= 0 && at < prompt.length && prompt[at] === masked[at];
  while (isOpen(start - 1) && SIGNS.includes(prompt[start - 1])) start -= 1;
  while (isOpen(end) && SIGNS.includes(prompt[end])) end += 1;
  const left = isOpen(start - 1) ? prompt[start - 1] : '';
  const close = CLOSERS[left];
  if (close !== undefined) {
    const at = prompt.indexOf(close, start);
    if (at >= 0 && at <= end && isOpen(at)) {
      start -= 1;
      end = Math.max(end, at + 1);
    }
  } else {
    const mark = isOpen(end) ? prompt[end] : '';
    const open = Object.keys(CLOSERS).find((key) => CLOSERS[key] === mark && prompt.slice(start, end).includes(key));
    if (open !== undefined) end += 1;
  }
  return { start, end, text: prompt.slice(start, end) };
}
