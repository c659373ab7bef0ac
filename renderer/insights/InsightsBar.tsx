import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { INSIGHTS_EXPORT_FORMATS } from '../../shared/insights.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { DropMenu } from '../ui/DropMenu.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import { MenuEntry } from '../ui/MenuEntry.tsx';
import { Segments } from '../ui/Segments.tsx';
import { msg, t } from '../words/t.ts';
import { InsightsFilters } from './InsightsFilters.tsx';
import { type InsightsState, PERIODS } from './store.ts';

const EXPORTS = {
  csv: { label: msg('All steps, CSV'), hint: msg('Every step that ran in this time: one line each.') },
  parquet: { label: msg('All steps, Parquet'), hint: msg('The same lines with types and small, for pandas, DuckDB and the like.') },
  json: { label: msg('Everything, JSON'), hint: msg('These figures and every step behind them.') },
} as const;

export function InsightsBar({ store }: { store: StoreApi<InsightsState> }) {
  const period = useStore(store, (state) => state.period);
  const { setPeriod, exportAll, clearFilter } = store.getState();
  const hasFilter = useStore(store, (state) => Object.keys(state.filter).length > 0);
  const options = PERIODS.map((value) => ({ value, label: value === '365' ? t('1 year') : t('{days} days', { days: value }) }));
  const step = (by: number) => void setPeriod(PERIODS[Math.min(PERIODS.length - 1, Math.max(0, PERIODS.indexOf(period) + by))]);
  useActions({
    'insights.longer': () => step(1),
    'insights.shorter': () => step(-1),
    'insights.clear': hasFilter ? () => void clearFilter() : undefined,
    'insights.csv': () => void exportAll('csv'),
  });
  return (
    <header className="insights-bar">
      <Segments label={t('Period')} value={period} options={options} onChange={(next) => void setPeriod(next)} />
      <InsightsFilters store={store} />
      <span className="insights-space" />
      <DropMenu className="export-menu" trigger={<MenuButton Icon={Download}>{t('Export')}</MenuButton>}>
        {INSIGHTS_EXPORT_FORMATS.map((format) => (
          <MenuEntry key={format} onChoose={() => void exportAll(format)}>
            <span>
              {t(EXPORTS[format].label)}
              <span className="export-hint">{t(EXPORTS[format].hint)}</span>
            </span>
          </MenuEntry>
        ))}
      </DropMenu>
      <HelpButton />
    </header>
  );
}
