import { Rows3, SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';
import { hasMore } from './filters.ts';

/** Prompts stay as they are in every language: they are what the reader of prompts understands. */
const EXAMPLES = [
  'Vintage bakery shop sign that says "Fresh Bread Daily" in gold serif letters',
  'Seamless texture of woven linen, natural undyed, soft daylight',
  'Round badge with the words "Northern {Trail|Ridge} Club" along the rim',
];

export function QueueEmpty() {
  const { queue, composer } = useStores();
  const search = useStore(queue, (state) => state.search);
  const hasFilter = useStore(queue, (state) => state.filter !== 'all' || hasMore(state.more));
  if (search !== '' || hasFilter) {
    const title = hasFilter ? t('No job fits these filters') : t('No prompt has “{search}” in it', { search });
    return (
      <EmptyState Icon={SearchX} title={title}>
        <button type="button" className="button" onClick={() => void queue.getState().clearFilters()}>
          {t('Show all jobs')}
        </button>
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={Rows3} title={t('Queue your first prompt')}>
      <p>{t('Write one above, paste a list, or drop a .txt, .csv or .json file. Drop an image to have its lettering set right.')}</p>
      <div className="examples">
        {EXAMPLES.map((example) => (
          <button key={example} type="button" onClick={() => composer.getState().setText(example, example.length)}>
            {example}
          </button>
        ))}
      </div>
    </EmptyState>
  );
}
