import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { ALL_ACTIONS } from '../app/actions/all.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { ActionLine } from './ActionLine.tsx';
import { type Choice, choicesFor } from './choices.ts';
import { FoundLine } from './FoundLine.tsx';
import { PaletteRow } from './PaletteRow.tsx';
import { createSearchStore } from './search-store.ts';
import { useChoose } from './use-choose.ts';

/** How far Page Up and Page Down go. */
const PAGE_ROWS = 8;
const keyOf = (choice: Choice) => (choice.kind === 'action' ? choice.entry.spec.id : `${choice.found.kind}-${choice.found.id}`);

export function PaletteSearch() {
  const { client, actions, navigation, preferences } = useStores();
  const [search] = useState(() =>
    createSearchStore({ listJobs: client.queue.list, listProofs: client.review.list, schedule: (run, ms) => window.setTimeout(run, ms) }),
  );
  const found = useStore(search, (state) => state.found);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const choose = useChoose();
  const listId = useId();

  // As things stood when the palette was opened: it does not rearrange itself under the hand.
  const [context] = useState(() => ({
    specs: ALL_ACTIONS,
    page: navigation.getState().page,
    isBound: (id: string) => actions.handlerOf(id) !== undefined,
    recent: preferences.getState().recentActions,
  }));
  const groups = useMemo(() => choicesFor(query, context, found), [query, context, found]);
  const choices = groups.flatMap((group) => group.choices);
  const at = Math.min(active, choices.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);

  function type(text: string): void {
    setQuery(text);
    setActive(0);
    search.getState().search(text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = choices.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + PAGE_ROWS, last),
      PageUp: Math.max(at - PAGE_ROWS, 0),
    };
    if (event.key === 'Enter' && choices[at] !== undefined) choose(choices[at]);
    else if (Object.hasOwn(moves, event.key)) setActive(moves[event.key]);
    else return;
    event.preventDefault();
  }

  let index = -1;
  return (
    <>
      <div className="palette-field">
        <Search size={16} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={t('What do you want to do or find?')}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={choices.length > 0 ? optionId(at) : undefined}
          placeholder={t('What do you want to do or find?')}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <kbd>{t('Esc')}</kbd>
      </div>
      <div className="palette-list" role="listbox" id={listId} aria-label={t('Answers')}>
        {groups.map(({ heading, choices: inGroup }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options of a listbox, not of fields
          <div key={heading} role="group" aria-label={heading}>
            <div className="palette-heading" aria-hidden>
              {heading}
            </div>
            {inGroup.map((choice) => {
              index += 1;
              const mine = index;
              return (
                <PaletteRow
                  key={keyOf(choice)}
                  id={optionId(mine)}
                  isActive={mine === at}
                  isDisabled={choice.kind === 'action' && !choice.entry.isPossible}
                  onPoint={() => setActive(mine)}
                  onChoose={() => choose(choice)}
                >
                  {choice.kind === 'action' ? (
                    <ActionLine entry={choice.entry} showsPlace={choice.entry.group !== heading} />
                  ) : (
                    <FoundLine found={choice.found} />
                  )}
                </PaletteRow>
              );
            })}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className="palette-none">{t('Nothing answers “{query}”.', { query })}</p>}
    </>
  );
}
