import type { Verdict } from '../../shared/proof.ts';
import type { ReviewFilter } from './store.ts';

export const VERDICT_LABELS: Record<Verdict, string> = { approve: 'Approved', changes: 'Changes', reject: 'Rejected' };

export const FILTER_OPTIONS: readonly { value: ReviewFilter; label: string }[] = [
  { value: 'needs-review', label: 'Needs review' },
  { value: 'approve', label: 'Approved' },
  { value: 'changes', label: 'Changes' },
  { value: 'reject', label: 'Rejected' },
  { value: 'all', label: 'All' },
];
