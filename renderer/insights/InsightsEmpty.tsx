import { ChartNoAxesColumn } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { SampleButton } from '../first-run/SampleButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';
import { Lessons } from './Lessons.tsx';
import type { InsightsState } from './store.ts';
import './lessons.css';

/** Says what will stand here and how to get it. */
export function InsightsEmpty({ store }: { store: StoreApi<InsightsState> }) {
  const { navigation } = useStores();
  const period = useStore(store, (state) => state.period);
  const isLongest = period === '365';
  const hasNever = useStore(store, (state) => state.choices.operations.length === 0);
  return (
    <div className="insights-lessons">
      <EmptyState
        Icon={ChartNoAxesColumn}
        title={hasNever || isLongest ? t('Figures come with your first proof') : t('Nothing was queued in the last {days} days', { days: period })}
      >
        <p>{t('Galley notes every step, every reading of the lettering and every verdict, and answers what a lead asks. Nothing here is estimated.')}</p>
        <div className="empty-buttons">
          {hasNever && <SampleButton kind="primary" />}
          <button type="button" className="button" onClick={() => navigation.getState().go('queue')}>
            {t('Queue prompts')}
          </button>
          {!isLongest && !hasNever && (
            <button type="button" className="button" data-kind="quiet" onClick={() => void store.getState().setPeriod('365')}>
              {t('Look at the last year')}
            </button>
          )}
        </div>
      </EmptyState>
      <Lessons />
    </div>
  );
}
