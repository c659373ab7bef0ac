import { findQuotes } from './quotes.ts';
import { findSlots, type Slots, slotName } from './variations/parse.ts';

/** Marks that can stand in for those of a template, by how familiar they are. */
const PAIRS = ['“”', '«»', '「」', '『』', '《》'];
const ANY_MARK = /["“”„«»「」『』《》‹›＂'‘’‚`]/;

/**
 * A template whose quoted slots are still read as one string each when a cell brings quotes of its own: the marks around `"{{slogan}}"` become the first
 * pair that keeps `Say "hi"` whole, since the cell is the lettering and must not change.
 */
export function fitQuotes(template: string, slots: Slots): string {
  const places = findSlots(template).filter(({ name }) => slots.has(slotName(name)));
  const blank = places.reduce((text, { start, end }) => text.slice(0, start) + 'x'.repeat(end - start) + text.slice(end), template);
  let result = template;
  for (const { open, close, markLength } of findQuotes(blank)) {
    const inside = places.filter(({ start, end }) => start > open && end <= close);
    if (inside.length === 0) continue;
    let content = template.slice(open + markLength, close);
    for (const { start, end, name } of inside.toReversed()) {
      const from = open + markLength;
      content = content.slice(0, start - from) + slots.get(slotName(name)) + content.slice(end - from);
    }
    if (!ANY_MARK.test(content)) continue;
    const own: [string, string] = [template.slice(open, open + markLength), template.slice(close, close + markLength)];
    const [first, last] = [own, ...PAIRS.map((pair): [string, string] => [pair[0], pair[1]])].find((marks) => keepsWhole(content, marks)) ?? own;
    // Marks of other lengths would move the places of what follows.
    if (markLength === 1) result = result.slice(0, open) + first + result.slice(open + 1, close) + last + result.slice(close + 1);
  }
  return result;
}

function keepsWhole(content: string, [first, last]: readonly [string, string]): boolean {
  const pairs = findQuotes(`says ${first}${content}${last}, here`);
  return pairs.length === 1 && pairs[0].open === 5 && pairs[0].close === 5 + first.length + content.length;
}
