import type { Intent } from '../../shared/prompt.ts';

/** What belongs to an intent, for somebody who sees the matrix for the first time. */
export const INTENT_WANTS: Record<Intent, string> = {
  texture: 'Materials, patterns, tiles',
  face: 'Portraits, characters',
  typography: 'Words that must be right',
  thumbnail: 'Placeholders, small looks',
  general: 'Everything else',
};
