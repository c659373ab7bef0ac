import type { ExportRun, ExportRunState } from '../../../shared/export-runs.ts';
import { formatBytes } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';

const STATES: Readonly<Record<ExportRunState, string>> = {
  running: msg('Exporting …'),
  stopped: msg('Stopped'),
  failed: msg('Broke off'),
  interrupted: msg('Broke off when Galley was closed'),
  done: msg('Done'),
  removed: msg('Taken back'),
};

export function runState({ state }: ExportRun): string {
  return t(STATES[state]);
}

/** "12 files, 6.3 MB", "57 of 240 files, 132 MB" */
export function runSize({ state, filesDone, filesTotal, bytes }: ExportRun): string {
  if (state === 'removed') return t('{count, plural, one {# file} other {# files}}', { count: filesTotal });
  const size = formatBytes(bytes);
  return filesDone === filesTotal
    ? t('{count, plural, one {# file} other {# files}}, {size}', { count: filesTotal, size })
    : t('{done} of {count, plural, one {# file} other {# files}}, {size}', { done: filesDone, count: filesTotal, size });
}

/** What became of a run, in a sentence. */
export function runSentence(run: ExportRun): string {
  const { state, filesDone: done, filesTotal: count, filesSkipped: skipped } = run;
  if (state === 'done') {
    const all = t('{count, plural, one {# file} other {# files}} exported', { count: count - skipped });
    return skipped === 0 ? all : t('{all}, {skipped} left as they were', { all, skipped });
  }
  if (state === 'stopped') return t('Stopped after {done} of {count} files', { done, count });
  if (state === 'interrupted') return t('Galley was closed after {done} of {count} files', { done, count });
  if (state === 'failed') return t('Broke off after {done} of {count} files', { done, count });
  return state === 'removed' ? t('The files were taken back') : t('Exporting …');
}

/** "about 40 s left"; '' while nobody knows. */
export function leftWords(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 90) return t('about {seconds} s left', { seconds: Math.max(1, Math.round(seconds)) });
  return t('about {minutes} min left', { minutes: Math.round(seconds / 60) });
}
