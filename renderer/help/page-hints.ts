import type { Page } from '../app/navigation-store.ts';
import { msg } from '../words/t.ts';

/** One quiet line on each page until it is dismissed; marked with `msg`. */
export const PAGE_HINTS: Readonly<Record<Page, string>> = {
  queue: msg('Press a job to see what was read in its prompt and why it goes where it goes.'),
  review: msg('Everything here goes by keyboard too: the question mark at the top shows the keys.'),
  compare: msg('“Compare” in Review brings a proof’s before and after here.'),
  matrix: msg('Grey models are not connected: they are passed over, and Sketch draws instead.'),
  models: msg('Connecting changes nothing on the other side; a test costs nothing.'),
  spending: msg('Pictures drawn on your own machines never show up here.'),
  gates: msg('An empty field is no limit.'),
  'bake-off': msg('Two candidates and five prompts are enough to begin with.'),
  insights: msg('Every figure here was measured; nothing is estimated.'),
  export: msg('What you see in the list is exactly what will be written.'),
};
