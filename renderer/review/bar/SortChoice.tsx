import { useStore } from 'zustand';
import { REVIEW_SORTS } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { Choice } from '../../ui/Choice.tsx';
import { t } from '../../words/t.ts';
import { SORT_LABELS } from '../verdict-words.ts';

export function SortChoice() {
  const { review } = useStores();
  const sort = useStore(review, (state) => state.sort);
  const options = REVIEW_SORTS.map((value) => ({ value, label: t(SORT_LABELS[value]) }));
  return <Choice label={t('Order')} value={sort} options={options} onChange={(value) => void review.getState().setSort(value)} />;
}
