import { Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { countOf } from '../queue/filters.ts';
import { formatBytes, formatCount } from '../ui/format.ts';
import { SpentToday } from './SpentToday.tsx';
import { useStores } from './stores.ts';

export function StatusBar() {
  const { session } = useStores();
  const status = useStore(session, (state) => state.status);
  const memory = useStore(session, (state) => state.memory);
  const info = useStore(session, (state) => state.info);
  const isPaused = status?.isPaused ?? false;
  const failed = countOf('failed', status);

  return (
    <footer className="status-bar">
      <button
        type="button"
        className="status-toggle"
        aria-pressed={isPaused}
        disabled={status === null}
        onClick={() => void session.getState().togglePaused()}
        aria-label={isPaused ? 'Paused. Resume the queue' : 'Running. Pause the queue'}
      >
        {isPaused ? <Play size={12} aria-hidden /> : <Pause size={12} aria-hidden />}
        {isPaused ? 'Paused' : 'Running'}
      </button>
      <span role="status" className="status-counts">
        <span>{formatCount(countOf('running', status))} rendering</span>
        <span>{formatCount(countOf('waiting', status))} waiting</span>
        <span className={failed > 0 ? 'is-failed' : undefined}>{formatCount(failed)} failed</span>
        <span>{formatCount(countOf('done', status))} done</span>
      </span>
      <span className="status-gap" />
      <SpentToday />
      {memory !== null && (
        <span className="status-memory" title={`Memory in use of the ${formatBytes(memory.budgetBytes)} that rendering may take`}>
          <meter min={0} max={memory.budgetBytes} value={memory.rssBytes} aria-label="Memory" />
          {formatBytes(memory.rssBytes)} / {formatBytes(memory.budgetBytes)}
        </span>
      )}
      {info !== null && (
        <span title={info.project.folder}>
          {info.project.name} <span className="status-version">· Galley {info.version}</span>
        </span>
      )}
    </footer>
  );
}
