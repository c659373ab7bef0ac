import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { usdText } from '../../shared/calls.ts';
import { callsWords } from './call-words.ts';
import type { SpendingState } from './store.ts';

/** The sum of all rows that the filter lets through. */
export function LedgerTotalsLine({ store }: { store: StoreApi<SpendingState> }) {
  const totals = useStore(store, (state) => state.totals);
  if (totals === null) return null;
  return (
    <output className="ledger-totals number">
      <strong>{usdText(totals.chargedMicros)}</strong> for {callsWords(totals.calls)}
      {totals.openMicros > 0 && `, of which ${usdText(totals.openMicros)} are set aside and not billed for sure`}
    </output>
  );
}
