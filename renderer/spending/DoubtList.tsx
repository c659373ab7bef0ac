import { CircleHelp } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { usdText } from '../../shared/calls.ts';
import { t, tx } from '../words/t.ts';
import { DoubtItem } from './DoubtItem.tsx';
import type { SpendingState } from './store.ts';

/** Calls of which nobody knows whether they were billed: only a look at the vendor's bill tells. */
export function DoubtList({ store }: { store: StoreApi<SpendingState> }) {
  const doubts = useStore(store, (state) => state.doubts);
  const deciding = useStore(store, (state) => state.deciding);
  if (doubts.length === 0) return null;
  const micros = doubts.reduce((sum, { chargedMicros }) => sum + chargedMicros, 0);
  return (
    <section className="doubts" aria-labelledby="doubts-title">
      <h2 id="doubts-title">
        <CircleHelp size={15} aria-hidden />
        {t('{count, plural, one {One call} other {# calls}} may have been billed ({amount})', { count: doubts.length, amount: usdText(micros) })}
      </h2>
      <p className="doubts-words">
        {tx(
          'Look at the vendor’s bill. <b>It was billed</b>: the price counts as paid. <b>It was not</b>: the price is free again for other calls. Neither renders anything; the job can be rendered again afterwards without a question.',
          { b: (chunks) => <strong>{chunks}</strong> },
        )}
      </p>
      <ul>
        {doubts.map((call) => (
          <DoubtItem key={call.id} call={call} isDeciding={deciding.has(call.id)} onDecide={(wasBilled) => void store.getState().decide(call.id, wasBilled)} />
        ))}
      </ul>
    </section>
  );
}
