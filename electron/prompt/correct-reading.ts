import { AppError } from '../../shared/errors.ts';
import type { JobRequest } from '../../shared/job.ts';
import type { Intent, LetteringRequest, PromptReading, PromptWords, Range, ReadingPart, Span } from '../../shared/prompt.ts';

/** What the artist may have said beside the prompt. */
export type ReadingOverrides = Pick<JobRequest, 'intent' | 'lettering' | 'words' | 'baseSha256'>;

/**
 * Puts what the artist says in the place of what was read. A part counts as corrected only where it differs from the reading.
 *
 * @param isExplicit the strings were given as a correction. Otherwise they may be other copy for the same prompt, and count as one only when all of
 * them stand in the prompt: then the reader took the wrong ones
 * @throws AppError invalid-input where a range of `words` is empty, overlaps another or is not in the prompt
 */
export function correctReading(read: PromptReading, overrides: ReadingOverrides, isExplicit = false): PromptReading {
  const corrected: ReadingPart[] = [];
  let reading = read;
  if (overrides.intent !== undefined && overrides.intent !== read.intent) {
    // An imported picture is lettered whatever stands beside it: its intent says nothing about the reading.
    if (isExplicit || overrides.baseSha256 === undefined) corrected.push('intent');
    reading = { ...reading, intent: overrides.intent, runnerUp: read.intent, isDraft: isDraft(read, overrides.intent) };
  }
  const texts = overrides.lettering?.texts;
  if (texts && isOtherLettering(read, texts, overrides.lettering?.placements) && (isExplicit || texts.every((text) => read.prompt.includes(text)))) {
    corrected.push('lettering');
    reading = { ...reading, lettering: letteringOf(read, texts, overrides.lettering?.placements) };
  }
  if (overrides.words) {
    const words = wordsOf(read.prompt, overrides.words);
    if (!isSame(words.object, read.object) || !isSame(words.style, read.style)) {
      corrected.push('words');
      reading = { ...reading, ...words };
    }
  }
  return reading === read ? read : { ...reading, corrected };
}

/** Who says that it is no thumbnail says that it is no draft; every other correction leaves the draft as it was read. */
function isDraft(read: PromptReading, intent: Intent): boolean {
  return intent === 'thumbnail' || (read.isDraft && read.intent !== 'thumbnail');
}

function isOtherLettering({ lettering }: PromptReading, texts: readonly string[], placements: readonly string[] = []): boolean {
  return (
    texts.length !== lettering.length ||
    texts.some((text, index) => text !== lettering[index]?.text || (placements[index] ?? lettering[index]?.placement) !== lettering[index]?.placement)
  );
}

/** Strings that do not stand in the prompt get an empty span at its end. */
function letteringOf({ prompt, lettering }: PromptReading, texts: readonly string[], placements: readonly string[] = []): LetteringRequest[] {
  const taken: Range[] = [];
  return texts.map((text, index) => {
    const known = lettering.find((request) => request.text === text && !taken.some(({ start }) => start === request.start));
    const start = known?.start ?? freeIndex(prompt, text, taken);
    const span = start < 0 ? { start: prompt.length, end: prompt.length } : { start, end: known?.end ?? start + text.length };
    if (start >= 0) taken.push(span);
    return { ...span, text, placement: placements[index] ?? known?.placement ?? '' };
  });
}

function freeIndex(prompt: string, text: string, taken: readonly Range[]): number {
  for (let at = prompt.indexOf(text); at >= 0; at = prompt.indexOf(text, at + 1)) {
    if (!taken.some(({ start, end }) => at < end && start < at + text.length)) return at;
  }
  return -1;
}

function wordsOf(prompt: string, { object, style }: PromptWords): { object: Span[]; style: Span[] } {
  const ordered = [...object, ...style].sort((a, b) => a.start - b.start);
  for (const [index, { start, end }] of ordered.entries()) {
    const next = ordered[index + 1];
    if (start >= end || end > prompt.length || (next && next.start < end)) {
      throw new AppError('invalid-input', `The words from ${start} to ${end} are not a part of the prompt, or belong to the object and to the style at once.`, {
        details: { start, end, length: prompt.length },
      });
    }
  }
  const spans = (ranges: readonly Range[]) =>
    [...ranges].sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end, text: prompt.slice(start, end) }));
  return { object: spans(object), style: spans(style) };
}

function isSame(a: readonly Range[], b: readonly Range[]): boolean {
  return a.length === b.length && a.every(({ start, end }, index) => start === b[index]?.start && end === b[index]?.end);
}
