import { Popover } from '@base-ui/react/popover';
import { Braces } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { DropPanel } from '../ui/DropPanel.tsx';
import { formatCount } from '../ui/format.ts';
import './variations.css';
import { msg, t, tx } from '../words/t.ts';

const FORMS = [
  ['{oak|pine|walnut}', msg('one of these')],
  ['{3::oak|pine}', msg('oak is drawn 3 times as often')],
  ['{1..5}', msg('a number; also {examples}')],
  ['{2$$ and $$red|gold|blue}', msg('two of these, “and” between')],
] as const;

/** The ways to vary a prompt, and the project's wildcards; pressed, they go in where the cursor is. */
export function VariationsPopover() {
  const { composer, wildcards: store, session } = useStores();
  const wildcards = useStore(store, (state) => state.wildcards);
  const folder = useStore(session, (state) => state.info?.project.folder ?? null);
  const { insert } = composer.getState();
  return (
    <DropPanel
      onOpenChange={(isOpen) => isOpen && void store.getState().load()}
      className="variations-popover"
      finalFocus={() => document.querySelector<HTMLElement>('#composer-text')}
      title={t('Variations')}
      trigger={
        <button type="button" className="choice vary" aria-label={t('Vary: variations and wildcards')} title={t('Variations and wildcards')}>
          <Braces size={14} aria-hidden className="choice-icon" />
          <span className="choice-text">{t('Vary')}</span>
        </button>
      }
    >
      <ul className="insert-list" aria-label={t('Ways to vary a prompt')}>
        {FORMS.map(([form, words]) => (
          <li key={form}>
            <Popover.Close onClick={() => insert(form)}>
              <code>{form}</code>
              <span>{t(words, { examples: '{01..12}, {0.2..1..0.2}' })}</span>
            </Popover.Close>
          </li>
        ))}
      </ul>
      <h3 className="popover-title">{t('Wildcards')}</h3>
      {wildcards?.length === 0 && (
        <p className="insert-none selectable">
          {tx(
            'None yet. A text file in <code>{folder}/wildcards</code> makes one: each line of <code>colours.txt</code> is an alternative for <code>__colours__</code>.',
            {
              folder: folder ?? t('the project'),
              code: (chunks) => <code>{chunks}</code>,
            },
          )}
        </p>
      )}
      <ul className="insert-list" aria-label={t('Wildcards')}>
        {wildcards?.map(({ name, count, first }) => (
          <li key={name}>
            <Popover.Close onClick={() => insert(`__${name}__`)}>
              <code>__{name}__</code>
              <span>
                {formatCount(count)}: {first.join(', ')}
                {count > first.length && ' …'}
              </span>
            </Popover.Close>
          </li>
        ))}
      </ul>
    </DropPanel>
  );
}
