import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const GROUP = msg('Queue');

/** What can be done with the jobs of the queue; those of one job act on the selection, or on the job that has the keyboard. */
export const QUEUE_SPECS: readonly ActionSpec[] = [
  { id: 'queue.new', title: msg('Write a new prompt'), group: GROUP, page: 'queue', keys: ['N'] },
  { id: 'queue.search', title: msg('Search the queue'), group: GROUP, page: 'queue', keys: ['/'] },
  { id: 'queue.list', title: msg('Queue as a list'), group: GROUP, page: 'queue', keys: ['L'] },
  { id: 'queue.planner', title: msg('Queue as a plan'), group: GROUP, page: 'queue', keys: ['P'] },
  { id: 'queue.select-all', title: msg('Select all jobs'), group: GROUP, page: 'queue', keys: ['Mod+A'] },
  { id: 'queue.front', title: msg('Move jobs to the front'), group: GROUP, page: 'queue', keys: ['F'] },
  { id: 'queue.duplicate', title: msg('Duplicate jobs'), group: GROUP, page: 'queue', keys: ['Mod+D'] },
  { id: 'queue.retry', title: msg('Render jobs again'), group: GROUP, page: 'queue', keys: ['R'] },
];
