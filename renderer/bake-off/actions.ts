import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const GROUP = msg('Bake-off');
/** Its keys answer while pictures lie over the page: they make no sense elsewhere. */
const within = (place: 'rows' | 'vote', spec: Pick<ActionSpec, 'id' | 'title' | 'keys'>): ActionSpec => ({
  ...spec,
  group: GROUP,
  page: 'bake-off',
  place: `bake-off ${place}`,
  inDialog: true,
  isHidden: true,
});

/** Going through the rows of pictures, and voting; see the viewer's actions for looking closely. */
export const BAKE_OFF_ACTIONS: readonly ActionSpec[] = [
  within('rows', { id: 'bake-off.next-row', title: msg('Next row of pictures'), keys: ['ArrowDown', 'ArrowRight'] }),
  within('rows', { id: 'bake-off.previous-row', title: msg('Previous row of pictures'), keys: ['ArrowUp', 'ArrowLeft'] }),
  within('vote', { id: 'bake-off.left', title: msg('Vote: the left one is better'), keys: ['ArrowLeft'] }),
  within('vote', { id: 'bake-off.right', title: msg('Vote: the right one is better'), keys: ['ArrowRight'] }),
  within('vote', { id: 'bake-off.tie', title: msg('Vote: no difference'), keys: ['ArrowDown', 'Space'] }),
  within('vote', { id: 'bake-off.back', title: msg('Vote: back to the pair before'), keys: ['Backspace'] }),
];
