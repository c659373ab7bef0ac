import { useStore } from 'zustand';
import { useStores } from './stores.ts';

/** The newest piece of good news, where it covers nothing. */
export function StatusMessage() {
  const { notices } = useStores();
  const newest = useStore(notices, (state) => state.notices.findLast((notice) => notice.tone === 'info'));
  return (
    <span className="status-message" aria-live="polite">
      {newest !== undefined && (
        <span key={newest.id}>
          {newest.title}
          {newest.text !== '' && ` ${newest.text}`}
        </span>
      )}
    </span>
  );
}
