import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { msg, t } from '../words/t.ts';
import { BulkEdit } from './BulkEdit.tsx';
import type { BulkAction } from './queue-state.ts';

const ACTIONS: readonly { action: BulkAction; label: string }[] = [
  { action: 'pause', label: msg('Pause') },
  { action: 'resume', label: msg('Resume') },
  { action: 'retry', label: msg('Retry') },
  { action: 'duplicate', label: msg('Duplicate') },
  { action: 'cancel', label: msg('Cancel jobs') },
];

/** What can be done with all selected jobs in one go. */
export function SelectionBar() {
  const { queue } = useStores();
  const selected = useStore(queue, (state) => state.selected);
  const { act, moveToTop, clearSelection } = queue.getState();
  return (
    <div className="queue-toolbar" role="toolbar" aria-label={t('Selected jobs')}>
      <span className="selection-count">{t('{count, plural, other {# selected}}', { count: selected.size })}</span>
      <BulkEdit ids={selected} />
      <button type="button" className="button" onClick={() => void moveToTop([...selected])}>
        {t('To the front')}
      </button>
      {ACTIONS.map(({ action, label }) => (
        <button key={action} type="button" className="button" onClick={() => void act(action, [...selected])}>
          {t(label)}
        </button>
      ))}
      <span className="composer-space" />
      <button type="button" className="button" data-kind="quiet" onClick={() => clearSelection()}>
        {t('Clear selection')}
      </button>
    </div>
  );
}
