import type { Colour } from '../../../../shared/geometry.ts';
import type { ObjectSpec } from '../comps/objects/kit.ts';
import { drawWhole } from '../comps/objects/objects.ts';
import type { Drawing } from '../vector.ts';
import { group, n } from '../vector.ts';

/** A thing that stands beside others, with the words of its phrase. */
export interface Member {
  spec: ObjectSpec;
  phrase: readonly string[];
  /** So many of it, 1–5. */
  count: number;
}

/** Most things that are drawn together: more would be too small to judge. */
const MOST = 5;

const NUMBERS: Record<string, number> = { two: 2, pair: 2, both: 2, three: 3, trio: 3, several: 3, few: 3, four: 4, five: 5, six: 5, many: 5, dozen: 5 };

/** How many of a thing its phrase asks for. */
export function countOf(phrase: readonly string[]): number {
  for (const word of phrase) {
    const count = NUMBERS[word] ?? (/^[2-9]$/.test(word) ? Number(word) : 0);
    if (count > 0) return Math.min(MOST, count);
  }
  return 1;
}

/** How tall things are drawn beside each other, by the first of their words; nearer to each other than in life, so that the small ones can be seen. */
const STATURES: Record<string, number> = {
  ...all(2.2, 'castle lighthouse mountain windmill'),
  ...all(1.9, 'house ship tree pine rocket airballoon dragon'),
  ...all(1.5, 'knight astronaut wizard goddess robot samurai dancer horse unicorn elephant phoenix train deer bear'),
  ...all(1, 'lion tiger panther wolf lamp chair guitar umbrella bicycle motorcycle sword tent axe airplane'),
  ...all(0.8, 'dog fox bottle car shield chest'),
  ...all(0.62, 'cat penguin eagle vase flower cactus trophy globe lantern glass hourglass'),
  ...all(0.48, 'rabbit owl bird fish teapot candle pumpkin book clock camera cake skull basketball headphones bowl'),
  ...all(0.36, 'apple pear mug mushroom burger pizza perfume phone key hat sneaker crown gem potion'),
  ...all(0.26, 'strawberry butterfly bee coin ring leaf drop'),
};
const USUAL_STATURE = 0.7;
/** Nothing is drawn smaller than this share of the tallest. */
const LEAST_SHARE = 0.36;

function all(stature: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word) => [word, stature]));
}

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where companies are drawn, in their own units: left, top, width, height. */
export const COMPANY_BOX = [-100, -700, 2600, 900] as const;
const UNIT = 260;
/** Share of the narrower one's width by which neighbours overlap. */
const OVERLAP = 0.12;

/**
 * Several things on one ground, in the order of the words; every other one a little behind.
 * @param boundsOf the visible bounds of a thing's own drawing
 */
export function drawCompany(
  drawing: Drawing,
  members: readonly Member[],
  colourOf: (member: Member) => Colour | null,
  boundsOf: (member: Member) => Bounds,
): string {
  const statures = members.map(({ spec }) => STATURES[spec.words[0]] ?? USUAL_STATURE);
  const tallest = Math.max(...statures);
  const things = members.flatMap((member, m) => {
    const height = Math.max(statures[m], tallest * LEAST_SHARE) * UNIT;
    const bounds = boundsOf(member);
    return Array.from({ length: member.count }, (_, i) => ({ member, bounds, height: height * (i % 2 === 1 ? 0.9 : 1) }));
  });
  let x = 0;
  let before = 0;
  const placed = things.slice(0, MOST).map(({ member, bounds, height }, i) => {
    const scale = height / bounds.height;
    const width = bounds.width * scale;
    const left = x - OVERLAP * Math.min(before, width);
    x = left + width;
    before = width;
    const foot = i % 2 === 1 ? -height * 0.05 : 0;
    const place = `translate(${n(left - bounds.x * scale)} ${n(foot - (bounds.y + bounds.height) * scale)}) scale(${scale.toFixed(4)})`;
    return { isBehind: i % 2 === 1, markup: group(place, drawWhole(drawing, member.spec, { colour: colourOf(member), isAlone: true })) };
  });
  return [...placed.filter(({ isBehind }) => isBehind), ...placed.filter(({ isBehind }) => !isBehind)].map(({ markup }) => markup).join('');
}
