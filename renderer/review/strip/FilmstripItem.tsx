import { memo } from 'react';
import type { ProofSummary } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { Picture } from '../../ui/Picture.tsx';
import { ProofMarks, proofName } from './ProofMarks.tsx';
import { pixels } from './sizes.ts';

export interface FilmstripItemProps {
  proof: ProofSummary | undefined;
  isCurrent: boolean;
  left: number;
  /** px */
  side: number;
}

export const FilmstripItem = memo(function FilmstripItem({ proof, isCurrent, left, side }: FilmstripItemProps) {
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
          <Picture sha256={proof.afterSha256} width={pixels(side)} alt="" />
          <ProofMarks proof={proof} />
        </button>
      )}
    </li>
  );
});
