import { type CueClass, cueClass } from './lettering-words.ts';

interface Stretch {
  start: number;
  end: number;
}

const CLOSE = /^(?:[,.;]?\s?["'”’“»«」』`]{1,2})?/u;
const BREAK = /[,;:!?"“”„«»()[\]|\n—–，。、،]|\p{Extended_Pictographic}|\.(?=\s|$)|\s-{1,2}\s|\s\/\s/u;
const LONGEST = 12;
/** Turns that go on in the same breath only with words about the lettering itself. */
const LOOKS = /\b(?:outlines?|strokes?|borders?|shadows?|letters|lettering|fonts?|type|serifs?|glow|edges?|glaseado)\b/iu;

/**
 * Where and how each string should stand, in the prompt's own words ("on the ribbon", "in gold serif"); '' where it does not say. Strings of one list
 * share what is said behind the last.
 *
 * @param spans the strings in order of appearance, without their quotes
 */
export function findPlacements(text: string, spans: readonly Stretch[]): string[] {
  const found = spans.map((span, index) => {
    const before = clauseBefore(text, span.start, spans[index - 1]?.end ?? 0);
    return { after: behind(text, span.end, isSaid(before)), before: ahead(before) };
  });
  for (let last = spans.length - 1; last > 0; last--) {
    const gaps: string[] = [];
    while (last - gaps.length > 0) {
      const gap = text.slice(spans[last - gaps.length - 1].end, spans[last - gaps.length].start);
      if (!isListGap(gap) || found[last - gaps.length - 1].after !== '') break;
      gaps.push(gap);
    }
    const isOneBreath = gaps.length > 1 || gaps.every((gap) => !/[,\p{L}&]/u.test(gap));
    if (isOneBreath) for (let back = 1; back <= gaps.length; back++) found[last - back].after = found[last].after;
    last -= gaps.length;
  }
  return found.map(({ after, before }) => after || before);
}

function isListGap(gap: string): boolean {
  return gap.length < 16 && /^[,.;]?["'”’»」』`]*[\s,/]*(?:and|or|y|et|und|e|и|&)?\s*["'“‘„«「『`]*$/iu.test(gap);
}

/** Words about the string right behind it. */
function behind(text: string, end: number, isSaid: boolean): string {
  const rest = text.slice(end, end + 170);
  const unspaced = unspacedBehind(rest);
  if (unspaced !== '') return unspaced;
  let skipped = CLOSE.exec(rest)?.[0].length ?? 0;
  const aside = /^\s*,\s+(?=(?!top[ -](?:view|down))(?:top|bottom|upper|lower|left|right|cent(?:er|re)d?|white on|black on|unten|oben|arriba|abajo)\b)/i.exec(
    rest.slice(skipped),
  );
  if (aside) skipped += aside[0].length;
  const lead = /^\s*(?:(?:is|are|was|in it|prominently|clearly|boldly|neatly|being)\s+)*/iu.exec(rest.slice(skipped))?.[0].length ?? 0;
  const stretch = rest.slice(skipped + lead);
  if (skipped + lead === 0 && /^\p{L}/u.test(stretch)) return '';
  const stop = BREAK.exec(stretch)?.index ?? stretch.length;
  const words = stretch.slice(0, stop).trimEnd().split(/\s+/);
  // top text “A” bottom text “B”: what leads to the next string is its own.
  if (/^["“„«'`]/u.test(stretch.slice(stop)) && ANNOUNCES.has(cueClass((words.at(-1) as string).toLowerCase()))) return '';
  const count = phraseLength(words, isSaid);
  return words.slice(0, count).join(' ').trim();
}

const ANNOUNCES: ReadonlySet<CueClass | null> = new Set<CueClass | null>(['text', 'field', 'say', 'carrier']);

/** Scripts without spaces say it in a few set ways. */
const UNSPACED: readonly RegExp[] = [
  /^[”"'」』]?(在[^\s，。、,]{1,8})/u,
  /^[”"'」』]?[，、](\p{Script=Han}{0,4}(?:楷书|行书|草书|隶书|字体|书法|毛笔字|字))(?=[，。、]|$)/u,
  /^[”"'」』]?と([^\s、。]{1,10}で)(?=書|描|記)/u,
  /^[”"'」』]?([^\s、。「」]{0,6}書きで[^\s、。]{0,6})/u,
  /^[”"'」』]?이?라고\s(\S{1,8}로)(?=\s)/u,
];

function unspacedBehind(rest: string): string {
  if (!/^.{0,3}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(rest)) return '';
  for (const pattern of UNSPACED) {
    const found = pattern.exec(rest)?.[1];
    if (found !== undefined) return found;
  }
  return '';
}

const BEGINS: ReadonlySet<CueClass> = new Set<CueClass>(['where', 'mark', 'set', 'place', 'manner', 'colour']);
/** Prepositions of other languages that are other words in English. */
const FOREIGN_WHERE =
  /^(?:en|im|in|em|a|à|por|com|con|med|mit|με|по|в|на|бу|w|في|على|بخط|entre|boven|onder|abajo|arriba|encima|unten|oben|внизу|вверху|сверху)$/iu;
const STOPS: ReadonlySet<string> = new Set('while which against from outside saying says reading as but who where when surrounded'.split(' '));

const ADVERB = /(?:ly|ed|wise|running|exploding|glowing|floating|curling|forming|blinking|flashing|straight|blind|made|backwards|aligned)$/;

function isWhere(word: string): boolean {
  return cueClass(word) === 'where' || FOREIGN_WHERE.test(word);
}

/** How many of the words belong to the string. */
function phraseLength(words: readonly string[], isSaid: boolean): number {
  const lower = words.map((word) => word.toLowerCase());
  const first = lower[0];
  if (first === undefined || first === '') return 0;
  const cue = cueClass(first);
  const second = lower[1] ?? '';
  if (first === 'with' || first === 'con') {
    if (!LOOKS.test(lower.slice(1, 5).join(' '))) return 0;
  } else if (first === 'from' && lower[2] !== 'to') return 0;
  else if (/^(?:next|beside|near)$/.test(first) && cueClass(second) !== 'article' && second !== 'to') return 0;
  else if (/^(?:worn|hanging|out|to|aus|aux|against|through)$/.test(first) || (first === 'hung' && isSaid)) return 0;
  else if (!(cue !== null && BEGINS.has(cue)) && !FOREIGN_WHERE.test(first) && !ADVERB.test(first) && !(cue === 'font' && isWhere(second))) return 0;
  // "a sign that reads X on a wall": the wall is where the sign is.
  if (isSaid && isWhere(first) && (isScene(lower, 0) || (first === 'in' && !LOOKS.test(lower.join(' ')) && (second === 'a' || second === 'front')))) return 0;
  if (isSaid && first === 'exploding') return 0;
  let at = 1;
  for (; at < Math.min(lower.length, LONGEST); at++) {
    const word = lower[at];
    if (STOPS.has(word) && !(word === 'from' && lower[at + 2] === 'to')) break;
    if (word === 'with' || word === 'con' || word === 'mit') {
      if (!LOOKS.test(lower.slice(at + 1, at + 5).join(' '))) break;
      continue;
    }
    if (/^(?:and|y|e|i|und|et|и)$/u.test(word)) {
      const next = cueClass(lower[at + 1] ?? '');
      if (next === 'colour' || next === 'manner' || (next === 'where' && cueClass(lower[at - 1]) !== 'place')) continue;
      break;
    }
    if (word === 'that') {
      if (LOOKS.test(lower[at - 1])) continue;
      break;
    }
    const kind = cueClass(word);
    if (kind === 'say' || kind === 'speech' || /^(?:is|are|was|were|should|must|which)$/.test(word)) break;
    if (word === 'of' && /(?:s|corner)$/.test(lower[at - 1]) && !/^(?:the|its|his|her|their)$/.test(lower[at + 1] ?? '')) break;
    if (word === 'in' && /^an?$/.test(lower[at + 1] ?? '') && isWhere(first) && first !== 'in' && !LOOKS.test(lower.slice(at).join(' '))) break;
    if (kind === 'where' && at > 1 && !isWhere(lower[at - 1]) && cueClass(lower[at - 1]) !== 'set' && isScene(lower, at) && !isAdverb(lower[at - 1])) break;
  }
  while (at > 0 && isTrailing(lower[at - 1], at - 1)) at -= 1;
  return at;
}

function isAdverb(word: string): boolean {
  return word.endsWith('ly') || cueClass(word) === 'manner' || cueClass(word) === 'mark' || word.endsWith('ed') || cueClass(word) === 'place';
}

function isTrailing(word: string, at: number): boolean {
  return at > 0 && ((cueClass(word) === 'article' && !/^(?:her|his|their)$/.test(word)) || word === 'and' || word === 'of');
}

/** The preposition at `at` leads to something else than a part of what is lettered: "on a rusty pickup", "at blue hour". */
function isScene(words: readonly string[], at: number): boolean {
  const preposition = words[at];
  const next = words[at + (words[at] === 'next' ? 2 : 1)] ?? '';
  if (preposition === 'in' || (next === 'an' && words[at + 2] === 'angle')) return false;
  const cue = cueClass(next);
  if (cue === 'place' || cue === 'colour' || cue === 'font') return false;
  if (next === 'a' || next === 'an' || cue === null) return !FOREIGN_WHERE.test(preposition);
  return false;
}

/** What stands before the string in the same clause. */
function clauseBefore(text: string, start: number, previousEnd: number): string {
  const from = Math.max(0, start - 120, previousEnd);
  const before = text.slice(from, start).replace(/["'“‘„‚«»「『`\s]+$/u, '');
  const body = before.replace(/[\s:=–—,-]+$/u, '');
  const cut = Math.max(
    body.lastIndexOf(','),
    body.lastIndexOf(';'),
    body.lastIndexOf('"'),
    body.lastIndexOf('”'),
    body.lastIndexOf('»'),
    body.lastIndexOf('\n'),
    body.lastIndexOf(':'),
  );
  const stop = body.search(/[.!?]\s(?!.*[.!?]\s)/u);
  const clause = body.slice(Math.max(cut, stop) + 1).trim();
  if (from === 0 || from > previousEnd || (cut >= 3 && !/["”»]/.test(body[cut])) || stop >= 0) return clause;
  // What stands right behind the string before is that string's.
  return /(?:^|\s)(?:and|with|y|und|et)\s(.*)$/iu.exec(clause)?.[1] ?? '';
}

/** The string is what something says: a noun stands before the verb. */
function isSaid(clause: string): boolean {
  const words = clause
    .toLowerCase()
    .replace(/\s(?:out|with)$/, '')
    .split(/\s+/);
  const cue = cueClass(words.at(-1) ?? '');
  return (cue === 'say' || cue === 'show' || cue === 'mark') && words.length > 2;
}

const PLACES = /^(?:top|bottom|left|right|cent(?:er|re)|middle|upper|lower|внизу|вверху|unten|oben|arriba|abajo)$/u;

/** Words about the string ahead of it: "at the bottom: “X”", "top text “X”". */
function ahead(clause: string): string {
  const words = clause.split(/\s+/);
  while (words.length > 0 && isAnnouncement(words.at(-1) as string)) words.pop();
  if (words.length === 0) return '';
  const lower = words.map((word) => word.toLowerCase());
  const last = cueClass(lower.at(-1) as string);
  if (words.length <= 3 && (last === 'place' || /^(?:внизу|вверху|unten|oben|arriba|abajo)$/u.test(lower.at(-1) as string))) {
    const from = lower.findIndex((word) => PLACES.test(word) || isWhere(word));
    const isWhole = from === 0 || (from > 0 && cueClass(lower[from - 1]) !== null && cueClass(lower[from - 1]) !== 'carrier');
    return isWhole ? words.slice(from).join(' ') : '';
  }
  for (let at = 0; at < words.length; at++) {
    if (!/^(?:on|at|across|along|around|above|below|beneath|under|over|inside|in|up|down)$/.test(lower[at]) || words.length - at > 9) continue;
    const next = cueClass(lower[at + 1] ?? '');
    if (next !== 'article' && next !== 'place' && next !== 'font' && lower[at] !== 'in') continue;
    if (lower[at + 1] === 'a' || lower[at + 1] === 'an') continue;
    const isWhole =
      at === 0 || /^(?:text|type|title|heading|headline|subtitle|caption|footer|header|words?|letters|line|and|finally|then|lastly)$/.test(lower[at - 1]);
    if (/ (?:an?) /.test(` ${lower.slice(at + 2).join(' ')} `)) return '';
    if (isWhole) return words.slice(at).join(' ');
  }
  return '';
}

function isAnnouncement(word: string): boolean {
  const cue = cueClass(word.toLowerCase());
  return (
    cue === 'say' ||
    cue === 'text' ||
    cue === 'field' ||
    cue === 'be' ||
    cue === 'name' ||
    cue === 'brand' ||
    (cue === 'show' && !/^(?:lists?)$/.test(word)) ||
    /^(?:the|a|an|there|with|it|someone|wrote|has|lettered)$/i.test(word)
  );
}
