import type { Intent } from '../../shared/prompt.ts';
import { msg } from '../words/t.ts';

/** What belongs to an intent, for somebody who sees the matrix for the first time. */
export const INTENT_WANTS: Record<Intent, string> = {
  texture: msg('Materials, patterns, tiles'),
  face: msg('Portraits, characters'),
  typography: msg('Words that must be right'),
  thumbnail: msg('Placeholders, small looks'),
  general: msg('Everything else'),
};
