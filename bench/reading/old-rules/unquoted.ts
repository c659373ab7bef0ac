import type { QuotePair } from '../../../electron/prompt/quotes.ts';

interface Range {
  start: number;
  end: number;
}

const CARRIER_NOUN =
  '(?:sign|signs|signpost|banner|poster|billboard|label|plaque|shirt|t-?shirt|sweater|hoodie|cap|hat|mug|sticker|badge|card|cake|board|chalkboard|blackboard|placard|marquee|headline|neon|tattoo|note|bumper sticker|screen|display|storefront|plate|doormat|flag|bubble|stamp|ribbon|scroll|stone|tombstone|gravestone|headstone|cover|balloon|balloons|cookie|graffiti|letters|lettering|text|title|logo|caption|message|button|medal|inscription|ticket|jersey|bag|box|bottle|patch|package|pillow|keychain|license plate|wall)';

/** Each rule's last part of the match is what introduces the string; the string begins right behind. */
const CUES: readonly { pattern: RegExp; strength: 'strong' | 'name' }[] = [
  {
    pattern:
      /\b(?:that|which|it|and|text|bubble|sign|banner|shirt|card|cake|poster|mug|board|neon|label|sticker|badge|letters)\s{1,2}(?:says?|said|spells?(?: out)?)(?!\p{L})\s{0,2}:?\s{0,2}/giu,
    strength: 'strong',
  },
  { pattern: /\bsays?\s{1,2}(?=[^,.;]{1,60}\bin an? (?:speech|thought) bubble)/gi, strength: 'strong' },
  { pattern: /\bsaying\s{0,2}:?\s{1,2}/gi, strength: 'strong' },
  { pattern: new RegExp(`\\b(?:that|which|text|${CARRIER_NOUN})\\s{1,2}(?:reads|read)\\s{0,2}:?\\s{1,2}`, 'gi'), strength: 'strong' },
  { pattern: new RegExp(`\\b${CARRIER_NOUN}(?:\\s{1,2}[\\p{L}-]+){0,3}\\s{1,2}(?:reading|spelling(?: out)?)\\s{0,2}:?\\s{1,2}`, 'giu'), strength: 'strong' },
  {
    pattern:
      /\b(?:with|has|have|shows|showing|contains|bearing|bears|add|adding|include|write)\s{1,2}(?:the|a)?\s{0,2}(?:text|words|caption|slogan|inscription|phrase|message|headline|tagline|motto|lettering)\s{0,2}:?\s{1,2}/gi,
    strength: 'strong',
  },
  { pattern: /\b(?:text|caption|slogan|inscription|headline|tagline|title)\s{0,2}:\s{0,2}/gi, strength: 'strong' },
  { pattern: /\b(?:captioned|labell?ed|lettered|inscribed|emblazoned|inscribed with|engraved with)\s{0,2}:?\s{1,2}/gi, strength: 'name' },
  { pattern: /\b(?:the words?|the letters?|the name|the numbers?|the title|titled|the phrase|the slogan)\s{0,2}:?\s{1,2}/gi, strength: 'name' },
  {
    pattern:
      /\b(?:logo|sign|signage|shop|store|cafe|café|bakery|bar|restaurant|brand|company|poster|magazine|label|brewery|packaging|band|festival)\b(?:\s{1,2}[\p{L}-]+){0,5}\s{1,2}(?:called|named)\s{1,2}/giu,
    strength: 'name',
  },
];

const NOT_A_STRING =
  /^(?:in|on|at|of|with|written|that|which|is|are|was|to|from|by|and|for|something|anything|nothing|it|so|as|placed|centered|centred|below|above|across|along|around|appears?|under|over|reading|saying|spelled|where|like|should|be|a|an|the artist|lit|made|carved|painted)\b/i;
