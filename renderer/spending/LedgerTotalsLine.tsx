import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { usdText } from '../../shared/calls.ts';
import { t, tx } from '../words/t.ts';
import type { SpendingState } from './store.ts';

/** The sum of all rows that the filter lets through. */
export function LedgerTotalsLine({ store }: { store: StoreApi<SpendingState> }) {
  const totals = useStore(store, (state) => state.totals);
  if (totals === null) return null;
  return (
    <output className="ledger-totals number">
      {tx('<b>{amount}</b> for {calls, plural, one {# call} other {# calls}}', {
        amount: usdText(totals.chargedMicros),
        calls: totals.calls,
        b: (chunks) => <strong>{chunks}</strong>,
      })}
      {totals.openMicros > 0 && t(', of which {amount} are set aside and not billed for sure', { amount: usdText(totals.openMicros) })}
    </output>
  );
}
