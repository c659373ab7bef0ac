import type { Intent } from '../../shared/prompt.ts';
import { msg } from '../words/t.ts';

/** Names of the intents; `t` says them where they are shown. */
export const INTENT_LABELS: Record<Intent, string> = {
  texture: msg('Texture'),
  face: msg('Face'),
  typography: msg('Typography'),
  thumbnail: msg('Thumbnail'),
  general: msg('General'),
};

/** The same within a sentence, where English has them small. */
export const INTENT_WORDS: Record<Intent, string> = {
  texture: msg('texture'),
  face: msg('face'),
  typography: msg('typography'),
  thumbnail: msg('thumbnail'),
  general: msg('general'),
};
