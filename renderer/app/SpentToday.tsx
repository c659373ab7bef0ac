import { useStore } from 'zustand';
import { microsOf, usdText } from '../../shared/calls.ts';
import { t } from '../words/t.ts';
import { StatusItem } from './StatusItem.tsx';
import { useStores } from './stores.ts';

/** What today cost; only in a project that ever paid for something. */
export function SpentToday() {
  const { spend } = useStores();
  const status = useStore(spend, (state) => state.status);
  if (status === null || status.projectMicros === 0) return null;
  const { todayMicros, budgets } = status;
  const limit = budgets.perDayUsd === null ? null : microsOf(budgets.perDayUsd);
  return (
    <StatusItem
      page="spending"
      tone={limit !== null && todayMicros >= limit ? 'warn' : 'plain'}
      tip={limit === null ? t('Spent today') : t('Of the {limit} that a day may cost', { limit: usdText(limit) })}
    >
      {t('{amount} today', { amount: usdText(todayMicros) })}
    </StatusItem>
  );
}
