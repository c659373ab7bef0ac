import { useStore } from 'zustand';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { useStores } from './stores.ts';

/** Whether the studio hears this window. */
export function LinkState() {
  const { session } = useStores();
  const link = useStore(session, (state) => state.link);
  const isOpen = link === 'open';
  return (
    <Tip text={isOpen ? t('This window is connected to the studio.') : t('No connection to the studio; the window tries again by itself.')}>
      <span className="status-link" role="img" data-tone={isOpen ? 'good' : 'bad'} aria-label={isOpen ? t('Connected') : t('Not connected')}>
        <i className="status-dot" />
      </span>
    </Tip>
  );
}
