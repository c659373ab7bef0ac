import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Composer } from './Composer.tsx';
import { EditDialog } from './EditDialog.tsx';
import { JobDrawer } from './JobDrawer.tsx';
import { JobList } from './JobList.tsx';
import './queue.css';
import './planner/planner.css';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { Planner } from './planner/Planner.tsx';
import { QueueToolbar } from './QueueToolbar.tsx';
import { RefusedPanel } from './RefusedPanel.tsx';
import { useQueueActions, useQueueAddress } from './use-queue-actions.ts';

export function QueuePage() {
  const { queue } = useStores();
  const view = useStore(queue, (state) => state.view);
  useQueueActions();
  useQueueAddress();
  useEffect(() => void queue.getState().refresh(), [queue]);

  return (
    <div className="queue-page">
      <h1 className="visually-hidden">{t('Queue')}</h1>
      <Composer />
      <QueueToolbar />
      <RefusedPanel />
      {view === 'planner' ? <Planner /> : <JobList />}
      <JobDrawer />
      <EditDialog />
    </div>
  );
}
