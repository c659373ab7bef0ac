import { Target, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Drift } from '../../shared/insights.ts';
import { t } from '../words/t.ts';
import { ChartCard } from './ChartCard.tsx';
import { GoldenDialog } from './GoldenDialog.tsx';
import { driftQuestion } from './questions/drift.ts';
import type { InsightsState } from './store.ts';

/** What changed on the golden set, and the way to the set itself. */
export function DriftCard({ drift, store }: { drift: Drift; store: StoreApi<InsightsState> }) {
  const [isOpen, setOpen] = useState(false);
  const golden = useStore(store, (state) => state.golden);
  const question = driftQuestion(drift);
  return (
    <>
      <ChartCard
        question={question}
        action={
          <button type="button" className="button" data-kind="quiet" onClick={() => setOpen(true)}>
            <Target size={14} aria-hidden />
            {golden.length === 0 ? t('Make a golden set') : t('Golden set: {count}', { count: golden.length })}
          </button>
        }
      >
        <ul className="drift-lines">
          {question.lines.map(({ id, what, proof }) => (
            <li key={id}>
              <TriangleAlert size={16} aria-hidden />
              <div>
                <p>{what}</p>
                <p className="drift-proof number">{proof}</p>
              </div>
            </li>
          ))}
        </ul>
      </ChartCard>
      {isOpen && <GoldenDialog store={store} onClose={() => setOpen(false)} />}
    </>
  );
}
