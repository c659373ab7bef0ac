import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const GROUP = msg('Compare');

/** What can be done on the compare page beside looking; see the viewer's actions for that. */
export const COMPARE_SPECS: readonly ActionSpec[] = [
  { id: 'compare.next-map', title: msg('Next map'), group: GROUP, page: 'compare', keys: ['K'] },
  { id: 'compare.map-place', title: msg('Map over the picture or beside'), group: GROUP, page: 'compare', keys: ['O'] },
  { id: 'compare.swap', title: msg('Swap A and what is measured against it'), group: GROUP, page: 'compare', keys: ['X'] },
  { id: 'compare.next-other', title: msg('Measure the next image against A'), group: GROUP, page: 'compare', keys: ['N'] },
  { id: 'compare.choose', title: msg('Choose an image from the proofs'), group: GROUP, page: 'compare', keys: ['C'] },
];
