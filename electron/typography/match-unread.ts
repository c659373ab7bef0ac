import { normaliseLettering } from '../metrics/legibility.ts';
import type { Candidate, FoundText } from './match-candidates.ts';
import { isReadableScript, scriptOf } from './scripts.ts';

/** Of the letters that OCR knows in a string, at least this share has to be read: signs beside letters that it does not know get lost. */
const LEAST_READ = 0.6;

/** True for strings in a script that OCR does not know, or of which it sees only some signs. */
export function isUnreadable(text: string): boolean {
  const script = scriptOf(text);
  return script !== 'unknown' && !isReadableScript(script);
}

/**
 * True when all that was read of an unreadable string is in it, in this order, and most of what can be read of it was read. Kana count for nothing. Then it is
 * probably right, and nobody can tell more.
 */
export function agreesAsFarAsRead(wanted: string, read: string): boolean {
  const [known, seen] = [signsOf(wanted), signsOf(read)];
  let at = 0;
  for (const sign of known) if (sign === seen[at]) at++;
  return known.length > 0 && at === seen.length && seen.length >= LEAST_READ * known.length;
}

/** What OCR can see of a string. */
function signsOf(text: string): string[] {
  return [...normaliseLettering(text).replace(/[\s\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, '')].filter((sign) => !isUnreadable(sign));
}

/** Strings in a script that OCR does not know, with the regions of that script in their order, where there are as many of both. */
export function pairUnread(wanted: readonly string[], found: readonly FoundText[], texts: readonly number[], regions: readonly number[]): Candidate[] {
  const unreadable = texts.filter((text) => isUnreadable(wanted[text]));
  return [...new Set(unreadable.map((text) => scriptOf(wanted[text])))].flatMap((script) => {
    const strings = unreadable.filter((text) => scriptOf(wanted[text]) === script);
    // What is read of kana are chance signs.
    const places = regions.filter((region) => found[region].script === script && (found[region].text === '' || script === 'kana'));
    if (strings.length !== places.length) return [];
    return strings.map((text, i): Candidate => ({ texts: [text], regions: [places[i]], cost: 1 }));
  });
}

/** Regions that may hold an unreadable string although nothing says so: those of its script, and those of which nothing is known. */
export function mayHold(wanted: string, { script = 'unknown', text }: FoundText): boolean {
  return isUnreadable(wanted) && (script === scriptOf(wanted) || (script === 'unknown' && text === ''));
}
