import '../../ui/figure-table.css';
import type { ProofDifferences } from '../../../shared/review.ts';
import { useCompareImages } from '../../compare/use-open-comparison.ts';
import { Picture } from '../../ui/Picture.tsx';
import { t } from '../../words/t.ts';
import { ChangeList } from './ChangeList.tsx';
import { measureWords } from './words.ts';

/** What changed between two proofs: how they were made, and what was measured of them. */
export function DifferenceView({ differences, onLeave }: { differences: ProofDifferences; onLeave: () => void }) {
  const compareImages = useCompareImages();
  const { before, after, recipe, measures, sameSteps } = differences;
  return (
    <div className="proof-difference">
      <div className="difference-pictures">
        <figure>
          <Picture sha256={before.afterSha256} width={512} alt={t('Picture of the first')} />
          <figcaption>{t('First')}</figcaption>
        </figure>
        <figure>
          <Picture sha256={after.afterSha256} width={512} alt={t('Picture of the second')} />
          <figcaption>{t('Second')}</figcaption>
        </figure>
        <button
          type="button"
          className="button"
          onClick={() => {
            onLeave();
            compareImages([before.afterSha256, after.afterSha256], [t('First'), t('Second')]);
          }}
        >
          {t('Compare the pictures')}
        </button>
      </div>
      <div className="difference-words">
        <section>
          <h3>{t('How it was made')}</h3>
          {recipe.length === 0 ? <p className="soft-words">{t('Both were made in the same way.')}</p> : <ChangeList changes={recipe} />}
          {sameSteps > 0 && (
            <p className="soft-words">{t('{count, plural, one {# step is} other {# steps are}} the very same in both.', { count: sameSteps })}</p>
          )}
        </section>
        {measures.length > 0 && (
          <section>
            <h3>{t('What was measured')}</h3>
            <table className="figure-table difference-measures number">
              <thead>
                <tr>
                  <th scope="col">{t('Measure')}</th>
                  <th scope="col">{t('First')}</th>
                  <th scope="col">{t('Second')}</th>
                </tr>
              </thead>
              <tbody>
                {measures.map(measureWords).map(({ name, before: first, after: second, isBetter, isSame }) => (
                  <tr key={name} data-same={isSame || undefined}>
                    <th scope="row">{name}</th>
                    <td>{first}</td>
                    <td data-tone={isBetter === null ? undefined : isBetter ? 'good' : 'bad'}>{second}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </div>
  );
}
