import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';

const MOST_SHOWN = 20;

/** Jobs that the last edit left as they are, each with the reason. */
export function RefusedPanel() {
  const { queue } = useStores();
  const refused = useStore(queue, (state) => state.refused);
  if (refused.length === 0) return null;
  return (
    <section className="import-report" aria-label={t('Left as they are')}>
      <header>
        {t('{count, plural, one {# job was} other {# jobs were}} left as before', { count: refused.length })}
        <button type="button" className="icon-button" aria-label={t('Close')} onClick={() => queue.getState().dismissRefused()}>
          <X size={14} aria-hidden />
        </button>
      </header>
      <ul className="import-problems">
        {refused.slice(0, MOST_SHOWN).map(({ id, prompt, message }) => (
          <li key={id}>
            <strong>{prompt.slice(0, 60)}</strong> {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
