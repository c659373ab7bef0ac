import { Check } from 'lucide-react';
import type { ProofSummary } from '../../../shared/proof.ts';
import { Picture } from '../../ui/Picture.tsx';

export interface ProofTileProps {
  proof: ProofSummary;
  index: number;
  /** px */
  left: number;
  isOut: boolean;
  /** Tab leads to it. */
  isCurrent: boolean;
  onFocus: (index: number) => void;
  onChoose: (index: number, isRange: boolean) => void;
}

/** An approved proof that goes, or stays here. */
export function ProofTile({ proof, index, left, isOut, isCurrent, onFocus, onChoose }: ProofTileProps) {
  return (
    <button
      type="button"
      className="export-tile"
      id={`export-tile-${index}`}
      style={{ transform: `translateX(${left}px)` }}
      tabIndex={isCurrent ? 0 : -1}
      aria-pressed={!isOut}
      aria-label={proof.prompt.slice(0, 80)}
      title={proof.prompt}
      onFocus={() => onFocus(index)}
      onClick={(event) => onChoose(index, event.shiftKey)}
    >
      <Picture sha256={proof.afterSha256} width={256} alt="" />
      <span className="export-tick" aria-hidden>
        <Check size={11} strokeWidth={3.5} />
      </span>
    </button>
  );
}
