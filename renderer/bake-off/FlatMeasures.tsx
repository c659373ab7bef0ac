import type { BakeOffMeasureReport } from '../../shared/bake-off.ts';
import { formatMeasure, measureLabel } from '../../shared/bake-off-words.ts';
import { localFigure } from '../ui/format.ts';
import { t } from '../words/t.ts';

/** Measures of which there is nothing to draw: every candidate has the same median, and no pair differs. */
export function FlatMeasures({ measures }: { measures: readonly BakeOffMeasureReport[] }) {
  return (
    <section className="measure-card" aria-labelledby="measures-flat">
      <header>
        <h3 id="measures-flat">{t('The same for every candidate')}</h3>
      </header>
      <dl className="flat-list">
        {measures.map(({ measure, candidates }) => (
          <div key={measure}>
            <dt>{t(measureLabel(measure))}</dt>
            <dd className="number">{localFigure(formatMeasure(measure, candidates[0]?.value ?? 0))}</dd>
            <dd className="flat-count number">
              {t('{renders, plural, one {# render} other {# renders}}', { renders: candidates.reduce((total, interval) => total + (interval?.count ?? 0), 0) })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
