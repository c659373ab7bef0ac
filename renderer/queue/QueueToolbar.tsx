import { Pause, Play, Search } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { formatCount } from '../ui/format.ts';
import { Segments } from '../ui/Segments.tsx';
import { countOf, FILTER_LABELS, QUEUE_FILTERS } from './filters.ts';
import { SelectionBar } from './SelectionBar.tsx';

export function QueueToolbar() {
  const { queue, session } = useStores();
  const filter = useStore(queue, (state) => state.filter);
  const search = useStore(queue, (state) => state.search);
  const hasSelection = useStore(queue, (state) => state.selected.size > 0);
  const status = useStore(session, (state) => state.status);
  const isPaused = status?.isPaused ?? false;
  if (hasSelection) return <SelectionBar />;

  const options = QUEUE_FILTERS.map((value) => ({ value, label: FILTER_LABELS[value], count: formatCount(countOf(value, status)) }));
  return (
    <div className="queue-toolbar" role="toolbar" aria-label="Jobs">
      <Segments label="Show jobs" value={filter} options={options} onChange={(value) => void queue.getState().setFilter(value)} />
      <span className="composer-space" />
      <label className="search">
        <Search size={14} aria-hidden />
        <input
          type="search"
          className="field"
          placeholder="Search prompts"
          aria-label="Search prompts"
          value={search}
          onChange={(event) => void queue.getState().setSearch(event.target.value)}
        />
      </label>
      <button type="button" className="button" onClick={() => void session.getState().togglePaused()} disabled={status === null}>
        {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
        {isPaused ? 'Resume' : 'Pause'}
      </button>
    </div>
  );
}
