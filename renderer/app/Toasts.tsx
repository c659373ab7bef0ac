import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import type { Notice } from './notice-store.ts';
import { useStores } from './stores.ts';
import './toasts.css';

/** Good news and errors, in one place above the status bar. They stay while the pointer or the keyboard is on them; F6 goes there. */
export function Toasts() {
  const { notices } = useStores();
  const all = useStore(notices, (state) => state.notices);
  const { setHeld, dismissAll } = notices.getState();
  return (
    <section
      className="toasts"
      aria-label={t('Messages')}
      tabIndex={-1}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => event.key === 'Escape' && dismissAll()}
    >
      {/* Each kind has a live region of its own that is always there, so that what comes into it is read out. */}
      <div className="toast-list" role="alert">
        {all
          .filter(({ tone }) => tone === 'error')
          .map((notice) => (
            <Toast key={notice.id} notice={notice} />
          ))}
      </div>
      <div className="toast-list" role="status">
        {all
          .filter(({ tone }) => tone === 'info')
          .map((notice) => (
            <Toast key={notice.id} notice={notice} />
          ))}
      </div>
    </section>
  );
}

function Toast({ notice: { id, tone, title, text, action } }: { notice: Notice }) {
  const { notices } = useStores();
  const dismiss = () => notices.getState().dismiss(id);
  const Icon = tone === 'error' ? TriangleAlert : CircleCheck;
  return (
    <div className="toast" data-tone={tone}>
      <Icon size={15} aria-hidden />
      <div className="toast-words">
        <div className="toast-title">{title}</div>
        {text !== '' && <div className="toast-text">{text}</div>}
      </div>
      {action !== undefined && (
        <button
          type="button"
          className="toast-action"
          onClick={() => {
            dismiss();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="icon-button" aria-label={t('Dismiss')} onClick={dismiss}>
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
