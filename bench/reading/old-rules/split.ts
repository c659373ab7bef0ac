import type { Segment } from '../../../electron/prompt/segments.ts';
import { NEUTRAL_WORDS, STYLE_HEADS, STYLE_WORDS } from '../../../electron/prompt/style-lexicon.ts';
import type { Span } from '../../../shared/prompt.ts';
import { ARTISTS, MEDIUM, STYLE_PHRASES } from './style-phrases.ts';

type Kind = 'object' | 'style';
interface Part extends Segment {
  kind: Kind;
}

const MEDIUM_OF = new RegExp(
  `^\\(?((?:(?:an?|the|some)\\s+)?(?:[^\\s,]+\\s+){0,7}?${MEDIUM}(?:\\s+(?:photo|photograph|photography|painting|portrait|drawing|art|poster|print|shot|illustration|style|render))?)\\s+(of|showing|depicting|featuring|from inside)\\s+(?=\\S)`,
  'iu',
);
/** Nouns before the medium's "of" that mean the medium itself is in the picture: "a man holding a photo of a cat". */
const NOT_MEDIUM = /\b(?:with|holding|and|near|on|at|in|over|is|are|has|by|who|that|under|wearing|beside|looking|taking|hanging|drawing)\s/i;
const TAIL =
  /\s(?:(?:(?:painted|illustrated|drawn|designed|photographed|directed|created|art|artwork|rendered|depicted|sculpted)\s+by\s+\S)|(?<!(?:ed|wn|ght|side|standing|sitting|walking|passing|flying)\s)by\s+(?!(?:the|an?|his|her|its|my|their|night|day|hand|moonlight|candlelight|side)\b)(?:\p{Lu}\p{L}|[a-z]+ [a-z]+(?:\s+and\s|$))|(?:in|as)\s+(?:the\s+|an?\s+)?(?:[\p{L}\d'’.&-]+\s+){0,5}?style\b|in the style\b|in (?:watercolou?r|oil|oils|pencil|charcoal|ink|pastel|gouache|pixel art|low poly|anime|cartoon|claymation|acrylics?|crayon|black and white)\b(?!\s+(?:water|paint|dress|suit))|(?:as|like) an? (?:[\p{L}-]+\s+){0,3}(?:painting|drawing|illustration|photograph|render|sketch|cartoon|watercolor|woodcut|print|photo)\b|trending on\b|(?:with|under)\s+(?:[\p{L}-]+\s+){0,4}(?:lighting|bokeh|depth of field)\b)/iu;
const HEAD_ADVERB =
  /^(?:(?:an?\s+|the\s+)?(?:(?:extremely|highly|very|insanely|incredibly|ultra|hyper|super|intricately|beautifully)[\s-]+)?(?:hyper[- ]?realistic|photo[- ]?realistic|photorealistic|ultra[- ]?realistic|hyperrealistic|realistic|detailed|maximalist|minimalist|minimalistic|cinematic|isometric|low[- ]poly|surreal|stylized|hyperdetailed|award[- ]winning|high[- ]quality|noisy|grainy|symmetrical|psychedelic illustration|3 ?d|2 ?d|cel[- ]shaded|abstract|pixar|anime|cartoon|photoreal|vectorial|painterly|digital|detailed and intricate)(?:\s+and\s+detailed)?(?:,)?\s+)+(?=\S)/iu;
const TRAILERS =
  /\s+((?:(?:octane|3 ?d|digital|concept|oil|unreal engine|cinematic|4 ?k|8 ?k|hd|photo)\s+)*(?:concept art|concept|octane render|render|illustration|artwork|digital art|photography|wallpaper|character design|pixel art|fan ?art|vector art|4 ?k|8 ?k|hd|artstation|photorealistic|hyperrealistic))$/iu;

/** Object and style spans of a prompt, in order of appearance; strings that stay inside an object phrase are left in it. */
export function splitObjectAndStyle(prompt: string, masked: string, segments: readonly Segment[]): { object: Span[]; style: Span[] } {
  const parts: Part[] = [];
  let isAfterArtist = false;
  for (const [index, segment] of segments.entries()) {
    const text = masked.slice(segment.start, segment.end);
    const kind = segmentKind(text, index, isAfterArtist);
    const inner = kind === 'style' ? [{ ...segment, kind }] : splitInside(masked, segment, index);
    parts.push(...inner);
    const lastKind = (inner.at(-1) as Part).kind;
    if (ENDS_WITH_ARTIST.test(text) || (lastKind === 'style' && ARTISTS.test(text))) isAfterArtist = true;
    else if (lastKind === 'object') isAfterArtist = false;
  }
  if (!parts.some((part) => part.kind === 'object')) promoteFirst(parts, masked);
  const pick = (kind: Kind) => parts.filter((part) => part.kind === kind).map(({ start, end }) => ({ start, end, text: prompt.slice(start, end) }));
  return { object: pick('object'), style: pick('style') };
}

const ENDS_WITH_ARTIST = /(?:^|\s)(?:by|style of|inspired by)\s+(?:\S+\s+){0,12}\S+$/i;
const VERBISH = /^(?:\p{L}+ing|wears?|holds?|drinks?|looks?|has|with|standing|no)\b/iu;

function segmentKind(text: string, index: number, isAfterArtist: boolean): Kind {
  if (MEDIUM_OF.test(text)) return 'object';
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.'’&-]*/gu) ?? [];
  if (
    /^\(?(?:art |artwork |painting |painted |illustrated |illustration |designed |directed |drawn |photo |photographed |style |rendered |an? )*(?:by|in the style of|inspired by|in style of)\s/i.test(
      text,
    )
  )
    return 'style';
  if (
    /^(?:trending|featured|award|shot (?:on|with|by)|rendered|rendering|inspired|hints? of|in the style|style\b|art by|as an? (?:[\p{L}-]+ ){0,2}(?:painting|drawing|illustration|photo))/iu.test(
      text,
    )
  )
    return 'style';
  const content = tokens.filter((token) => !NEUTRAL_WORDS.has(token));
  const hits = content.filter((token) => STYLE_WORDS.has(token)).length;
  const share = content.length === 0 ? 0 : hits / content.length;
  if (content.length === 0) return /\b[1-9]?\d?\s?k\b|\bd\b/i.test(text) ? 'style' : index === 0 ? 'object' : 'style';
  const last = tokens.at(-1) as string;
  if (index === 0) return share >= 0.99 && content.length <= 4 && tokens.length <= 6 && !TAIL.test(text) ? 'style' : 'object';
  if (isAfterArtist && isNameLike(text, content, share)) return 'style';
  if (ARTISTS.test(text) && tokens.length <= 12) return 'style';
  if (STYLE_PHRASES.test(text) && content.length <= 9 && !VERBISH.test(text)) return 'style';
  if (VERBISH.test(text) && share < 0.67) return 'object';
  if (STYLE_HEADS.has(last) && content.length <= 5) return 'style';
  if (share > 0.5 || (share === 0.5 && content.length <= 2 && STYLE_WORDS.has(content[0] as string) && STYLE_HEADS.has(last))) return 'style';
  if (/^(?:19|20|18)\s?\d\s?\d\s?s?\b|^\d\s?\d\s?\d\s?\d\s?s\b/.test(text) && content.length <= 3) return 'style';
  return 'object';
}

/** One to four words without articles, verbs or prepositions behind an artist: the list of names goes on. */
function isNameLike(text: string, content: readonly string[], share: number): boolean {
  const words = text.split(/\s+/);
  if (words.length > 9 || (words.length > 4 && !/\band\b/i.test(text))) return share > 0.5;
  if (/\b(?:an?|the|with|on|at|in|of|wearing|holding|background|her|his|sitting|standing)\b/i.test(text) && !/\b(?:de|van|von|and)\b/i.test(text)) return false;
  return (
    content.every((word) => !/(?:ing|ed|tion|s's)$/.test(word) || STYLE_WORDS.has(word)) &&
    !/(?:\b(?:garments|flowers|trees|clouds|eyes|hair|sky|forest|dress|mountains|water|city|stars)\b)/i.test(text)
  );
}

/** "an oil painting | of | a cat | by X": the medium in front and the manner behind are style. */
function splitInside(masked: string, segment: Segment, index: number): Part[] {
  const parts: Part[] = [];
  let { start, end } = segment;
  const lead = MEDIUM_OF.exec(masked.slice(start, end));
  if (lead && !NOT_MEDIUM.test((lead[1] as string).replace(/black and white/i, 'grey')) && hasSubject(masked.slice(start + lead[0].length, end))) {
    parts.push({ start, end: start + (lead[1] as string).length, kind: 'style' });
    start += lead[0].length;
  } else if (index === 0) {
    const adverb = HEAD_ADVERB.exec(masked.slice(start, end));
    if (adverb && adverb[0].length < end - start) {
      parts.push({ start, end: start + adverb[0].trimEnd().length, kind: 'style' });
      start += adverb[0].length;
    } else {
      const medium = MEDIUM_BEFORE.exec(masked.slice(start, end));
      if (medium) {
        parts.push({ start, end: start + medium[0].trimEnd().length, kind: 'style' });
        start += medium[0].length;
      }
    }
  }
  const tail = TAIL.exec(masked.slice(start, end));
  const behind: Part[] = [];
  if (tail && tail.index > 0) {
    behind.push({ start: start + tail.index + 1, end, kind: 'style' });
    end = start + tail.index;
  }
  const trailer = TRAILERS.exec(masked.slice(start, end));
  if (trailer && trailer.index > 0) {
    const at = end - (trailer[1] as string).length;
    behind.unshift({ start: at, end, kind: 'style' });
    end = start + trailer.index;
  }
  while (end > start && /\s/.test(masked[end - 1] as string)) end -= 1;
  return [...parts, { start, end, kind: index > 0 && isAllStyle(masked.slice(start, end)) ? ('style' as const) : ('object' as const) }, ...behind].filter(
    (part) => part.end > part.start,
  );
}

/** "ink sketch - a palace", "oil painting, …" without "of". */
const MEDIUM_BEFORE =
  /^(?:an?\s+)?(?:(?:beautiful|detailed|colou?red|professional|black and white|old|vintage|edwardian|victorian|high quality)\s+){0,3}(?:oil painting|watercolou?r painting|digital painting|digital art|concept art|pixel art|ink sketch|pencil drawing|charcoal drawing|3 ?d render|line art|vector art)\s*[-:–]?\s+(?=\S)/iu;

function hasSubject(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A prompt always has a subject: when all was style, the first phrase is it. */
function promoteFirst(parts: Part[], masked: string): void {
  const first = parts.find((part) => !/^(?:by|art by|in the style)\b/i.test(masked.slice(part.start, part.end)));
  if (first) first.kind = 'object';
}

function isAllStyle(text: string): boolean {
  const content = (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.'’&-]*/gu) ?? []).filter((word) => !NEUTRAL_WORDS.has(word));
  return content.length > 0 && content.every((word) => STYLE_WORDS.has(word));
}
