import { CircleCheck, CirclePause, OctagonX, Play, Undo2 } from 'lucide-react';
import type { ExportRun } from '../../../shared/export-runs.ts';
import { useStores } from '../../app/stores.ts';
import { formatBytes, formatTime } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { OpenPlace } from './OpenPlace.tsx';
import { runSentence } from './run-words.ts';
import { TakeBack } from './TakeBack.tsx';

const ICONS = { done: CircleCheck, removed: Undo2, failed: OctagonX, stopped: CirclePause, interrupted: CirclePause, running: CirclePause };

/** What became of an export, and what can be done with it. */
export function RunEnd({ run }: { run: ExportRun }) {
  const { exporting } = useStores();
  const Icon = ICONS[run.state];
  const papers = [...run.sheetPaths, ...(run.manifestPath === null ? [] : [run.manifestPath])];
  const facts = [run.folder, formatBytes(run.bytes), formatTime(run.endedAt ?? run.startedAt), ...papers];
  return (
    <div className="export-end" data-state={run.state}>
      <Icon size={20} aria-hidden />
      <div className="export-end-words">
        <p className="export-end-title" role="status">
          {runSentence(run)}
        </p>
        <p className="export-end-facts selectable">{facts.join(' · ')}</p>
        {run.error !== null && run.state !== 'stopped' && <p className="sentence-error">{run.error.message}</p>}
        {!run.isFolderThere && run.state !== 'removed' && <p className="export-end-facts">{t('The folder is not there any more.')}</p>}
      </div>
      <div className="export-end-buttons">
        {run.canResume && (
          <button type="button" className="button" data-kind="primary" onClick={() => void exporting.getState().resume(run.id)}>
            <Play size={14} aria-hidden />
            {t('Resume')}
          </button>
        )}
        <OpenPlace run={run} />
        {run.state !== 'removed' && run.filesDone > run.filesSkipped && run.isFolderThere && <TakeBack run={run} />}
      </div>
    </div>
  );
}
