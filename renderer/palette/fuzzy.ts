/** How well a text answers what was typed, and which of its letters did (indices of UTF-16 units, going up). */
export interface FuzzyMatch {
  score: number;
  letters: readonly number[];
}

/** A letter at the beginning of a word counts most, then one that follows the letter before. */
const HIT = 4;
const WORD_START = 9;
const TEXT_START = 4;
const RUN = 7;
/** Per letter that is jumped over inside a match, and how much a jump costs at most. */
const GAP = 0.6;
const LONGEST_GAP = 6;
/** Shorter texts are better answers. */
const PER_LETTER = 0.04;

const NONE = Number.NEGATIVE_INFINITY;

/** Small letters without accents, each as long as it was: indices stay right. */
export function plainLetters(text: string): string {
  return Array.from(text, (letter) => {
    const bare = letter.normalize('NFD')[0].toLowerCase();
    return bare.length === letter.length ? bare : letter;
  }).join('');
}

function isWordStart(text: string, index: number): boolean {
  if (index === 0) return true;
  const before = text[index - 1];
  return /[\p{L}\p{N}]/u.test(text[index]) && (!/[\p{L}\p{N}]/u.test(before) || (/\p{Lu}/u.test(text[index]) && /\p{Ll}/u.test(before)));
}

/** The best way to find the letters of `word` in `text`, in their order; null when there is none. Letters in `taken` belong to another word. */
function bestOf(word: string, text: string, bonus: readonly number[], taken: ReadonlySet<number>): { score: number; letters: number[] } | null {
  const width = text.length;
  // ends[i][j]: best score of word[0..i] with its last letter at text[j]; from[i][j]: where the letter before lies.
  const ends: number[][] = [];
  const from: number[][] = [];
  for (let i = 0; i < word.length; i++) {
    const row = new Array<number>(width).fill(NONE);
    const origin = new Array<number>(width).fill(-1);
    for (let j = i; j < width; j++) {
      if (text[j] !== word[i] || taken.has(j)) continue;
      if (i === 0) row[j] = HIT + bonus[j];
      for (let k = j - 1; i > 0 && k >= i - 1; k--) {
        const before = ends[i - 1][k];
        if (before === NONE) continue;
        const step = k === j - 1 ? RUN : -Math.min(j - k - 1, LONGEST_GAP) * GAP;
        const score = before + HIT + Math.max(bonus[j], 0) + step;
        if (score > row[j]) {
          row[j] = score;
          origin[j] = k;
        }
      }
    }
    ends.push(row);
    from.push(origin);
  }
  const last = ends.at(-1)!;
  let end = last.reduce((best, score, j) => (score > (best < 0 ? NONE : last[best]) ? j : best), -1);
  if (end < 0) return null;
  const score = last[end];
  const letters: number[] = [];
  for (let i = word.length - 1; i >= 0; i--) {
    letters.unshift(end);
    end = from[i][end];
  }
  return { score, letters };
}

/**
 * Looks for what was typed as a subsequence ("shq" in "Show the queue"); several words may stand in any order. Null = no match; an
 * empty query matches everything alike. Accents and case don't matter.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const words = plainLetters(query).split(/\s+/).filter(Boolean);
  const bare = plainLetters(text);
  const bonus = Array.from({ length: bare.length }, (_, j) => (isWordStart(text, j) ? WORD_START + (j === 0 ? TEXT_START : 0) : 0));
  const taken = new Set<number>();
  let score = -text.length * PER_LETTER;
  for (const word of words) {
    const found = bestOf(word, bare, bonus, taken);
    if (found === null) return null;
    score += found.score;
    for (const letter of found.letters) taken.add(letter);
  }
  return { score, letters: [...taken].sort((a, b) => a - b) };
}
