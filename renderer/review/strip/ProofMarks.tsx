import { Check, MapPin, Minimize2, PencilLine, X } from 'lucide-react';
import { GATE_MARK_WORDS } from '../../../shared/gate-words.ts';
import type { ProofSummary, Verdict } from '../../../shared/proof.ts';
import { GateMark } from '../../gates/GateMark.tsx';
import { t } from '../../words/t.ts';
import { VERDICT_LABELS } from '../verdict-words.ts';

const VERDICT_ICONS: Record<Verdict, typeof Check> = { approve: Check, changes: PencilLine, reject: X };

/** What is known of a proof, in its corners: mark, verdict, pins, lettering. */
export function ProofMarks({ proof: { gate, verdict, isReduced, isLetteringExact, openPins, rating } }: { proof: ProofSummary }) {
  const Icon = verdict === null ? null : VERDICT_ICONS[verdict];
  return (
    <>
      {gate.colour !== null && (
        <span className="film-gate" title={t(GATE_MARK_WORDS[gate.colour])}>
          <GateMark colour={gate.colour} />
        </span>
      )}
      {Icon !== null && verdict !== null && (
        <span className="film-verdict" data-verdict={verdict} title={t(VERDICT_LABELS[verdict])}>
          <Icon size={11} strokeWidth={3} aria-hidden />
        </span>
      )}
      <span className="film-left">
        {isReduced && (
          <span className="film-reduced" title={t('Rendered smaller because memory ran out, and enlarged')}>
            <Minimize2 size={11} strokeWidth={2.5} aria-hidden />
          </span>
        )}
        {openPins > 0 && (
          <span className="film-pins number" title={t('{count, plural, one {# open pin} other {# open pins}}', { count: openPins })}>
            <MapPin size={10} strokeWidth={2.5} aria-hidden />
            {openPins}
          </span>
        )}
        {rating > 0 && <span className="film-stars number">★{rating}</span>}
      </span>
      {!isLetteringExact && (
        <span className="film-warning" title={t('The lettering is not exact')}>
          Aa
        </span>
      )}
    </>
  );
}

/** Prompt, mark, pins, verdict: a verdict is the last word. */
export function proofName({ prompt, gate, verdict, isReduced, openPins, rating }: ProofSummary): string {
  return [
    prompt.slice(0, 100),
    isReduced && t('rendered smaller and enlarged'),
    gate.colour && t(GATE_MARK_WORDS[gate.colour]),
    openPins > 0 && t('{count, plural, one {# open pin} other {# open pins}}', { count: openPins }),
    rating > 0 && t('{stars, plural, one {# star} other {# stars}}', { stars: rating }),
    verdict && t(VERDICT_LABELS[verdict]),
  ]
    .filter(Boolean)
    .join(', ');
}
