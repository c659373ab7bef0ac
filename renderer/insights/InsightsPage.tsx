import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { countOf } from '../queue/filters.ts';
import { InsightsBar } from './InsightsBar.tsx';
import { InsightsCharts } from './InsightsCharts.tsx';
import { InsightsEmpty } from './InsightsEmpty.tsx';
import './insights.css';
import { saveFile } from './save-file.ts';
import { createInsightsStore } from './store.ts';

/** What the recorded runs and verdicts say, as questions and answers. */
export function InsightsPage() {
  const { client, notices, session } = useStores();
  const [store] = useState(() =>
    createInsightsStore({
      api: client.insights,
      saveText: (fileName, content) => saveFile(fileName, new Blob([content], { type: 'text/plain' })),
      schedule: (run, delayMs) => window.setTimeout(run, delayMs),
      onError: (error) => notices.getState().fail(error),
    }),
  );
  const insights = useStore(store, (state) => state.insights);
  useEffect(() => {
    void store.getState().load();
    // Jobs that end while the page is open are counted in.
    return session.subscribe((now, before) => countOf('done', now.status) !== countOf('done', before.status) && store.getState().loadSoon());
  }, [store, session]);
  return (
    <div className="insights-page">
      <h1 className="visually-hidden">Insights</h1>
      <InsightsBar store={store} />
      {insights !== null &&
        (insights.totals.jobs === 0 && insights.days.length === 0 ? <InsightsEmpty store={store} /> : <InsightsCharts insights={insights} />)}
    </div>
  );
}
