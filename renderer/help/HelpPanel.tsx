import { Popover } from '@base-ui/react/popover';
import { BookOpen, Footprints, Keyboard } from 'lucide-react';
import { useStore } from 'zustand';
import { ALL_ACTIONS } from '../app/actions/all.ts';
import { keysOf } from '../app/actions/key-table.ts';
import type { Page } from '../app/navigation-store.ts';
import { PAGE_LABELS } from '../app/page-labels.ts';
import { useStores } from '../app/stores.ts';
import { Keys } from '../ui/Keys.tsx';
import { t } from '../words/t.ts';
import { PAGE_HELP } from './page-help.ts';

/** Those that come first in the page's own list matter most. */
const MOST_KEYS = 7;

export function HelpPanel({ page, onClose }: { page: Page; onClose: () => void }) {
  const { navigation, firstRun, preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  const { purpose, tries, firstKeys = [] } = PAGE_HELP[page];
  const rankOf = (id: string) => (firstKeys.includes(id) ? firstKeys.indexOf(id) : firstKeys.length);
  const keys = ALL_ACTIONS.flatMap((spec) => {
    const [chord] = spec.page === page ? keysOf(spec, own) : [];
    return chord === undefined ? [] : [{ id: spec.id, title: spec.title, chord }];
  })
    .sort((one, other) => rankOf(one.id) - rankOf(other.id))
    .slice(0, MOST_KEYS);
  const leaveFor = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <>
      <Popover.Title className="help-title">{t(PAGE_LABELS[page])}</Popover.Title>
      <Popover.Description className="help-purpose">{t(purpose)}</Popover.Description>
      <h3>{t('Try this')}</h3>
      <ol className="help-tries">
        {tries.map((sentence) => (
          <li key={sentence}>{t(sentence, { open: '{', close: '}' })}</li>
        ))}
      </ol>
      {keys.length > 0 && (
        <>
          <h3>{t('Keys')}</h3>
          <dl className="help-keys">
            {keys.map(({ id, title, chord }) => (
              <div key={id}>
                <dt>{t(title)}</dt>
                <dd>
                  <Keys chord={chord} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className="help-ways">
        <button type="button" className="button" data-kind="quiet" onClick={leaveFor(() => navigation.getState().open('guide'))}>
          <BookOpen size={14} aria-hidden />
          {t('In the guide')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={leaveFor(() => navigation.getState().open('shortcuts'))}>
          <Keyboard size={14} aria-hidden />
          {t('All keys')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={leaveFor(() => firstRun.getState().startTour())}>
          <Footprints size={14} aria-hidden />
          {t('Tour')}
        </button>
      </div>
    </>
  );
}
