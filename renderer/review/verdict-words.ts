import type { Verdict } from '../../shared/proof.ts';
import type { ReviewFilter, ReviewSort } from '../../shared/review.ts';
import { msg } from '../words/t.ts';

export const VERDICT_LABELS: Record<Verdict, string> = { approve: msg('Approved'), changes: msg('Changes'), reject: msg('Rejected') };

export const FILTER_LABELS: Record<ReviewFilter, string> = {
  'needs-review': msg('Needs review'),
  approve: VERDICT_LABELS.approve,
  changes: VERDICT_LABELS.changes,
  reject: VERDICT_LABELS.reject,
  all: msg('All'),
};

export const SORT_LABELS: Record<ReviewSort, string> = {
  newest: msg('Newest first'),
  oldest: msg('Oldest first'),
  worst: msg('Red marks first'),
  stars: msg('Most stars first'),
  pins: msg('Open pins first'),
  prompt: msg('By prompt'),
  model: msg('By model'),
};
