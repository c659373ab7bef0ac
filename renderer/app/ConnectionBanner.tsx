import { useStore } from 'zustand';
import { useStores } from './stores.ts';

export function ConnectionBanner() {
  const { session } = useStores();
  const link = useStore(session, (state) => state.link);
  if (link !== 'lost') return null;
  return (
    <div className="connection-banner" role="status">
      The connection to Galley is lost. Trying again; the queue goes on by itself if Galley is still running.
    </div>
  );
}
