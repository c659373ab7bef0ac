import type { ActionSpec } from '../../app/actions/action.ts';
import { msg } from '../../words/t.ts';

const GROUP = msg('Lettering workbench');
const of = (spec: Omit<ActionSpec, 'group' | 'page' | 'place'>): ActionSpec => ({ ...spec, group: GROUP, page: 'review', place: 'workbench' });

/** Working on lettering, region by region. Looking at the picture has the review's keys; arrows belong to what is selected. */
export const WORKBENCH_ACTIONS: readonly ActionSpec[] = [
  of({ id: 'lettering.undo', title: msg('Undo in the workbench'), keys: ['Mod+Z'], isOfHistory: true, isHidden: true }),
  of({ id: 'lettering.redo', title: msg('Redo in the workbench'), keys: ['Mod+Shift+Z', 'Mod+Y'], isOfHistory: true, isHidden: true }),
  of({ id: 'lettering.apply', title: msg('Apply the lettering'), keys: ['Mod+Enter'], whileTyping: true }),
  of({ id: 'lettering.next', title: msg('Next region'), keys: ['.'] }),
  of({ id: 'lettering.previous', title: msg('Previous region'), keys: [','] }),
  of({ id: 'lettering.next-too', title: msg('Select the next region as well'), keys: ['>'] }),
  of({ id: 'lettering.previous-too', title: msg('Select the previous region as well'), keys: ['<'] }),
  of({ id: 'lettering.letter', title: msg('Letter the region'), keys: ['L'] }),
  of({ id: 'lettering.erase', title: msg('Erase the region'), keys: ['Delete', 'Backspace'] }),
  of({ id: 'lettering.keep', title: msg('Leave the region as it stands'), keys: ['K'] }),
  of({ id: 'lettering.words', title: msg('Write the words of the region'), keys: ['Enter'] }),
  of({ id: 'lettering.nothing', title: msg('Select no region'), keys: ['Escape'] }),
  of({ id: 'lettering.add', title: msg('Add a place'), keys: [] }),
  of({ id: 'lettering.languages', title: msg('Letter in other languages'), keys: [] }),
];
