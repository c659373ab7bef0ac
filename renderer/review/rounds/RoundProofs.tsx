import type { RoundSummary } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { Picture } from '../../ui/Picture.tsx';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { VERDICT_LABELS } from '../verdict-words.ts';

/** Every proof of a round with the last word on it; a press goes to it. */
export function RoundProofs({ summary: { round, proofs } }: { summary: RoundSummary }) {
  const { review } = useStores();
  const { rounds } = useReviewStores();

  async function open(id: string): Promise<void> {
    review.setState({ filter: 'all', gate: null });
    await review.getState().refine({ roundId: round.id });
    await review.getState().reveal(id);
    rounds.getState().closeSummary();
  }

  return (
    <ul className="round-proofs" aria-label={t('Proofs of the round')}>
      {proofs.map(({ id, prompt, sha256, verdict, reviewer, note, rating, openPins }) => (
        <li key={id}>
          <button type="button" className="round-proof" onClick={() => void open(id)}>
            <Picture sha256={sha256} width={256} alt="" />
            <span className="round-proof-verdict">
              <span data-verdict={verdict ?? undefined}>{verdict === null ? t('Not judged') : t(VERDICT_LABELS[verdict])}</span>
              {reviewer !== '' && <span className="ledger-who">{reviewer}</span>}
              {rating > 0 && (
                <span role="img" aria-label={t('{stars, plural, one {# star} other {# stars}}', { stars: rating })}>
                  {'★'.repeat(rating)}
                </span>
              )}
            </span>
            <span className="round-proof-prompt" dir="auto">
              {prompt}
            </span>
          </button>
          {note !== '' && <p className="ledger-note">{note}</p>}
          {openPins.map(({ number, text }) => (
            <p key={number} className="ledger-who">
              {t('Pin {number}: {text}', { number, text })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
