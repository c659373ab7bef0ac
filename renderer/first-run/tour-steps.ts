import type { Page } from '../app/navigation-store.ts';
import { msg } from '../words/t.ts';

export interface TourStep {
  page: Page;
  /** What it points at: the first of these that is in sight. */
  targets: readonly string[];
  /** Marked with `msg`. */
  title: string;
  /** Two short sentences at most, marked with `msg`; `{approve}`, `{changes}`, `{reject}` are the keys of the verdicts. */
  text: string;
  align?: 'start' | 'center' | 'end';
  side: 'top' | 'right' | 'bottom' | 'left';
}

/** From a prompt to a file, at the places where it happens. */
export const TOUR_STEPS: readonly TourStep[] = [
  {
    page: 'queue',
    targets: ['form.composer', '.composer'],
    title: msg('Write what you want to see'),
    text: msg('Put words that are to be lettered in quotes. Galley reads along and tells what it will make of them.'),
    side: 'bottom',
    align: 'start',
  },
  {
    page: 'review',
    targets: ['.verdict-form', '.review-page .empty-state', '.rail a[href="#/review"]'],
    title: msg('Judge before and after'),
    text: msg('Before is without the lettering, After is the finished proof. {approve} approves, {changes} asks for changes, {reject} rejects.'),
    side: 'left',
  },
  {
    page: 'export',
    targets: ['.export-head button[data-kind="primary"]', '.export-page .empty-state', '.rail a[href="#/export"]'],
    title: msg('Take the approved ones with you'),
    text: msg('Only approved proofs leave. Choose a folder and a format, then export.'),
    side: 'left',
  },
];
