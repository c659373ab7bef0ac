import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { FilterChips } from './FilterChips.tsx';
import { InsightsBar } from './InsightsBar.tsx';
import { InsightsCharts } from './InsightsCharts.tsx';
import { InsightsEmpty } from './InsightsEmpty.tsx';
import './insights.css';
import './filters.css';
import { saveFile } from '../ui/save-file.ts';
import { t } from '../words/t.ts';
import { withModelLabels } from './model-labels.ts';
import { createInsightsStore } from './store.ts';

/** What the recorded runs and verdicts say, as questions and answers. */
export function InsightsPage() {
  const { client, notices, session } = useStores();
  const [store] = useState(() =>
    createInsightsStore({
      api: client.insights,
      save: saveFile,
      schedule: (run, delayMs) => window.setTimeout(run, delayMs),
      onError: (error) => notices.getState().fail(error),
    }),
  );
  const figures = useStore(store, (state) => state.insights);
  const labels = useStore(session, (state) => state.modelLabels);
  const trends = useStore(store, (state) => state.trends);
  const drift = useStore(store, (state) => state.drift);
  const isFiltered = useStore(store, (state) => Object.keys(state.filter).length > 0);
  const shown = useMemo(() => figures && trends && drift && withModelLabels({ insights: figures, trends, drift }, labels), [figures, trends, drift, labels]);
  useEffect(() => {
    void store.getState().load();
    // Jobs that end while the page is open are counted in.
    return session.subscribe((now, before) => now.status?.counts.done !== before.status?.counts.done && store.getState().loadSoon());
  }, [store, session]);
  const isEmpty = !isFiltered && shown?.insights.totals.jobs === 0 && shown.insights.days.length === 0;
  return (
    <div className="insights-page">
      <h1 className="visually-hidden">{t('Insights')}</h1>
      <InsightsBar store={store} />
      <FilterChips store={store} />
      {shown && (isEmpty ? <InsightsEmpty store={store} /> : <InsightsCharts {...shown} store={store} />)}
    </div>
  );
}
