import { Check } from 'lucide-react';
import { type MouseEvent, memo, useEffect, useRef } from 'react';
import type { ProofSummary } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { Picture } from '../../ui/Picture.tsx';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { ProofMarks, proofName } from './ProofMarks.tsx';
import { pixels } from './sizes.ts';

export interface GridItemProps {
  proof: ProofSummary | undefined;
  isCurrent: boolean;
  /** It flies past: only its ground and its prompt are shown, no picture is fetched. */
  isPassing: boolean;
  isPicked: boolean;
  /** px */
  left: number;
  top: number;
  side: number;
}

export const GridItem = memo(function GridItem({ proof, isCurrent, isPassing, isPicked, left, top, side }: GridItemProps) {
  const { review } = useStores();
  const { assigning, desk } = useReviewStores();
  const button = useRef<HTMLButtonElement>(null);
  // Stepping with the arrows takes the keyboard along, as long as it is in the grid.
  useEffect(() => {
    if (isCurrent && document.activeElement?.closest('.proof-grid')) button.current?.focus({ preventScroll: true });
  }, [isCurrent]);

  function onClick(event: MouseEvent): void {
    if (proof === undefined) return;
    if (event.shiftKey) {
      assigning.getState().pickTo(
        proof.id,
        review.getState().rows.map((row) => row?.id),
      );
    } else if (event.ctrlKey || event.metaKey) assigning.getState().pick(proof.id);
    void review.getState().select(proof.id);
  }

  return (
    <li style={{ width: side, transform: `translate(${left}px, ${top}px)` }} data-picked={isPicked || undefined}>
      {proof !== undefined && (
        <>
          <button
            ref={button}
            type="button"
            className="grid-proof"
            tabIndex={isCurrent ? 0 : -1}
            aria-current={isCurrent || undefined}
            aria-label={proofName(proof)}
            onClick={onClick}
            onDoubleClick={() => desk.getState().setGrid(false)}
          >
            <span className="grid-picture" style={{ height: side }}>
              <Picture sha256={isPassing ? null : proof.afterSha256} width={pixels(side)} alt="" />
              {!isPassing && <ProofMarks proof={proof} />}
            </span>
            <span className="grid-words" dir="auto">
              {proof.prompt}
            </span>
            {proof.assignee !== null && <span className="grid-assignee">{proof.assignee}</span>}
          </button>
          <button
            type="button"
            className="grid-pick"
            tabIndex={-1}
            aria-pressed={isPicked}
            aria-label={t('Pick: {prompt}', { prompt: proof.prompt.slice(0, 60) })}
            onClick={() => assigning.getState().pick(proof.id)}
          >
            <Check size={12} strokeWidth={3} aria-hidden />
          </button>
        </>
      )}
    </li>
  );
});
