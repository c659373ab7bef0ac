import { msg } from '../words/t.ts';
import type { ActionSpec } from './actions/action.ts';

/** What only a window of the desktop can do. */
export const DESKTOP_ACTIONS: readonly ActionSpec[] = [
  { id: 'window.review', title: msg('Open Review in a second window'), group: msg('Window'), keys: ['Mod+Shift+R'], whileTyping: true },
];
