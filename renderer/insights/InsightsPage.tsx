import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { countOf } from '../queue/filters.ts';
import { InsightsBar } from './InsightsBar.tsx';
import { InsightsCharts } from './InsightsCharts.tsx';
import { InsightsEmpty } from './InsightsEmpty.tsx';
import './insights.css';
import { saveFile } from '../ui/save-file.ts';
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
  const shown = useMemo(() => figures && trends && drift && withModelLabels({ insights: figures, trends, drift }, labels), [figures, trends, drift, labels]);
  useEffect(() => {
    void store.getState().load();
    // Jobs that end while the page is open are counted in.
    return session.subscribe((now, before) => countOf('done', now.status) !== countOf('done', before.status) && store.getState().loadSoon());
  }, [store, session]);
  return (
    <div className="insights-page">
      <h1 className="visually-hidden">Insights</h1>
      <InsightsBar store={store} />
      {shown &&
        (shown.insights.totals.jobs === 0 && shown.insights.days.length === 0 ? <InsightsEmpty store={store} /> : <InsightsCharts {...shown} store={store} />)}
    </div>
  );
}
