import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const GROUP = msg('Queue');

/** What can be done with the jobs of the queue; those of one job act on the selection, or on the job that has the keyboard. */
export const QUEUE_SPECS: readonly ActionSpec[] = [
  { id: 'queue.new', title: msg('Write a new prompt'), group: GROUP, page: 'queue', keys: ['N'] },
  { id: 'queue.search', title: msg('Search the queue'), group: GROUP, page: 'queue', keys: ['/'] },
  { id: 'queue.list', title: msg('Queue as a list'), group: GROUP, page: 'queue', keys: ['L'] },
  { id: 'queue.board', title: msg('Queue as a board'), group: GROUP, page: 'queue', keys: ['B'] },
  { id: 'queue.planner', title: msg('Queue as a plan'), group: GROUP, page: 'queue', keys: ['P'] },
  { id: 'queue.select-all', title: msg('Select all jobs'), group: GROUP, page: 'queue', keys: ['Mod+A'] },
  { id: 'queue.open', title: msg('Open the job'), group: GROUP, page: 'queue', keys: ['Enter'], isHidden: true },
  { id: 'queue.pick', title: msg('Select the job'), group: GROUP, page: 'queue', keys: ['Space'], isHidden: true },
  { id: 'queue.pick-range', title: msg('Select up to the job'), group: GROUP, page: 'queue', keys: ['Shift+Space'], isHidden: true },
  { id: 'queue.clear', title: msg('Select no job'), group: GROUP, page: 'queue', keys: ['Escape'] },
  { id: 'queue.up', title: msg('Move the job up'), group: GROUP, page: 'queue', keys: ['Alt+ArrowUp'], isHidden: true },
  { id: 'queue.down', title: msg('Move the job down'), group: GROUP, page: 'queue', keys: ['Alt+ArrowDown'], isHidden: true },
  { id: 'queue.front', title: msg('Move jobs to the front'), group: GROUP, page: 'queue', keys: ['F'] },
  { id: 'queue.duplicate', title: msg('Duplicate jobs'), group: GROUP, page: 'queue', keys: ['Mod+D'] },
  { id: 'queue.cancel', title: msg('Cancel jobs'), group: GROUP, page: 'queue', keys: ['Delete'] },
  { id: 'queue.density', title: msg('Queue close together or wide apart'), group: GROUP, page: 'queue', keys: [] },
  { id: 'queue.retry', title: msg('Render jobs again'), group: GROUP, page: 'queue', keys: ['R'] },
];
