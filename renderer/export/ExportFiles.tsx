import { CircleCheck, PackageCheck, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { GateMark } from '../gates/GateMark.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';
import { AfterExport } from './AfterExport.tsx';
import { FileTable } from './FileTable.tsx';
import type { ExportState } from './store.ts';

/** The pre-flight list, the button, and afterwards what was written. */
export function ExportFiles({ store }: { store: StoreApi<ExportState> }) {
  const preflight = useStore(store, (state) => state.preflight);
  const result = useStore(store, (state) => state.result);
  const proofs = useStore(store, (state) => state.proofs);
  const isRunning = useStore(store, (state) => state.isRunning);
  if (preflight === null) return <section className="export-files" aria-label={t('Files')} />;
  if (preflight.files.length === 0 && result === null) {
    return (
      <section className="export-files" aria-label={t('Files')}>
        <EmptyState Icon={PackageCheck} title={proofs.length === 0 ? t('Nothing to export yet') : t('Nothing chosen')}>
          <p>{preflight.problems[0] ?? t('Only approved proofs leave. Approve some in Review; they appear here.')}</p>
        </EmptyState>
      </section>
    );
  }
  const stopped = preflight.files.filter((file) => file.problem !== '').length;
  return (
    <section className="export-files" aria-label={t('Files')}>
      <header className="export-head">
        <Summary result={result} preflight={preflight} stopped={stopped} />
        {result === null ? (
          <button type="button" className="button" data-kind="primary" disabled={!preflight.isReady || isRunning} onClick={() => void store.getState().run()}>
            {isRunning ? t('Exporting …') : t('Export {count, plural, one {# file} other {# files}}', { count: preflight.files.length })}
          </button>
        ) : (
          <AfterExport store={store} />
        )}
      </header>
      {result === null && preflight.problems.map((problem) => <Problem key={problem} text={problem} />)}
      {result === null &&
        preflight.notes?.map((note) => (
          <p key={note} className="export-problem">
            <GateMark colour="red" />
            {note}
          </p>
        ))}
      <FileTable files={result?.files ?? preflight.files} proofs={proofs} />
    </section>
  );
}

function Summary({ result, preflight, stopped }: { result: ExportState['result']; preflight: NonNullable<ExportState['preflight']>; stopped: number }) {
  if (result !== null) {
    return (
      <p className="export-summary" data-state="good" role="status">
        <CircleCheck size={15} aria-hidden />
        {t('{count, plural, one {# file} other {# files}} written to {folder}', { count: result.files.length, folder: result.folder })}
      </p>
    );
  }
  if (stopped > 0 || preflight.problems.length > 0) {
    return (
      <p className="export-summary" data-state="bad" role="status">
        <TriangleAlert size={15} aria-hidden />
        {stopped > 0 ? t('{stopped} of {count} cannot be written', { stopped, count: preflight.files.length }) : t('The export cannot start')}
      </p>
    );
  }
  return (
    <p className="export-summary" role="status">
      {t('{count, plural, one {# file is} other {# files are}} ready. Nothing will be overwritten.', { count: preflight.files.length })}
    </p>
  );
}

function Problem({ text }: { text: string }) {
  return (
    <p className="export-problem" role="alert">
      <TriangleAlert size={14} aria-hidden />
      {text}
    </p>
  );
}
