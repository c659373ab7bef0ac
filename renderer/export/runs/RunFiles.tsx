import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ExportRun, ExportRunFile } from '../../../shared/export-runs.ts';
import type { ProofSummary } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { type FileLine, FileTable } from '../files/FileTable.tsx';
import { writtenLine } from '../files/planned-line.ts';

/** The files of a run; while it runs, the one that is being made stays in sight. */
export function RunFiles({ run, proofs }: { run: ExportRun; proofs: readonly ProofSummary[] }) {
  const { exporting } = useStores();
  const files = useStore(exporting, (state) => state.files);
  const path = useStore(exporting, (state) => (state.progress?.runId === run.id ? state.progress.path : null));
  const places = useMemo(() => new Map(files?.map((file, index) => [file.path, index])), [files]);
  const at = path === null || run.state !== 'running' ? undefined : places.get(path);
  const lines = useMemo(() => files?.map((file, index) => lineNow(writtenLine(file), file, at === undefined ? 0 : at - index)) ?? [], [files, at]);
  return <FileTable label={t('Files of this export')} lines={lines} proofs={proofs} current={at} />;
}

/** A line of a run that goes on. @param ahead how far the run is past this file; 0 = at it, or nobody knows */
function lineNow(line: FileLine, { state }: ExportRunFile, ahead: number): FileLine {
  if (ahead <= 0 || state === 'written' || state === 'skipped') return line;
  return { ...line, note: t('written'), tone: 'plain' };
}
