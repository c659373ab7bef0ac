/** What a search asks for, in the parts that the database looks up in different ways. */
export interface SearchWords {
  /** For the full-text index; '' = nothing. */
  match: string;
  /** Each of these must not be there: expressions for the full-text index. */
  without: string[];
  /** Parts that have to stand in the words as they are: signs, and scripts that write no spaces between words. */
  parts: string[];
}

const QUOTES = /(-?)(?:"([^"]*)"?|“([^“”„]*)[“”]?|„([^“”„]*)[“”]?|«([^«»]*)»?)|(\S+)/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;
/** The index takes a whole run of these for one word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Signs that mean themselves: between words the index has nothing. Punctuation is passed over. */
const SIGN = /[^\p{L}\p{M}\p{N}\s'’.,:;!?()[\]"“”„«»–—-]/u;
/** Beyond this a search finds nothing that a shorter one would not. */
const MOST_TERMS = 32;

/** Reads what a person typed; whatever it is, it makes a search that can be run. */
export function searchWords(text: string): SearchWords {
  const match: string[] = [];
  const without: string[] = [];
  const parts: string[] = [];
  for (const found of [...text.replaceAll('\0', ' ').matchAll(QUOTES)].slice(0, MOST_TERMS)) {
    const phrase = found[2] ?? found[3] ?? found[4] ?? found[5];
    const isPhrase = phrase !== undefined;
    const isNegated = isPhrase ? found[1] === '-' : /^-[\p{L}\p{N}]/u.test(found[6]);
    const words = (phrase ?? (isNegated ? found[6].slice(1) : found[6])).trim();
    if (words === '') continue;
    if (!HAS_WORD.test(words) || UNSPACED.test(words) || SIGN.test(words)) {
      if (!isNegated) parts.push(words);
      continue;
    }
    const term = `"${words.replaceAll('"', '""')}"${isPhrase ? '' : '*'}`;
    (isNegated ? without : match).push(term);
  }
  return { match: match.join(' AND '), without, parts };
}

/** A pattern for LIKE that finds the text as it is; its escape sign is the backslash. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
