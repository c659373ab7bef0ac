/**
 * Character error rate: edits (insert, delete, replace one code point) that turn what was read into what was wanted,
 * divided by the code points of what was wanted (Levenshtein 1966). Both sides are normalised to NFKC, runs of white space
 * become one blank and the ends are trimmed; upper and lower case differ. 0 = exact, 1 = as wrong as nothing at all;
 * above 1 when much was read that nobody wanted. Nothing wanted: 0 when nothing was read, otherwise 1.
 */
export function characterErrorRate(wanted: string, read: string): number {
  const target = codePoints(wanted);
  const found = codePoints(read);
  if (target.length === 0) return found.length === 0 ? 0 : 1;
  return editDistance(target, found) / target.length;
}

/** NFKC, white space collapsed and trimmed: the form in which lettering is compared. */
export function normaliseLettering(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

function codePoints(text: string): number[] {
  return Array.from(normaliseLettering(text), (character) => character.codePointAt(0)!);
}

function editDistance(a: number[], b: number[]): number {
  let previous = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  let current = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(replaced, previous[j] + 1, current[j - 1] + 1);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length];
}
