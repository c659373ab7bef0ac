import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { formatCount } from '../ui/format.ts';
import type { BulkAction } from './store.ts';

const ACTIONS: readonly { action: BulkAction; label: string }[] = [
  { action: 'pause', label: 'Pause' },
  { action: 'resume', label: 'Resume' },
  { action: 'retry', label: 'Retry' },
  { action: 'duplicate', label: 'Duplicate' },
  { action: 'cancel', label: 'Cancel jobs' },
];

export function SelectionBar() {
  const { queue } = useStores();
  const selected = useStore(queue, (state) => state.selected);
  return (
    <div className="queue-toolbar" role="toolbar" aria-label="Selected jobs">
      <span className="selection-count">{formatCount(selected.size)} selected</span>
      {ACTIONS.map(({ action, label }) => (
        <button key={action} type="button" className="button" onClick={() => void queue.getState().act(action, [...selected])}>
          {label}
        </button>
      ))}
      <span className="composer-space" />
      <button type="button" className="button" data-kind="quiet" onClick={() => queue.getState().clearSelection()}>
        Clear selection
      </button>
    </div>
  );
}
