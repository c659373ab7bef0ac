import { PackageCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { FileTable } from './FileTable.tsx';
import { IssueList } from './IssueList.tsx';
import { plannedLine } from './planned-line.ts';

/** What would be written, and what stands in the way. */
export function FilesPanel({ setup }: Pick<ExportStores, 'setup'>) {
  const { navigation } = useStores();
  const preflight = useStore(setup, (state) => state.preflight);
  const missing = useStore(setup, (state) => state.missing);
  const proofs = useStore(setup, (state) => state.proofs);
  const areProofsLoaded = useStore(setup, (state) => state.areProofsLoaded);
  const lines = useMemo(() => preflight?.files.map(plannedLine) ?? [], [preflight]);
  if (areProofsLoaded && proofs.length === 0) {
    return (
      <EmptyState Icon={PackageCheck} title={t('Nothing to export yet')}>
        <p>{t('Only approved proofs leave. Approve some in Review; they appear here.')}</p>
        <button type="button" className="button" onClick={() => navigation.getState().go('review')}>
          {t('Go to Review')}
        </button>
      </EmptyState>
    );
  }
  if (missing !== '') {
    return (
      <EmptyState Icon={PackageCheck} title={t('Something is missing')}>
        <p>{missing}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <IssueList setup={setup} />
      <FileTable label={t('Files to write')} lines={lines} proofs={proofs} />
    </>
  );
}
