import type { LetteringArea } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';

/** What a prompt's words say about a place. */
export interface Wish {
  /** Where the middle should be, as shares of the image; null = no wish. */
  x: number | null;
  y: number | null;
  isArc: boolean;
  part: 'ribbon' | 'plate' | null;
}

/** Reads "along the top arc", "on the ribbon", "at the bottom left". */
export function wishIn(words: string): Wish {
  // Words that end in a conjunction stood between two strings and are about the one before.
  const own = /\b(and|with|plus)$/i.test(words) ? '' : words;
  const has = (pattern: RegExp) => pattern.test(own);
  const y = has(/\b(top|above|upper|header|heading)\b/i) ? 0.14 : has(/\b(bottom|below|beneath|lower|footer|under|underneath)\b/i) ? 0.86 : null;
  const x = has(/\bleft\b/i) ? 0.26 : has(/\bright\b/i) ? 0.74 : null;
  const isMiddle = has(/\b(cent(re|er)(ed)?|middle|across)\b/i);
  const isArc = has(/\b(arc|arch|arched|arching|curved?|curving|bent|bending|bowed|around|circular|circle|semicircle|rim|ring|circumference)\b/i);
  const part = has(/\b(ribbon|banner|scroll|sash|streamer)\b/i) ? 'ribbon' : has(/\b(plate|plaque|panel|tab|nameplate)\b/i) ? 'plate' : null;
  return { x: x ?? (isMiddle ? 0.5 : null), y: y ?? (isMiddle && x === null ? 0.5 : null), isArc, part };
}

/**
 * One area for each string, in the strings' order: where the prompt's words name a place that an area is, it goes there; the rest
 * follow the areas' rank. null where no area is left.
 */
export function matchAreas(areas: readonly LetteringArea[], placements: readonly string[], count: number, image: Raster): (LetteringArea | null)[] {
  const ranked = [...areas].sort((a, b) => a.rank - b.rank);
  const given: (LetteringArea | null)[] = Array.from({ length: count }, () => null);
  const free = new Set(ranked);
  const pairs = given.flatMap((_, text) => {
    const wish = wishIn(placements[text] ?? '');
    return ranked.map((area, rank) => ({ text, area, score: agreement(wish, area, image) - 0.01 * Math.abs(rank - text) }));
  });
  pairs.sort((a, b) => b.score - a.score);
  for (const { text, area, score } of pairs) {
    if (score < 0.5 || given[text] || !free.has(area)) continue;
    given[text] = area;
    free.delete(area);
  }
  const rest = ranked.filter((area) => free.has(area));
  return given.map((area, text) => {
    if (area) return area;
    // A picture's calm places are only proposals: where the words ask for another, it is looked for.
    const isProposal = rest[0]?.ink === null && rest[0].font === null;
    return isProposal && agreement(wishIn(placements[text] ?? ''), rest[0], image) < 0 ? null : (rest.shift() ?? null);
  });
}

/** How well an area is what the words ask for: 0 = the words do not speak of it; parts and arcs are surer than heights. */
function agreement({ x, y, isArc, part }: Wish, { box, path, place }: LetteringArea, image: Raster): number {
  const isRing = path.kind === 'arc' && place !== 'ribbon';
  const middleY = (box.y + box.height / 2) / image.height;
  const middleX = (box.x + box.width / 2) / image.width;
  let score = 0;
  if (part) score += part === place ? 3 : -1;
  if (isArc) score += isRing ? 2 : -1;
  if (y !== null) score += isInBand(middleY, y) ? 1 : -1;
  if (x !== null && x !== 0.5) score += isInBand(middleX, x) ? 1 : -0.5;
  // The middle of a badge is no ring.
  if (y === 0.5 && isRing) score -= 2;
  return score;
}

function isInBand(middle: number, wished: number): boolean {
  if (wished === 0.5) return Math.abs(middle - 0.5) < 0.2;
  return wished < 0.5 ? middle < 0.42 : middle > 0.58;
}
