/** A stretch of the prompt between separators, without outer spaces. */
export interface Segment {
  start: number;
  end: number;
}

/**
 * Splits at commas, semicolons, pipes, line ends, spaced dashes and full stops (not inside numbers, initials and abbreviations); nothing is split inside
 * the protected ranges (quoted strings).
 */
export function segmentPrompt(text: string, range: Segment, protectedRanges: readonly Segment[]): Segment[] {
  const segments: Segment[] = [];
  let start = range.start;
  let guard = 0;
  for (let index = range.start; index < range.end; index += 1) {
    while (guard < protectedRanges.length && (protectedRanges[guard] as Segment).end <= index) guard += 1;
    const shield = protectedRanges[guard];
    if (shield && index >= shield.start) {
      index = shield.end - 1;
      continue;
    }
    const length = separatorLength(text, index);
    if (length === 0) continue;
    pushTrimmed(segments, text, start, index);
    start = index + length;
    index += length - 1;
  }
  pushTrimmed(segments, text, start, range.end);
  return segments;
}

function separatorLength(text: string, index: number): number {
  const mark = text[index] as string;
  const next = text[index + 1] ?? ' ';
  const before = text[index - 1] ?? ' ';
  if (mark === ',') return /\d/.test(before) && /^\d{3}(?!\d)/.test(text.slice(index + 1, index + 5)) ? 0 : 1;
  if (';|\n\r，、；。'.includes(mark)) return 1;
  if (mark === '.') {
    if (!/\s/.test(next)) return 0;
    const word = /[\p{L}.]{1,6}$/u.exec(text.slice(Math.max(0, index - 6), index))?.[0] ?? '';
    return /^(?:\p{Lu}|(?:\p{L}\.)+\p{L}|mr|mrs|ms|dr|st|vs|no|jr|sr|feat|ft|f)$/iu.test(word) && text.slice(index + 1).trim() !== '' ? 0 : 1;
  }
  // "pre - raphaelite" is one word in many prompts: a spaced dash separates only between longer phrases.
  if ((mark === '—' || mark === '–') && /\s/.test(before) && /\s/.test(next)) return 1;
  if (mark === ':' && /\s/.test(next) && /\p{L}/u.test(before)) return 1;
  return 0;
}

function pushTrimmed(segments: Segment[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /[\s,;.]/.test(text[start] as string)) start += 1;
  while (end > start && /\s/.test(text[end - 1] as string)) end -= 1;
  if (end > start && /[\p{L}\p{N}\p{S}]/u.test(text.slice(start, end))) segments.push({ start, end });
}
