import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { AssignPopover } from './AssignPopover.tsx';
import './assign.css';

/** Who is to judge the proof. */
export function ProofAssignee({ proof: { id, assignee } }: { proof: ProofDetail }) {
  const { desk } = useReviewStores();
  const isOpen = useStore(desk, (state) => state.isAssigning);
  return (
    <div className="proof-assignee">
      <AssignPopover
        proofIds={[id]}
        assignee={assignee}
        label={assignee === null ? t('Give to somebody') : t('For {name}', { name: assignee })}
        isOpen={isOpen}
        onOpenChange={desk.getState().setAssigning}
      />
    </div>
  );
}
