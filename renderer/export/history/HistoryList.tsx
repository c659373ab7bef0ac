import { History } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../words/t.ts';
import { HistoryEntry } from './HistoryEntry.tsx';
import './history.css';

/** Every export of the project, newest first. */
export function HistoryList() {
  const { exporting } = useStores();
  const runs = useStore(exporting, (state) => state.runs);
  const total = useStore(exporting, (state) => state.total);
  if (runs === null) return null;
  if (runs.length === 0) {
    return (
      <EmptyState Icon={History} title={t('No export yet')}>
        <p>{t('Every export is kept here: when, where to, with which files and notes.')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="export-history">
      <ul aria-label={t('Earlier exports')}>
        {runs.map((run) => (
          <HistoryEntry key={run.id} run={run} />
        ))}
      </ul>
      {runs.length < total && (
        <button type="button" className="button" onClick={() => void exporting.getState().more()}>
          {t('Show {count} more', { count: total - runs.length })}
        </button>
      )}
    </div>
  );
}
