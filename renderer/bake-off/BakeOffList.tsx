import { Plus, Scale } from 'lucide-react';
import { useStore } from 'zustand';
import { HelpButton } from '../help/HelpButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';
import { BakeOffEntry } from './BakeOffEntry.tsx';
import { RemovedLine } from './RemovedLine.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';

export function BakeOffList() {
  const { page } = useBakeOffStores();
  const list = useStore(page, (state) => state.list);
  const create = (
    <button type="button" className="button" data-kind="primary" onClick={() => page.getState().show('new')}>
      <Plus size={14} aria-hidden />
      {t('New bake-off')}
    </button>
  );
  return (
    <>
      <header className="bake-off-bar">
        <span className="bake-off-title">{t('Bake-offs')}</span>
        <span className="bake-off-space" />
        {list !== null && list.length > 0 && create}
        <HelpButton />
      </header>
      <RemovedLine />
      {list !== null && list.length === 0 && (
        <EmptyState Icon={Scale} title={t('Which one is better?')}>
          <p>
            {t(
              'A bake-off renders the same prompts with several models or settings, measures every picture, lets your artists judge them blind, and says which differences are real.',
            )}
          </p>
          {create}
        </EmptyState>
      )}
      {list !== null && list.length > 0 && (
        <ul className="bake-off-list" aria-label={t('Bake-offs')}>
          {list.map((summary) => (
            <BakeOffEntry key={summary.id} summary={summary} />
          ))}
        </ul>
      )}
    </>
  );
}
