import { Rows3, SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { EXAMPLES } from '../first-run/examples.ts';
import { FirstSteps } from '../first-run/FirstSteps.tsx';
import { useIsSeen } from '../first-run/use-is-seen.ts';
import { Welcome } from '../first-run/Welcome.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';
import { hasMore } from './filters.ts';

export function QueueEmpty() {
  const { queue, composer } = useStores();
  const isWelcomed = useIsSeen('welcome');
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
  if (isWelcomed === null) return null;
  if (!isWelcomed) return <Welcome />;
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
      <FirstSteps />
    </EmptyState>
  );
}
