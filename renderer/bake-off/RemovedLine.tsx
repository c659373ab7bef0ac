import { Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

/** What was just taken off the list, and the way back. Nothing once the list was left. */
export function RemovedLine() {
  const { page } = useBakeOffStores();
  const removed = useStore(page, (state) => state.removed);
  if (removed === null) return null;
  return (
    <p className="bake-off-removed" role="status">
      <span>{t('“{name}” is deleted. Its renders and proofs stay in the queue and in Review.', { name: removed.name })}</span>
      <button type="button" className="button" data-kind="quiet" onClick={() => void page.getState().restore()}>
        <Undo2 size={14} aria-hidden />
        {t('Undo')}
      </button>
    </p>
  );
}
