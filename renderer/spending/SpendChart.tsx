import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { usdText } from '../../shared/calls.ts';
import { t } from '../words/t.ts';
import { spendDays } from './spend-days.ts';
import type { SpendingState } from './store.ts';

/** What each of the last days cost; a press on one shows its calls alone, and pressed again all of them. */
export function SpendChart({ store }: { store: StoreApi<SpendingState> }) {
  const totals = useStore(store, (state) => state.everything);
  const chosen = useStore(store, (state) => state.filter.days);
  const days = spendDays(totals?.byDay ?? [], new Date());
  const most = Math.max(0, ...days.map(({ micros }) => micros));
  if (most === 0) return null;
  return (
    <section className="spend-chart" aria-label={t('Spent by day')}>
      <p className="spend-chart-head number">
        <span>{t('Spent by day')}</span>
        <span>{t('most: {amount}', { amount: usdText(most) })}</span>
      </p>
      <div className="spend-days">
        {days.map(({ day, label, micros, openMicros, calls }) => (
          <button
            key={day}
            type="button"
            className="spend-day"
            aria-pressed={chosen === day}
            aria-label={t('{day}: {amount} for {calls, plural, one {# call} other {# calls}}', { day: label, amount: usdText(micros), calls })}
            title={t('{day}: {amount} for {calls, plural, one {# call} other {# calls}}', { day: label, amount: usdText(micros), calls })}
            disabled={calls === 0}
            onClick={() => void store.getState().setFilter({ days: chosen === day ? 'all' : day })}
          >
            <span className="spend-bar" style={{ height: `${(micros / most) * 100}%` }}>
              <span style={{ height: micros === 0 ? 0 : `${(openMicros / micros) * 100}%` }} />
            </span>
          </button>
        ))}
      </div>
      <p className="spend-chart-foot number" aria-hidden>
        <span>{days[0].label}</span>
        <span>{days.at(-1)!.label}</span>
      </p>
    </section>
  );
}
