import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

/** What helps a newcomer, wherever they are. */
export const FIRST_RUN_ACTIONS: readonly ActionSpec[] = [
  { id: 'help.page', title: msg('Help for this page'), group: msg('Help'), keys: ['F1'], whileTyping: true },
  { id: 'help.tour', title: msg('Take the tour'), group: msg('Help'), keys: [] },
  { id: 'help.connect', title: msg('Connect a model'), group: msg('Help'), keys: [] },
  { id: 'help.sample', title: msg('Open the sample'), group: msg('Help'), keys: [] },
  { id: 'help.remove-sample', title: msg('Take the sample out'), group: msg('Help'), keys: [] },
  { id: 'help.welcome', title: msg('Show the welcome and the hints again'), group: msg('Help'), keys: [] },
];
