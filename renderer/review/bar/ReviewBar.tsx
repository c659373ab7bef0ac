import { useStore } from 'zustand';
import { REVIEW_FILTERS, type ReviewFilter, type ReviewOverview } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { HelpButton } from '../../help/HelpButton.tsx';
import { formatCount } from '../../ui/format.ts';
import { Segments } from '../../ui/Segments.tsx';
import { t } from '../../words/t.ts';
import { GateFilter } from '../GateFilter.tsx';
import { RoundsPopover } from '../rounds/RoundsPopover.tsx';
import { FILTER_LABELS } from '../verdict-words.ts';
import './bar.css';
import { FilterPopover } from './FilterPopover.tsx';
import { ReviewSettings } from './ReviewSettings.tsx';
import { SearchField } from './SearchField.tsx';
import { SortChoice } from './SortChoice.tsx';

/** Which proofs are shown, and in which order. */
export function ReviewBar() {
  const { review } = useStores();
  const filter = useStore(review, (state) => state.filter);
  const overview = useStore(review, (state) => state.overview);
  const options = REVIEW_FILTERS.map((value) => ({ value, label: t(FILTER_LABELS[value]), count: countOf(overview, value) }));
  return (
    <div className="review-bar" role="toolbar" aria-label={t('Proofs')}>
      <Segments label={t('Show proofs')} value={filter} options={options} onChange={(value) => void review.getState().setFilter(value)} />
      <GateFilter />
      <SearchField />
      <FilterPopover />
      <SortChoice />
      <span className="review-bar-space" />
      <RoundsPopover />
      <ReviewSettings />
      <HelpButton />
    </div>
  );
}

/** Those of a bake-off count as unjudged but are not in the list of what needs review: no figure is better than another one than the list's. */
function countOf(overview: ReviewOverview | null, filter: ReviewFilter): string | undefined {
  if (overview === null || filter === 'needs-review') return undefined;
  const { unjudged, approve, changes, reject } = overview.counts;
  return formatCount({ approve, changes, reject, all: unjudged + approve + changes + reject }[filter]);
}
