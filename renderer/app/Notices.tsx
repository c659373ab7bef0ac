import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from './stores.ts';

export function Notices() {
  const { notices } = useStores();
  const all = useStore(notices, (state) => state.notices);
  return (
    <div className="notices" aria-live="polite">
      {all.map((notice) => (
        <div key={notice.id} className="notice" data-tone={notice.tone} role={notice.tone === 'error' ? 'alert' : 'status'}>
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
