import { useState } from 'react';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { MAX_TEXT_LENGTH } from '../lettering-options.ts';
import { inReadingOrder } from './region-edit.ts';
import { isLettered, type WorkItem } from './work-items.ts';

/** What can be done with several regions at once: one string over all of them, or the same for each. */
export function ManyPanel({ items }: { items: readonly WorkItem[] }) {
  const { workbench } = useStores();
  const [text, setText] = useState(() =>
    inReadingOrder(items.filter(isLettered))
      .map((item) => item.text)
      .join(' '),
  );
  const { spread, setMode } = workbench.getState();
  const ids = items.map(({ id }) => id);
  const words = text.trim();
  return (
    <div className="work-region">
      <section>
        <header>
          <h2>{t('{count, number} regions', { count: items.length })}</h2>
        </header>
        <input
          id="work-words"
          className="field"
          dir="auto"
          aria-label={t('One string over {count, number} regions', { count: items.length })}
          placeholder={t('One string for all of them')}
          maxLength={MAX_TEXT_LENGTH}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="work-choices">
          <button type="button" className="button" disabled={words === ''} onClick={() => spread(words, 'whole')}>
            {t('Set as one')}
          </button>
          <button type="button" className="button" disabled={words === ''} onClick={() => spread(words, 'shared')}>
            {t('Share the words out')}
          </button>
        </div>
        <p className="box-note">{t('“Set as one” puts the string into the room of all; shared out, every region gets its part in reading order.')}</p>
      </section>
      <section>
        <header>
          <h2>{t('Each of them')}</h2>
        </header>
        <div className="work-choices">
          <button type="button" className="button" title={useKeysOf('lettering.erase')} onClick={() => setMode(ids, 'erase')}>
            {t('Erase all')}
          </button>
          <button type="button" className="button" title={useKeysOf('lettering.keep')} onClick={() => setMode(ids, 'keep')}>
            {t('Leave as they stand')}
          </button>
        </div>
        <p className="box-note">{t('Drag one of them, or press the arrows, and all of them move.')}</p>
      </section>
    </div>
  );
}
