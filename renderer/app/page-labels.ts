import { msg } from '../words/t.ts';
import type { Page } from './navigation-store.ts';

/** Names of the pages; `t` says them where they are shown. */
export const PAGE_LABELS: Record<Page, string> = {
  queue: msg('Queue'),
  review: msg('Review'),
  compare: msg('Compare'),
  matrix: msg('Matrix'),
  models: msg('Models'),
  spending: msg('Spending'),
  gates: msg('Gates'),
  'bake-off': msg('Bake-off'),
  insights: msg('Insights'),
  export: msg('Export'),
};
