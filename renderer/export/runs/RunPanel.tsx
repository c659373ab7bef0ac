import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ExportRun } from '../../../shared/export-runs.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { notesOf } from './notes-of.ts';
import { RunEnd } from './RunEnd.tsx';
import { RunFiles } from './RunFiles.tsx';
import { RunProgress } from './RunProgress.tsx';
import './runs.css';

/** One export: how far it is, or what became of it, its notes and its files. */
export function RunPanel({ setup, run }: Pick<ExportStores, 'setup'> & { run: ExportRun }) {
  const { exporting } = useStores();
  const files = useStore(exporting, (state) => state.files);
  const proofs = useStore(setup, (state) => state.proofs);
  const notes = useMemo(() => notesOf(files ?? []), [files]);
  const isRunning = run.state === 'running';
  return (
    <section className="export-run" aria-label={t('Export')}>
      {isRunning ? <RunProgress run={run} /> : <RunEnd run={run} />}
      {!isRunning && (
        <div className="export-run-bar">
          <button type="button" className="button" data-kind="quiet" onClick={() => exporting.getState().show(null)}>
            <ArrowLeft size={14} aria-hidden />
            {t('Back to the files to write')}
          </button>
        </div>
      )}
      {notes.length > 0 && (
        <ul className="export-run-notes" aria-label={t('Notes')}>
          {notes.map(({ words, count }) => (
            <li key={words}>
              {words}
              {count > 1 && <span className="number"> {t('({count} files)', { count })}</span>}
            </li>
          ))}
        </ul>
      )}
      <RunFiles run={run} proofs={proofs} />
    </section>
  );
}
