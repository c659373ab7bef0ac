import { ChartNoAxesColumn } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { InsightsState } from './store.ts';

/** Says what will stand here and how to get it. */
export function InsightsEmpty({ store }: { store: StoreApi<InsightsState> }) {
  const { navigation } = useStores();
  const period = useStore(store, (state) => state.period);
  const isLongest = period === '365';
  return (
    <EmptyState Icon={ChartNoAxesColumn} title={isLongest ? 'Figures come with your first proof' : `Nothing was queued in the last ${period} days`}>
      <p>
        Galley notes time and memory of every step, how much of the lettering could be read before and after, and what you approved or sent back. Queue a few
        prompts and judge the proofs; here you see where the time goes and whether the lettering comes out right.
      </p>
      <div className="empty-buttons">
        <button type="button" className="button" data-kind="primary" onClick={() => navigation.getState().go('queue')}>
          Queue prompts
        </button>
        {!isLongest && (
          <button type="button" className="button" onClick={() => void store.getState().setPeriod('365')}>
            Look at the last year
          </button>
        )}
      </div>
    </EmptyState>
  );
}
