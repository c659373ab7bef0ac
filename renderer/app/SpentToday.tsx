import { useStore } from 'zustand';
import { microsOf, usdText } from '../../shared/calls.ts';
import { useStores } from './stores.ts';

/** What today cost; only in a project that ever paid for something. */
export function SpentToday() {
  const { spend } = useStores();
  const status = useStore(spend, (state) => state.status);
  if (status === null || status.projectMicros === 0) return null;
  const { todayMicros, budgets } = status;
  const limit = budgets.perDayUsd === null ? null : microsOf(budgets.perDayUsd);
  return (
    <a
      className="status-spent"
      href="#/spending"
      data-full={(limit !== null && todayMicros >= limit) || undefined}
      title={limit === null ? 'Spent today' : `Of the ${usdText(limit)} that a day may cost`}
    >
      {usdText(todayMicros)} today
    </a>
  );
}
