import { findQuotes, type QuotePair } from '../../../electron/prompt/quotes.ts';
import type { LetteringRequest } from '../../../shared/prompt.ts';
import { findUnquoted } from './unquoted.ts';

/** Things that usually carry words. */
const CARRIER =
  /\b(?:signs?|signage|posters?|banners?|billboards?|logos?|labels?|menus?|cards?|covers?|flyers?|flowcharts?|charts?|diagrams?|maps?|infographics?|slides?|ads?|adverts?|advertisements?|t-?shirts?|shirts?|sweatshirts?|hoodies?|mugs?|stickers?|badges?|emblems?|plaques?|storefronts?|shopfronts?|neon|chalkboards?|blackboards?|whiteboards?|headlines?|newspapers?|book|books|magazines?|invitations?|tickets?|stamps?|tattoos?|packaging|bottles?|cakes?|scoreboards?|screens?|displays?|boards?|speech bubbles?|thought bubbles?|title|certificates?|letterhead|license plates?|graffiti|marquees?|crest|ribbon|scroll|notes?|receipt|brochures?|leaflets?|album|blueprints?|videos?|trophy|jersey|typography|calligraphy|monogram|wordmark|schedule|timetable|calendar)\b/i;

const CUE_BEFORE =
  /(?:\b(?:says?|said|saying|reads?|reading|spells?|spelling|texts?|words?|wording|lettering|letters?|labell?ed|labell?ing|labels?|caption(?:ed|s)?|titled?|subtitled?|headings?|headlined?|inscri(?:bed|ption)|written|printed|engraved|embroidered|carved|painted|stamped|etched|emblazoned|tattooed|scrawled|spray-painted|signs?|slogan|tagline|motto|messages?|phrase|names?|quotes?|displaying|displays?|shows?|showing|states?|stating|announces?|announcing|include[sd]?|including|featuring|typography|font|numbers?|starting with|branching to|ending with|followed by|branded|poster (?:of|for)|logo (?:of|for)|sign (?:of|for)|steps like|ad for)|写着|写有|文字|标题为?|字样|と書かれた|text|schrift|aufschrift|texto|dice|texte)[^\p{L}\p{N}"'“”‘’]{0,4}(?:(?:the|an?|like|as|of|for|is|in|out|text|words?|with|prominently|simply|just|:)\s{1,2}){0,3}$/iu;
const CUE_AFTER =
  /^[\s,]{0,3}(?:(?:is|are|was|being|prominently|clearly|boldly|neatly|all|in|big|large|bold|neon|small|gold|the|red|white|black|blue|green|yellow|pink)\s{1,2}){0,3}(?:written|printed|engraved|embroidered|carved|painted|stamped|etched|emblazoned|inscribed|lettering|letters|text|font|typography|logo|sign|signs|title|caption|script|lettered|displayed|spelled|spelt|scrawled|tattoo(?:ed)?|label|banner|slogan|poster|neon|wordmark|across|calligraphy)\b/i;
const CUE_FONT_AFTER =
  /^[\s,]{0,3}in (?:[\p{L}-]+\s{1,2}){0,4}(?:font|letters|lettering|script|type|serif|sans|typeface|text|chalk|chocolate|neon|calligraphy|icing|frosting|gold)\b/iu;

const ON_IT_AFTER =
  /^\s?(?:on (?:it|them|its\b|(?:the|his|her|their) (?:front|back|side|chest|cover|label|lid|top|wall|door|window|spine)\b)|(?:across|along|around) (?:the|its)\b)/i;

/** What stands right before a quoted name that is about something rather than written on it. */
const NAME_BEFORE =
  /\b(?:directed by|written by|by|nicknamed|aka|a\.k\.a\.?|also known as|known as|so-called|dubbed|inspired by|in the style of|style of|based on|from|film|movie|novel|series|song|show|anime|game|episode|character|actor|actress|artist|nickname|quote unquote|the so called|such a|titled by|starring|look like|looks like|(?<!such )as|played by)[\s,:]{0,3}(?:the\s)?$/i;
const CALLED_BEFORE = /\b(?:called|named)[\s,:]{0,3}$/i;
const NO_TEXT = /\b(?:no|without(?: any)?|not?) (?:the |any )?(?:text|words?|letters?|lettering|writing|captions?)[^.,;]{0,20}$/i;

/**
 * The literal strings that the prompt wants to see in the picture, in order of appearance. Quoted strings are judged by the words around them:
 * names ("directed by", nicknames) and scare quotes are left out; `that says …` works without quotes.
 *
 * @param masked the prompt with tool syntax blanked, same length as `prompt`
 */
export function findLettering(prompt: string, masked: string, range: { start: number; end: number }): LetteringRequest[] {
  const quotes = findQuotes(masked.slice(0, range.end)).filter((pair) => pair.open >= range.start);
  const hasCarrier = CARRIER.test(masked);
  const accepted: QuotePair[] = [];
  for (const [index, pair] of quotes.entries()) {
    const previous = quotes[index - 1];
    const wasAccepted = previous !== undefined && accepted.at(-1) === previous;
    if (isLettering(masked, pair, previous, wasAccepted, hasCarrier)) accepted.push(pair);
  }
  const found = accepted.map((pair) => trimmed(prompt, pair, accepted.length > 1)).filter((span) => span.end > span.start);
  const unquoted = findUnquoted(masked, quotes, range).filter((span) => !found.some((other) => span.start < other.end && other.start < span.end));
  return [...found, ...unquoted].sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end, text: prompt.slice(start, end), placement: '' }));
}

