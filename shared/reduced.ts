/** What a proof says of a picture that was rendered smaller than asked for because memory ran out. @param words what was done: "at 768 × 768" */
export function reducedWords(label: string, asked: { width: number; height: number }, words: string): string {
  return `${label} ran out of memory at ${asked.width} × ${asked.height}: it was rendered ${words} and enlarged.`;
}

/** Finds such sentences, as SQL's LIKE reads it. */
export const REDUCED_LIKE = '% ran out of memory at % and enlarged.';
