import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Segments } from '../ui/Segments.tsx';
import { Tip } from '../ui/Tip.tsx';
import { type InsightsState, PERIODS } from './store.ts';

const OPTIONS = PERIODS.map((value) => ({ value, label: value === '365' ? '1 year' : `${value} days` }));

export function InsightsBar({ store }: { store: StoreApi<InsightsState> }) {
  const period = useStore(store, (state) => state.period);
  const { setPeriod, exportAll } = store.getState();
  return (
    <header className="insights-bar">
      <Segments label="Period" value={period} options={OPTIONS} onChange={(next) => void setPeriod(next)} />
      <span className="insights-space" />
      <Tip text="Every step that ran in this time: one line each.">
        <button type="button" className="button" data-kind="quiet" onClick={() => void exportAll('csv')}>
          <Download size={14} aria-hidden />
          All steps, CSV
        </button>
      </Tip>
      <Tip text="The same lines with types and small, for pandas, DuckDB and the like.">
        <button type="button" className="button" data-kind="quiet" onClick={() => void exportAll('parquet')}>
          <Download size={14} aria-hidden />
          All steps, Parquet
        </button>
      </Tip>
      <Tip text="These figures and every step behind them.">
        <button type="button" className="button" data-kind="quiet" onClick={() => void exportAll('json')}>
          <Download size={14} aria-hidden />
          Everything, JSON
        </button>
      </Tip>
    </header>
  );
}