function isLettering(text: string, pair: QuotePair, previous: QuotePair | undefined, wasAccepted: boolean, hasCarrier: boolean): boolean {
  const content = text.slice(pair.open + pair.markLength, pair.close);
  const before = text.slice(Math.max(0, pair.open - 60), pair.open);
  const after = text.slice(pair.close + pair.markLength, pair.close + pair.markLength + 80);
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}$€£&?!+]/u.test(content) || NO_TEXT.test(before)) return false;
  if (CUE_BEFORE.test(before) || CUE_AFTER.test(after) || CUE_FONT_AFTER.test(after)) return true;
  if (/\b(?:posters?|covers?|title cards?|flyers?|banners?)\s(?:for|of|from)\b[^.,;]{0,40}$/i.test(before)) return true;
  if (ON_IT_AFTER.test(after)) return true;
  if (NAME_BEFORE.test(before)) return false;
  if (previous && wasAccepted && isListGap(text.slice(previous.close + previous.markLength, pair.open))) return true;
  if (CALLED_BEFORE.test(before)) return hasCarrierNear(text, pair);
  // Fred "Buzz" Miller: a nickname inside a name.
  if (/\p{Lu}[\p{L}.]*\s$/u.test(before) && /^\s\p{Lu}/u.test(after) && !CARRIER.test(before)) return false;
  let score = hasCarrier ? 1 : 0;
  if (/^\P{Ll}*\p{Lu}/u.test(content.trim())) score += 1;
  if (/^\s?(?:on|in the|at the|across|above|below|along|around|over|under|inside)\b/i.test(after)) score += 1;
  if (/[:：]\s*$/.test(before)) score += 1;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(content)) score += 1;
  // a "haunted" lighthouse: one plain word set between an article and its noun is emphasis.
  const isAdjective =
    /\b(?:an?|the|this|that|these|his|her|my|our|their|its|very|some|one|most|with|and|\p{Ll}+)\s$/u.test(before) && !/\b(?:of|for|to|at)\s$/.test(before);
  if (isAdjective && /^\p{Ll}[\p{Ll}-]*$/u.test(content.trim()) && /^\s\p{Ll}/u.test(after)) score -= 1.5;
  if (/[,.]\s[^.]*,/.test(content) && !hasCarrier) score -= 1;
  return score > 0;
}

function isListGap(gap: string): boolean {
  return (
    gap.length <= 60 &&
    (/^[\s,;/&+·|、和与]*(?:and|or|then|to|with|und|y|et)?[\s,]*(?:the|a|finally|to)?\s*$/i.test(gap) ||
      (/^[,;]?\s(?:and|then|to|branching|leading|followed|below)\b/i.test(gap) && gap.length < 40))
  );
}

function hasCarrierNear(text: string, pair: QuotePair): boolean {
  return /\b(?:poster|logo|sign|banner|brand|shop|store|\w{3,8}(?:shop|store|house)|bakery|diner|pub|brewery|hotel|salon|saloon|theater|theatre|cinema|boutique|tavern|cafe|café|bar|restaurant|company|magazine|book|album|label|flyer|menu|packaging|newspaper)\b[^.]{0,50}$/i.test(
    text.slice(Math.max(0, pair.open - 90), pair.open),
  );
}

/** The content without outer spaces and without a comma or stop that belongs to the sentence around it. */
function trimmed(prompt: string, pair: QuotePair, isList: boolean): { start: number; end: number } {
  let start = pair.open + pair.markLength;
  let end = pair.close;
  while (start < end && /\s/.test(prompt[start] as string)) start += 1;
  while (end > start && /[\s,;]/.test(prompt[end - 1] as string)) end -= 1;
  const content = prompt.slice(start, end);
  const isLabel = content.split(/\s+/).length <= 3 && !/[.!?]./.test(content);
  if (isList && isLabel && content.endsWith('.') && !content.endsWith('..') && content.length > 4 && prompt.slice(0, pair.open).includes(',"')) end -= 1;
  else if (isList && isLabel && /[^.A-Z]\.$/.test(content) && /,["”]/.test(prompt)) end -= 1;
  return { start, end };
}
