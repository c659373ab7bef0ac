import { ChartNoAxesColumn } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';
import { Lessons } from './Lessons.tsx';
import type { InsightsState } from './store.ts';
import './lessons.css';

/** Says what will stand here and how to get it. */
export function InsightsEmpty({ store }: { store: StoreApi<InsightsState> }) {
  const { navigation, notices } = useStores();
  const period = useStore(store, (state) => state.period);
  const [isQueued, setQueued] = useState(false);
  const isLongest = period === '365';
  const hasNever = useStore(store, (state) => state.choices.operations.length === 0);
  const renderSample = async () => {
    if (!(await store.getState().renderSample())) return;
    setQueued(true);
    notices.getState().tell(t('The sample is being rendered'), t('Its figures appear here as it goes.'));
  };
  return (
    <div className="insights-lessons">
      <EmptyState
        Icon={ChartNoAxesColumn}
        title={hasNever || isLongest ? t('Figures come with your first proof') : t('Nothing was queued in the last {days} days', { days: period })}
      >
        <p>{t('Galley notes every step, every reading of the lettering and every verdict, and answers what a lead asks. Nothing here is estimated.')}</p>
        <div className="empty-buttons">
          <button type="button" className="button" data-kind="primary" disabled={isQueued} onClick={() => void renderSample()}>
            {t('Render the sample')}
          </button>
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
