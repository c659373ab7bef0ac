import { Check, MessageSquareText, RefreshCw, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';

export function VerdictForm() {
  const { review } = useStores();
  const note = useStore(review, (state) => state.note);
  const verdict = useStore(review, (state) => state.detail?.verdict ?? null);
  const isDeciding = useStore(review, (state) => state.isDeciding);
  const { decide, setNote, setRerenderOpen } = review.getState();

  return (
    <div className="verdict-form">
      <textarea
        id="review-note"
        className="field"
        rows={2}
        maxLength={4000}
        aria-label="Note"
        placeholder="Note for the artist (N)"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <div className="verdict-buttons">
        <button
          type="button"
          className="button"
          data-verdict="approve"
          aria-pressed={verdict === 'approve'}
          disabled={isDeciding}
          title="Approve (A)"
          onClick={() => void decide('approve')}
        >
          <Check size={14} aria-hidden /> Approve
        </button>
        <button
          type="button"
          className="button"
          data-verdict="changes"
          aria-label="Request changes"
          aria-pressed={verdict === 'changes'}
          disabled={isDeciding}
          title="Request changes (C)"
          onClick={() => void decide('changes')}
        >
          <MessageSquareText size={14} aria-hidden /> Changes
        </button>
        <button
          type="button"
          className="button"
          data-verdict="reject"
          aria-pressed={verdict === 'reject'}
          disabled={isDeciding}
          title="Reject (X)"
          onClick={() => void decide('reject')}
        >
          <X size={14} aria-hidden /> Reject
        </button>
      </div>
      <button type="button" className="button" data-kind="quiet" title="Render again (R)" onClick={() => setRerenderOpen(true)}>
        <RefreshCw size={13} aria-hidden /> Render again…
      </button>
    </div>
  );
}
