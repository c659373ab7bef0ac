import { Check, Minimize2, PencilLine, X } from 'lucide-react';
import { memo } from 'react';
import { GATE_MARK_WORDS } from '../../shared/gate-words.ts';
import type { ProofSummary, Verdict } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { GateMark } from '../gates/GateMark.tsx';
import { Picture } from '../ui/Picture.tsx';
import { VERDICT_LABELS } from './verdict-words.ts';

const VERDICT_ICONS: Record<Verdict, typeof Check> = { approve: Check, changes: PencilLine, reject: X };

export interface FilmstripItemProps {
  proof: ProofSummary | undefined;
  isCurrent: boolean;
  left: number;
}

export const FilmstripItem = memo(function FilmstripItem({ proof, isCurrent, left }: FilmstripItemProps) {
  const { review } = useStores();
  const verdict = proof?.verdict ?? null;
  const Icon = verdict === null ? null : VERDICT_ICONS[verdict];
  return (
    <li style={{ transform: `translateX(${left}px)` }}>
      {proof !== undefined && (
        <button
          type="button"
          className="film"
          tabIndex={isCurrent ? 0 : -1}
          aria-current={isCurrent || undefined}
          aria-label={nameOf(proof)}
          onClick={() => void review.getState().select(proof.id)}
        >
          <Picture sha256={proof.afterSha256} width={256} alt="" />
          {proof.gate.colour !== null && (
            <span className="film-gate" title={GATE_MARK_WORDS[proof.gate.colour]}>
              <GateMark colour={proof.gate.colour} />
            </span>
          )}
          {Icon !== null && verdict !== null && (
            <span className="film-verdict" data-verdict={verdict} title={VERDICT_LABELS[verdict]}>
              <Icon size={11} strokeWidth={3} aria-hidden />
            </span>
          )}
          {proof.isReduced && (
            <span className="film-reduced" title="Rendered smaller because memory ran out, and enlarged">
              <Minimize2 size={11} strokeWidth={2.5} aria-hidden />
            </span>
          )}
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

/** Prompt, mark, verdict: a verdict is the last word. */
function nameOf({ prompt, gate, verdict, isReduced }: ProofSummary): string {
  return [prompt.slice(0, 100), isReduced && 'rendered smaller and enlarged', gate.colour && GATE_MARK_WORDS[gate.colour], verdict && VERDICT_LABELS[verdict]]
    .filter(Boolean)
    .join(', ');
}
