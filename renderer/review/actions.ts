import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const GROUP = msg('Review');
const of = (spec: Omit<ActionSpec, 'group' | 'page'>): ActionSpec => ({ ...spec, group: GROUP, page: 'review' });

/** Judging, pinning and looking through proofs; see the viewer's actions for the picture itself. */
export const REVIEW_ACTIONS: readonly ActionSpec[] = [
  of({ id: 'review.next', title: msg('Next proof'), keys: ['ArrowRight'] }),
  of({ id: 'review.previous', title: msg('Previous proof'), keys: ['ArrowLeft'] }),
  of({ id: 'review.first', title: msg('First proof'), keys: ['Home'] }),
  of({ id: 'review.last', title: msg('Last proof'), keys: ['End'] }),
  of({ id: 'review.next-unjudged', title: msg('Next proof without a verdict'), keys: ['U'] }),
  of({ id: 'review.next-red', title: msg('Next proof that is marked red'), keys: ['J'] }),
  of({ id: 'review.approve', title: msg('Approve'), keys: ['A'] }),
  of({ id: 'review.changes', title: msg('Request changes'), keys: ['C'] }),
  of({ id: 'review.reject', title: msg('Reject'), keys: ['X'] }),
  of({ id: 'review.note', title: msg('Write a note'), keys: ['N'] }),
  of({ id: 'review.stars-1', title: msg('One star'), keys: ['1'] }),
  of({ id: 'review.stars-2', title: msg('Two stars'), keys: ['2'] }),
  of({ id: 'review.stars-3', title: msg('Three stars'), keys: ['3'] }),
  of({ id: 'review.stars-4', title: msg('Four stars'), keys: ['4'] }),
  of({ id: 'review.stars-5', title: msg('Five stars'), keys: ['5'] }),
  of({ id: 'review.stars-0', title: msg('No stars'), keys: ['0'] }),
  of({ id: 'review.pin', title: msg('Set a pin'), keys: ['P'] }),
  of({ id: 'review.next-pin', title: msg('Next pin'), keys: ['Shift+P'] }),
  of({ id: 'review.show-pins', title: msg('Show or hide pins'), keys: ['H'] }),
  of({ id: 'review.assign', title: msg('Give to somebody'), keys: ['Shift+A'] }),
  of({ id: 'review.rerender', title: msg('Render again'), keys: ['R'] }),
  of({ id: 'review.lettering', title: msg('Edit lettering'), keys: ['E'] }),
  of({ id: 'review.compare', title: msg('Measure before against after, with maps'), keys: ['D'] }),
  of({ id: 'review.next-layer', title: msg('Next layer of a split render'), keys: ['K'] }),
  of({ id: 'review.recipe', title: msg('Show how it was made'), keys: ['Y'] }),
  of({ id: 'review.versions', title: msg('Versions and variants'), keys: ['V'] }),
  of({ id: 'review.compare-variants', title: msg('Compare all variants of this prompt'), keys: ['Shift+V'] }),
  of({ id: 'review.next-mark', title: msg('Filter by the next mark'), keys: ['Q'] }),
  of({ id: 'review.search', title: msg('Search proofs'), keys: ['/'] }),
  of({ id: 'review.grid', title: msg('Grid of all proofs'), keys: ['Shift+G'] }),
  of({ id: 'review.rounds', title: msg('Review rounds'), keys: ['Shift+R'] }),
];
