import { Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { formatBytes } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { ExportStatus } from './ExportStatus.tsx';
import { HostHealth } from './HostHealth.tsx';
import { LinkState } from './LinkState.tsx';
import { QueueEnd } from './QueueEnd.tsx';
import { queueCounts } from './queue-counts.ts';
import { SpentToday } from './SpentToday.tsx';
import { StatusItem } from './StatusItem.tsx';
import { useStores } from './stores.ts';

export function StatusBar() {
  const { session } = useStores();
  const status = useStore(session, (state) => state.status);
  const memory = useStore(session, (state) => state.memory);
  const info = useStore(session, (state) => state.info);
  const isPaused = status?.isPaused ?? false;
  const { rendering, waiting, failed, done } = queueCounts(status);

  return (
    <footer className="status-bar">
      <button
        type="button"
        className="status-toggle"
        aria-pressed={isPaused}
        disabled={status === null}
        onClick={() => void session.getState().togglePaused()}
        aria-label={isPaused ? t('Paused. Resume the queue') : t('Running. Pause the queue')}
      >
        {isPaused ? <Play size={12} aria-hidden /> : <Pause size={12} aria-hidden />}
        {isPaused ? t('Paused') : t('Running')}
      </button>
      <StatusItem page="queue" tip={t('Jobs of this project. A click goes to the queue.')}>
        <span role="status" className="status-counts">
          <span>{t('{count, number} rendering', { count: rendering })}</span>
          <span>{t('{count, number} waiting', { count: waiting })}</span>
          <span className={failed > 0 ? 'is-failed' : undefined}>{t('{count, number} failed', { count: failed })}</span>
          <span>{t('{count, number} done', { count: done })}</span>
        </span>
      </StatusItem>
      <QueueEnd />
      <ExportStatus />
      <span className="status-gap" />
      <HostHealth />
      <SpentToday />
      {memory !== null && (
        <StatusItem page="insights" tip={t('Memory in use of the {budget} that rendering may take', { budget: formatBytes(memory.budgetBytes) })}>
          <span className="status-memory">
            <meter min={0} max={memory.budgetBytes} value={memory.rssBytes} aria-label={t('Memory')} />
            {formatBytes(memory.rssBytes)} / {formatBytes(memory.budgetBytes)}
          </span>
        </StatusItem>
      )}
      {info !== null && (
        <span className="status-project" title={info.project.folder}>
          {info.project.name} <span className="status-version">{`· Galley ${info.version}`}</span>
        </span>
      )}
      <LinkState />
    </footer>
  );
}
