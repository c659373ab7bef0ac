import { useStore } from 'zustand';
import { leftWords } from '../export/runs/run-words.ts';
import { runningExport } from '../export/runs/running-export.ts';
import { t } from '../words/t.ts';
import { StatusItem } from './StatusItem.tsx';
import { useStores } from './stores.ts';

/** How far a running export is, on every page; a click leads to where it can be stopped. */
export function ExportStatus() {
  const { exporting } = useStores();
  const runs = useStore(exporting, (state) => state.runs);
  const progress = useStore(exporting, (state) => state.progress);
  const now = runningExport({ runs, progress });
  if (now === null) return null;
  const { runId, filesDone, filesTotal, secondsLeft, folder } = now;
  const what = folder === null ? t('An export is running') : t('Exporting to {folder}', { folder });
  const facts = [what, leftWords(secondsLeft)].filter((words) => words !== '').join(', ');
  return (
    <StatusItem
      page="export"
      tip={t('{facts}. A click goes to the Export page, where it can be stopped.', { facts })}
      onClick={() => exporting.getState().show(runId)}
    >
      <span className="status-export">
        <progress max={Math.max(1, filesTotal)} value={filesDone} aria-hidden />
        {t('{done, number} of {count, plural, one {# file} other {# files}} written', { done: filesDone, count: filesTotal })}
      </span>
    </StatusItem>
  );
}
