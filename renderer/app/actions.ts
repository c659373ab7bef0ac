import { msg } from '../words/t.ts';
import type { ActionSpec } from './actions/action.ts';
import { keyOf, PAGES } from './navigation-store.ts';
import type { PAGE_LABELS } from './page-labels.ts';

const GO_TITLES = {
  queue: msg('Go to Queue'),
  review: msg('Go to Review'),
  compare: msg('Go to Compare'),
  matrix: msg('Go to Matrix'),
  models: msg('Go to Models'),
  spending: msg('Go to Spending'),
  gates: msg('Go to Gates'),
  'bake-off': msg('Go to Bake-off'),
  insights: msg('Go to Insights'),
  export: msg('Go to Export'),
} satisfies Record<keyof typeof PAGE_LABELS, string>;

/** What the frame of the window can do on every page. */
export const APP_ACTIONS: readonly ActionSpec[] = [
  { id: 'app.palette', title: msg('Search and do anything'), group: msg('Window'), keys: ['Mod+K'], whileTyping: true, isHidden: true },
  { id: 'app.undo', title: msg('Undo'), group: msg('Edit'), keys: ['Mod+Z'], isOfHistory: true },
  { id: 'app.redo', title: msg('Redo'), group: msg('Edit'), keys: ['Mod+Shift+Z', 'Mod+Y'], isOfHistory: true },
  { id: 'app.settings', title: msg('Settings'), group: msg('Window'), keys: ['Mod+,'], whileTyping: true },
  { id: 'app.shortcuts', title: msg('Keyboard shortcuts'), group: msg('Window'), keys: ['?'] },
  { id: 'app.keys', title: msg('Change keyboard shortcuts'), group: msg('Window'), keys: [] },
  { id: 'app.theme-dark', title: msg('Dark theme'), group: msg('Appearance'), keys: [] },
  { id: 'app.theme-light', title: msg('Light theme'), group: msg('Appearance'), keys: [] },
  { id: 'app.theme-system', title: msg('Theme as the system has it'), group: msg('Appearance'), keys: [] },
  { id: 'app.contrast', title: msg('High contrast on or off'), group: msg('Appearance'), keys: [] },
  { id: 'app.larger', title: msg('Everything larger'), group: msg('Appearance'), keys: [] },
  { id: 'app.smaller', title: msg('Everything smaller'), group: msg('Appearance'), keys: [] },
  { id: 'app.rail', title: msg('Navigation wide or narrow'), group: msg('Window'), keys: ['Mod+B'] },
  { id: 'app.notices', title: msg('To the messages'), group: msg('Window'), keys: ['F6'], whileTyping: true },
  { id: 'app.pause', title: msg('Pause or resume the queue'), group: msg('Window'), keys: [] },
  ...PAGES.map((page, index): ActionSpec => ({ id: `go.${page}`, title: GO_TITLES[page], group: msg('Pages'), keys: [keyOf(index)], yields: true })),
];
