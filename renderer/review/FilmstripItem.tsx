import { memo } from 'react';
import type { ProofSummary } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { Picture } from '../ui/Picture.tsx';
import { VERDICT_LABELS } from './verdict-words.ts';

export interface FilmstripItemProps {
  proof: ProofSummary | undefined;
  isCurrent: boolean;
  left: number;
}

export const FilmstripItem = memo(function FilmstripItem({ proof, isCurrent, left }: FilmstripItemProps) {
  const { review } = useStores();
  const verdict = proof?.verdict ?? null;
  return (
    <li style={{ transform: `translateX(${left}px)` }}>
      {proof !== undefined && (
        <button
          type="button"
          className="film"
          tabIndex={isCurrent ? 0 : -1}
          aria-current={isCurrent || undefined}
          aria-label={`${proof.prompt.slice(0, 100)}${verdict === null ? '' : `, ${VERDICT_LABELS[verdict]}`}`}
          onClick={() => void review.getState().select(proof.id)}
        >
          <Picture sha256={proof.afterSha256} width={256} alt="" />
          {verdict !== null && <span className="film-verdict" data-verdict={verdict} />}
          {!proof.isLetteringExact && (
            <span className="film-warning" title="The lettering is not exact">
              Aa
            </span>
          )}
        </button>
      )}
    </li>
  );
});
