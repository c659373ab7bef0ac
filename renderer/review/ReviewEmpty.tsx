import { CheckCheck, Images } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FILTER_OPTIONS } from './verdict-words.ts';

export function ReviewEmpty() {
  const { review, session, navigation } = useStores();
  const filter = useStore(review, (state) => state.filter);
  const done = useStore(session, (state) => state.status?.counts.done ?? 0);
  const gate = useStore(review, (state) => state.gate);
  const label = FILTER_OPTIONS.find((option) => option.value === filter)?.label.toLowerCase() ?? '';

  if (done === 0) {
    return (
      <EmptyState Icon={Images} title="No proofs yet">
        <p>
          Each finished job becomes a proof: base and final side by side, with what was measured. Judge it with A, C or X; only approved proofs can be exported.
        </p>
        <button type="button" className="button" onClick={() => navigation.getState().go('queue')}>
          Queue a prompt
        </button>
      </EmptyState>
    );
  }
  if (gate !== null) {
    return (
      <EmptyState Icon={Images} title="No proofs with this mark here">
        <button type="button" className="button" onClick={() => void review.getState().setGate(null)}>
          Show every mark
        </button>
      </EmptyState>
    );
  }
  if (filter !== 'needs-review') return <EmptyState Icon={Images} title={`No proofs here: ${label}`} />;
  return (
    <EmptyState Icon={CheckCheck} title="Everything is reviewed">
      <p>New proofs appear here as soon as they are rendered.</p>
      <button type="button" className="button" onClick={() => navigation.getState().go('export')}>
        Go to export
      </button>
    </EmptyState>
  );
}
