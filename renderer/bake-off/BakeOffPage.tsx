import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { ApplyDialog } from './ApplyDialog.tsx';
import { BakeOffList } from './BakeOffList.tsx';
import './bake-off.css';
import './report.css';
import { NewBakeOff } from './NewBakeOff.tsx';
import { ReportView } from './ReportView.tsx';
import { isFinished } from './store.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { VoteDialog } from './VoteDialog.tsx';

/** Candidates put to the test on the same prompts: the list, a new one, a report. */
export function BakeOffPage() {
  const { session } = useStores();
  const { page } = useBakeOffStores();
  const view = useStore(page, (state) => state.view);
  useEffect(() => {
    void page.getState().load();
    // Whatever changes in the queue may be a render of what is shown.
    return session.subscribe((now, before) => {
      const { view: shown, report } = page.getState();
      if (now.status !== before.status && (shown === 'list' || report === null || !isFinished(report))) page.getState().loadSoon();
    });
  }, [page, session]);
  return (
    <div className="bake-off-page">
      <h1 className="visually-hidden">{t('Bake-offs')}</h1>
      {view === 'list' && <BakeOffList />}
      {view === 'new' && <NewBakeOff />}
      {view === 'report' && <ReportView />}
      <VoteDialog />
      <ApplyDialog />
    </div>
  );
}
