import { msg } from '../words/t.ts';
import type { ViewMode } from './modes.ts';

/** Names of the modes; put through t() where they are shown. */
export const MODE_WORDS: Record<ViewMode, string> = {
  side: msg('Side by side'),
  swipe: msg('Swipe'),
  'swipe-down': msg('Swipe down'),
  onion: msg('Onion skin'),
  blink: msg('Blink'),
  difference: msg('Difference'),
  single: msg('One picture'),
};
