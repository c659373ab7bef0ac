import { Pause, Play, Rows2, Rows4, Search } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Segments } from '../ui/Segments.tsx';
import { msg, t } from '../words/t.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { countOf, FILTER_LABELS, QUEUE_FILTERS } from './filters.ts';
import { SelectionBar } from './SelectionBar.tsx';

const VIEWS = [
  { value: 'list', label: msg('List') },
  { value: 'board', label: msg('Board') },
  { value: 'planner', label: msg('Planner') },
] as const;

export function QueueToolbar() {
  const { queue, session, preferences } = useStores();
  const isCompact = useStore(preferences, (state) => state.queueDensity === 'compact');
  const filter = useStore(queue, (state) => state.filter);
  const search = useStore(queue, (state) => state.search);
  const view = useStore(queue, (state) => state.view);
  const states = useStore(queue, (state) => state.facets?.states);
  const hasSelection = useStore(queue, (state) => state.selected.size > 0);
  const status = useStore(session, (state) => state.status);
  const isPaused = status?.isPaused ?? false;
  if (hasSelection) return <SelectionBar />;

  const counts = states ?? status?.counts;
  const options = QUEUE_FILTERS.map((value) => ({ value, label: t(FILTER_LABELS[value]), count: formatCount(countOf(value, counts)) }));
  const views = VIEWS.map(({ value, label }) => ({ value, label: t(label) }));
  return (
    <div className="queue-toolbar" role="toolbar" aria-label={t('Jobs')}>
      <Segments label={t('Show the queue as')} value={view} options={views} onChange={queue.getState().setView} />
      {view === 'list' && <Segments label={t('Show jobs')} value={filter} options={options} onChange={(value) => void queue.getState().setFilter(value)} />}
      <span className="composer-space" />
      {view !== 'planner' && (
        <>
          <label className="search">
            <Search size={14} aria-hidden />
            <input
              id="queue-search"
              type="search"
              className="field"
              placeholder={t('Search prompts')}
              aria-label={t('Search prompts')}
              value={search}
              onChange={(event) => void queue.getState().setSearch(event.target.value)}
            />
          </label>
          <FilterMenu />
          <IconButton
            label={isCompact ? t('Wide apart') : t('Close together')}
            Icon={isCompact ? Rows2 : Rows4}
            aria-pressed={isCompact}
            onClick={() => preferences.getState().set({ queueDensity: isCompact ? 'comfortable' : 'compact' })}
          />
        </>
      )}
      <button type="button" className="button" onClick={() => void session.getState().togglePaused()} disabled={status === null}>
        {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
        {isPaused ? t('Resume') : t('Pause')}
      </button>
      <HelpButton />
    </div>
  );
}
