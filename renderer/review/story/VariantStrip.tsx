import { Columns2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { useCompareImages } from '../../compare/use-open-comparison.ts';
import { Picture } from '../../ui/Picture.tsx';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { VERDICT_LABELS } from '../verdict-words.ts';
import { comparedVariants, compareVariants } from './compare-variants.ts';

/** Every picture of this prompt; a press shows it, a tick takes it into the comparison. */
export function VariantStrip({ proof }: { proof: ProofDetail }) {
  const { review } = useStores();
  const { story } = useReviewStores();
  const compareImages = useCompareImages();
  const variants = useStore(story, (state) => state.variants);
  const picked = useStore(story, (state) => state.picked);
  const { pick, openDifferences } = story.getState();
  const compared = comparedVariants({ proofId: proof.id, variants, picked });
  const other = compared.find((variant) => variant.proof.id !== proof.id);
  return (
    <section>
      <h2>{t('{count, plural, one {The only picture of this prompt} other {# pictures of this prompt}}', { count: variants.length })}</h2>
      {variants.length < 2 ? (
        <p className="soft-words">{t('Render it again with another seed, and its variants stand here side by side.')}</p>
      ) : (
        <>
          <ul className="variant-strip">
            {variants.map(({ proof: sibling, seed, changes }) => (
              <li key={sibling.id} data-current={sibling.id === proof.id || undefined}>
                <button
                  type="button"
                  className="variant"
                  aria-current={sibling.id === proof.id || undefined}
                  aria-label={variantName(String(seed), sibling.verdict)}
                  title={changes.length > 0 && changes.some(({ part }) => part === 'prompt') ? sibling.prompt : undefined}
                  onClick={() => void review.getState().reveal(sibling.id)}
                >
                  <Picture sha256={sibling.afterSha256} width={128} alt="" />
                  <span className="variant-seed number">{seed}</span>
                </button>
                <input
                  type="checkbox"
                  className="variant-pick"
                  checked={picked.includes(sibling.id)}
                  aria-label={t('Compare seed {seed}', { seed: String(seed) })}
                  onChange={() => pick(sibling.id)}
                />
              </li>
            ))}
          </ul>
          <div className="variant-buttons">
            <button type="button" className="button" onClick={() => compareVariants(story.getState(), compareImages)}>
              <Columns2 size={14} aria-hidden /> {t('Compare {count}', { count: compared.length })}
            </button>
            {other !== undefined && (
              <button type="button" className="button" onClick={() => void openDifferences(proof.id, other.proof.id)}>
                {t('What changed')}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function variantName(seed: string, verdict: ProofDetail['verdict']): string {
  return verdict === null ? t('Seed {seed}', { seed }) : t('Seed {seed}, {verdict}', { seed, verdict: t(VERDICT_LABELS[verdict]) });
}
