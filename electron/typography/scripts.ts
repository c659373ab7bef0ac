import type { Script } from '../../shared/lettering.ts';

const PATTERNS: readonly [Script, RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['han', /\p{Script=Han}/gu],
  ['hangul', /\p{Script=Hangul}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
  ['thai', /\p{Script=Thai}/gu],
];

/** The script of most of a string's letters; any kana makes a Japanese string 'kana'. Digits and signs alone are 'latin', nothing is 'unknown'. */
export function scriptOf(text: string): Script {
  const counts = PATTERNS.map(([script, pattern]) => ({ script, count: text.match(pattern)?.length ?? 0 }));
  const most = counts.reduce((best, entry) => (entry.count > best.count ? entry : best));
  if (most.count === 0) return text.trim() === '' ? 'unknown' : 'latin';
  return most.script === 'han' && counts.some(({ script, count }) => script === 'kana' && count > 0) ? 'kana' : most.script;
}

/** True for scripts that the OCR weights know. */
export function isReadableScript(script: Script): boolean {
  return script === 'latin' || script === 'han';
}
