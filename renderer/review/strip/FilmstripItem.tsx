import { memo } from 'react';
import type { ProofSummary } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { Picture } from '../../ui/Picture.tsx';
import { ProofMarks, proofName } from './ProofMarks.tsx';
import { pixels } from './sizes.ts';

export interface FilmstripItemProps {
  proof: ProofSummary | undefined;
  isCurrent: boolean;
  /** It flies past: only its ground is shown, no picture is fetched. */
  isPassing: boolean;
  left: number;
  /** px */
  side: number;
}

export const FilmstripItem = memo(function FilmstripItem({ proof, isCurrent, isPassing, left, side }: FilmstripItemProps) {
  const { review } = useStores();
  return (
    <li style={{ width: side, height: side, transform: `translateX(${left}px)` }}>
      {proof !== undefined && (
        <button
          type="button"
          className="film"
          tabIndex={isCurrent ? 0 : -1}
          aria-current={isCurrent || undefined}
          aria-label={proofName(proof)}
          onClick={() => void review.getState().select(proof.id)}
        >
          <Picture sha256={isPassing ? null : proof.afterSha256} width={pixels(side)} alt="" />
          {!isPassing && <ProofMarks proof={proof} />}
        </button>
      )}
    </li>
  );
});
