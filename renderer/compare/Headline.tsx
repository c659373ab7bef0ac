import { useStore } from 'zustand';
import { headline } from '../../shared/compare-words.ts';
import { t } from '../words/t.ts';
import { proofOf } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** The figures that may be quoted, each with what it is of. */
export function Headline() {
  const store = useCompareStore();
  const measures = useStore(store, (state) => state.measures);
  const errorRate = useStore(store, (state) => proofOf(state)?.characterErrorRate ?? null);
  const text = measures === null ? '' : headline(measures, errorRate);
  if (text === '') return null;
  return (
    <section className="compare-headline" aria-label={t('In short')}>
      {text.split('; ').map((part) => (
        <p key={part}>{part}</p>
      ))}
    </section>
  );
}
