import { Play } from 'lucide-react';
import { useStore } from 'zustand';
import type { ExportRun } from '../../../shared/export-runs.ts';
import { useStores } from '../../app/stores.ts';
import { formatTime } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { OpenPlace } from '../runs/OpenPlace.tsx';
import { runSize, runState } from '../runs/run-words.ts';

/** One export of the history. */
export function HistoryEntry({ run: kept }: { run: ExportRun }) {
  const { exporting } = useStores();
  const heard = useStore(exporting, (state) => (state.progress?.runId === kept.id ? state.progress : null));
  const run = heard === null ? kept : { ...kept, filesDone: heard.filesDone, bytes: heard.bytesDone };
  const { show, resume } = exporting.getState();
  const time = formatTime(run.startedAt);
  return (
    <li data-state={run.state}>
      <button type="button" className="export-history-open" onClick={() => show(run.id)}>
        <span className="export-history-time number">{time}</span>
        <span className="export-history-state">{runState(run)}</span>
        <span className="number">{runSize(run)}</span>
        {run.preset !== '' && <span className="badge">{run.preset}</span>}
        <span className="export-history-folder">{run.isFolderThere ? run.folder : t('{folder} (not there any more)', { folder: run.folder })}</span>
      </button>
      {run.canResume && (
        <button type="button" className="button" onClick={() => void resume(run.id)}>
          <Play size={14} aria-hidden />
          {t('Resume')}
        </button>
      )}
      <OpenPlace run={run} />
    </li>
  );
}
