import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Composer } from './Composer.tsx';
import { EditDialog } from './EditDialog.tsx';
import { JobDrawer } from './JobDrawer.tsx';
import { JobList } from './JobList.tsx';
import './queue.css';
import './composer.css';
import './reading-line.css';
import './import-report.css';
import './queue-toolbar.css';
import './filter-menu.css';
import './job-parts.css';
import './job-list.css';
import './job-details.css';
import './board/board.css';
import './planner/planner.css';
import './planner/timeline.css';
import { useStores } from '../app/stores.ts';
import { SampleStrip } from '../first-run/SampleStrip.tsx';
import { t } from '../words/t.ts';
import { Board } from './board/Board.tsx';
import { JobContextMenu } from './menu/JobContextMenu.tsx';
import { Planner } from './planner/Planner.tsx';
import { QueueToolbar } from './QueueToolbar.tsx';
import { RefusedPanel } from './RefusedPanel.tsx';
import { useQueueActions, useQueueAddress } from './use-queue-actions.ts';

export function QueuePage() {
  const { queue, preferences } = useStores();
  // Rows of another height are another list.
  const density = useStore(preferences, (state) => state.queueDensity);
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
      <SampleStrip />
      <JobContextMenu>
        <div className="queue-view">{view === 'planner' ? <Planner /> : view === 'board' ? <Board /> : <JobList key={density} />}</div>
      </JobContextMenu>
      <JobDrawer />
      <EditDialog />
    </div>
  );
}
