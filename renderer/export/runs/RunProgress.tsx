import { Progress } from '@base-ui/react/progress';
import { useStore } from 'zustand';
import type { ExportRun } from '../../../shared/export-runs.ts';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { useStores } from '../../app/stores.ts';
import { formatBytes } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { leftWords } from './run-words.ts';

/** How far an export is, and the way to stop it. */
export function RunProgress({ run }: { run: ExportRun }) {
  const { exporting } = useStores();
  const heard = useStore(exporting, (state) => (state.progress?.runId === run.id ? state.progress : null));
  const isBusy = useStore(exporting, (state) => state.isBusy);
  const key = useKeysOf('export.stop');
  const done = heard?.filesDone ?? run.filesDone;
  const total = heard?.filesTotal ?? run.filesTotal;
  const facts = [
    t('{done} of {count, plural, one {# file} other {# files}}', { done, count: total }),
    formatBytes(heard?.bytesDone ?? run.bytes),
    leftWords(heard?.secondsLeft ?? null),
  ].filter((words) => words !== '');
  return (
    <div className="export-progress">
      <Progress.Root value={total === 0 ? null : done} max={Math.max(1, total)} aria-valuetext={facts.join(', ')}>
        <div className="export-progress-words">
          <Progress.Label className="export-progress-title">{t('Exporting to {folder}', { folder: run.folder })}</Progress.Label>
          <button type="button" className="button" disabled={isBusy} title={key} onClick={() => void exporting.getState().stop()}>
            {t('Stop')}
          </button>
        </div>
        <Progress.Track className="export-progress-track">
          <Progress.Indicator className="export-progress-bar" />
        </Progress.Track>
      </Progress.Root>
      <p className="export-progress-facts number">
        <span>{facts.join(' · ')}</span>
        <span className="export-progress-path">{heard !== null && (heard.path || t('Contact sheet and manifest'))}</span>
      </p>
    </div>
  );
}
