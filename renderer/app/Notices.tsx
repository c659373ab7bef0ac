import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from './stores.ts';

/** Errors that belong to no field or row. */
export function Notices() {
  const { notices } = useStores();
  const all = useStore(notices, (state) => state.notices);
  return (
    <div className="notices" aria-live="polite">
      {all
        .filter((notice) => notice.tone === 'error')
        .map((notice) => (
          <div key={notice.id} className="notice" role="alert">
            <div>
              <div className="notice-title">{notice.title}</div>
              {notice.text !== '' && <div className="notice-text">{notice.text}</div>}
            </div>
            <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => notices.getState().dismiss(notice.id)}>
              <X size={14} aria-hidden />
            </button>
          </div>
        ))}
    </div>
  );
}
