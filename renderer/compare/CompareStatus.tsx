import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { useCompareStore } from './use-compare-store.ts';

/** While it is measured, and when it was not. */
export function CompareStatus() {
  const store = useCompareStore();
  const phase = useStore(store, (state) => state.phase);
  const problem = useStore(store, (state) => state.problem);
  const fraction = useStore(store, (state) => state.fraction);
  if (phase === 'idle' || phase === 'done') return null;
  return (
    <section className="compare-status" aria-live="polite">
      {phase === 'measuring' && (
        <>
          <p>{fraction === 0 ? t('Waiting for a free worker …') : t('Measuring …')}</p>
          {fraction === 0 ? (
            <div className="compare-progress" role="progressbar" aria-label={t('Measuring')} />
          ) : (
            <div className="compare-progress" data-known role="progressbar" aria-label={t('Measuring')} aria-valuenow={Math.round(fraction * 100)}>
              <div style={{ transform: `scaleX(${fraction})` }} />
            </div>
          )}
          <button type="button" className="button" onClick={() => store.getState().cancel()}>
            {t('Cancel')}
          </button>
        </>
      )}
      {phase === 'failed' && <p className="sentence-error">{problem}</p>}
      {phase === 'cancelled' && <p>{t('Cancelled.')}</p>}
      {phase !== 'measuring' && (
        <button type="button" className="button" onClick={() => void store.getState().measure()}>
          {t('Measure again')}
        </button>
      )}
    </section>
  );
}
