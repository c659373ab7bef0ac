import { Search, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';

/** Words of prompts and their lettering, parts of notes and pins. */
export function SearchField() {
  const { review } = useStores();
  const search = useStore(review, (state) => state.refinement.search ?? '');
  const key = useKeysOf('review.search');
  return (
    <search className="review-search">
      <Search size={14} aria-hidden />
      <input
        id="review-search"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('Search proofs')}
        placeholder={key === undefined ? t('Search') : t('Search ({key})', { key })}
        value={search}
        onChange={(event) => review.getState().search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key !== 'Escape') return;
          review.getState().search('');
          event.currentTarget.blur();
        }}
      />
      {search !== '' && (
        <button type="button" className="review-search-clear" aria-label={t('Clear the search')} onClick={() => review.getState().search('')}>
          <X size={13} aria-hidden />
        </button>
      )}
    </search>
  );
}
