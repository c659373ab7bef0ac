import { Star } from 'lucide-react';
import type { ProofDetail } from '../../../shared/proof.ts';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import './verdict.css';

/** One to five; the one that is given takes them away. */
export function Stars({ proof }: { proof: ProofDetail }) {
  const { assigning } = useReviewStores();
  return (
    <fieldset className="stars" aria-label={t('Stars')}>
      {[1, 2, 3, 4, 5].map((stars) => (
        <button
          key={stars}
          type="button"
          className="star"
          aria-pressed={proof.rating === stars}
          data-on={stars <= proof.rating || undefined}
          aria-label={t('{stars, plural, one {# star} other {# stars}}', { stars })}
          title={t('{stars, plural, one {# star} other {# stars}} ({key})', { stars, key: String(stars) })}
          onClick={() => void assigning.getState().rate(proof, proof.rating === stars ? 0 : stars)}
        >
          <Star size={16} aria-hidden />
        </button>
      ))}
    </fieldset>
  );
}