const STOP =
  /[,;\n|"“”()]|[.](?=\s|$)|\s-{1,2}\s|[!?](?=\s+\p{Ll})|\s(?:in\s+(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+){0,3}(?:letters|lettering|font|script|type|typeface|serif|sans|sans-serif|neon|chalk|icing|frosting|gold|text|cursive|calligraphy|handwriting|(?:speech |thought )?bubble|style|background|foreground|paint|ink|caps)|(?:on|at|above|below|across|along|around|under|beneath|over|behind|inside|against|next to|near|beside)\s+(?:an?|the|its|his|her|it|top|both|each|one|display|some)|(?:written|printed|painted|engraved|carved|embroidered|stamped|surrounded|hanging|standing|glowing|made|illustrated|featuring|digital|photo|realistic)\b|with\s+(?:an?|the|some|its|two|three|\p{Ll}+\s)|while\s|and\s+(?:an?|the|two)\s|,\s)/u;

/** Strings that are introduced without quotes: "a sign that reads Beware of the dog", "logo for a shop called Bean There". */
export function findUnquoted(text: string, quotes: readonly QuotePair[], range: Range): Range[] {
  const found: Range[] = [];
  for (const { pattern, strength } of CUES) {
    // Cheaper than `matchAll`, which copies the pattern first.
    if (text.search(pattern) < 0) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index + match[0].length;
      if (start < range.start || start >= range.end || NEGATED.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
      // A quote follows within the phrase: the quote is the string.
      if (quotes.some((pair) => pair.open >= start - 1 && pair.open <= start + 40) || quotes.some((pair) => pair.open < start && start <= pair.close)) continue;
      const span = strength === 'strong' ? openString(text, start, range.end) : properString(text, start, range.end, match[0]);
      if (span && !found.some((other) => span.start < other.end && other.start < span.end)) found.push(span);
    }
  }
  return found.length === 0 && quotes.length === 0 ? logoAcronyms(text, range) : found;
}

const NEGATED = /\b(?:no|not|without|never)\s+(?:any\s+)?$/i;

function openString(text: string, start: number, limit: number): Range | null {
  const rest = text.slice(start, Math.min(limit, start + 160));
  if (
    NOT_A_STRING.test(rest) &&
    !/^(?:A|The|In|On|It|Is|To|For|By|And|IN|ON|AT|BE|NO|IT|AN|AND|TO|FOR|BY|WITH|FROM|SO|THAT|Be|At|So|From|With|An|Nothing|Something|Like|Under|Over)\b/.test(
      rest,
    )
  )
    return null;
  const stop = STOP.exec(rest)?.index ?? rest.length;
  return shrink(text, start, start + stop, 8);
}

/** After weaker words only what is written like a name counts: capitals, digits, or one word behind "the word". */
function properString(text: string, start: number, limit: number, cue: string): Range | null {
  const rest = text.slice(start, Math.min(limit, start + 100));
  if (/\bword\s*:?\s+$/i.test(cue)) {
    const word = /^[\p{L}\p{N}!?&'’-]{1,30}/u.exec(rest)?.[0] ?? '';
    return NOT_A_STRING.test(word) && !/^\P{Ll}+$/u.test(word) ? null : shrink(text, start, start + word.length, 1);
  }
  const proper = /^(?:\p{Lu}|\p{N})[\p{L}\p{N}'’&!?-]*(?:\s(?:(?:of|the|and|&|for|to|in|on|a)\s){0,2}(?:\p{Lu}|\p{N})[\p{L}\p{N}'’&!?-]*){0,6}/u.exec(
    rest,
  )?.[0];
  return proper === undefined ? null : shrink(text, start, start + proper.length, 8);
}

const GENERIC_CAPITALS = /^(?:3D|2D|HD|UHD|UI|UX|RPG|AI|DND|USA|UK|TV|PC|VR|DIY|HDR|SVG|PNG|A|LOGO|RTX|CGI|FPS|NYC|LED|RGB|DJ|NFT|WW2|WWII|SCP)$/;
const LOGO_NAMES = [
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}&]{1,11})\s{1,2}(?:(?:company|brand|team|band|club|corporate|business|studio|agency)\s{1,2})?(?:logo|logotype|wordmark|monogram)\b/giu,
  /\b(?:logo|logotype|wordmark|monogram)\s{1,2}(?:for|of)\s{1,2}(?:the\s)?(\p{Lu}[\p{Lu}\p{N}&]{1,11})(?![\p{L}\p{N}])/giu,
];

/** "SDG company logo", "a logo for NASA": capitals next to the word logo are its name. */
function logoAcronyms(text: string, range: Range): Range[] {
  const found: Range[] = [];
  for (const pattern of LOGO_NAMES) {
    if (text.search(pattern) < 0) continue;
    for (const match of text.matchAll(pattern)) {
      const name = match[1] as string;
      const start = match.index + match[0].indexOf(name);
      if (/^\P{Ll}+$/u.test(name) && !GENERIC_CAPITALS.test(name) && start >= range.start && start < range.end) found.push({ start, end: start + name.length });
    }
  }
  return found.slice(0, 1);
}

function shrink(text: string, from: number, to: number, maxWords: number): Range | null {
  let start = from;
  let end = to;
  while (start < end && /[\s:'‘’`]/.test(text[start] as string)) start += 1;
  while (end > start && /[\s:.,;'‘`]/.test(text[end - 1] as string)) end -= 1;
  if (end <= start) return null;
  const words = text.slice(start, end).split(/\s+/).length;
  return words > maxWords + 4 ? null : { start, end };
}
