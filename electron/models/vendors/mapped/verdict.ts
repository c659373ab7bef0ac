import type { ErrorCode } from '../../../../shared/errors.ts';
import { isOutOfMemory } from '../out-of-memory.ts';

const REFUSED = /nsfw|safety (checker|filter|system)|content[ _-]?(policy|moderation)|moderat(ion|ed)|flagged|sensitive content|prohibited content|violat/i;
const QUOTA = /insufficient (credit|fund|balance|quota)|payment required|out of credits|billing/i;

/** What the words of a failed model mean; `unavailable` where they mean nothing known. */
export function codeOfWords(words: string): ErrorCode {
  if (isOutOfMemory('', words)) return 'out-of-memory';
  if (REFUSED.test(words)) return 'refused';
  if (QUOTA.test(words)) return 'quota';
  return 'unavailable';
}

const MAX_WORDS = 400;

/** What an error body says, in one line: the message among the places where services put it; '' = nothing readable. */
export function wordsOf(body: unknown): string {
  return line(wordsIn(body));
}

const line = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, MAX_WORDS);

function wordsIn(body: unknown): string {
  if (typeof body === 'string') return body;
  if (Array.isArray(body)) return body.map(wordsIn).filter(Boolean).join('; ');
  if (typeof body !== 'object' || body === null) return '';
  const { error, detail, message, msg, title, errors, type } = body as Record<string, unknown>;
  for (const candidate of [error, detail, message, msg, errors, title, type]) {
    const words = wordsIn(candidate);
    if (words) return words;
  }
  return '';
}
