import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { useStores } from './stores.ts';

export function ConnectionBanner() {
  const { session } = useStores();
  const link = useStore(session, (state) => state.link);
  const isBrowser = useStore(session, (state) => state.info?.shell === 'browser');
  if (link !== 'lost') return null;
  return (
    <div className="connection-banner" role="status">
      {t('The connection to Galley is lost. Trying again; the queue goes on by itself if Galley is still running.')}
      {isBrowser && ` ${t('If it was started anew, open the address that it printed.')}`}
    </div>
  );
}
