import type { BakeOffMeasureReport } from '../../shared/bake-off.ts';
import { formatMeasure, measureLabel } from '../../shared/bake-off-words.ts';
import { localFigure } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { IntervalTable } from './IntervalTable.tsx';
import { betterWords } from './report-words.ts';

export interface MeasureCardProps {
  report: BakeOffMeasureReport;
  names: readonly string[];
}

/** One measure: every candidate on the same line, and which differences are real. */
export function MeasureCard({ report: { measure, better, candidates, differences }, names }: MeasureCardProps) {
  return (
    <section className="measure-card" aria-labelledby={`measure-${measure}`}>
      <header>
        <h3 id={`measure-${measure}`}>{t(measureLabel(measure))}</h3>
        <span className="measure-better">{betterWords(better)}</span>
      </header>
      <IntervalTable
        label={t('Median')}
        rows={candidates.map((interval, index) => ({ name: names[index], interval, note: interval ? `${interval.count}` : '' }))}
        noteLabel={t('Renders')}
        format={(value) => localFigure(formatMeasure(measure, value))}
        reference={better === 'near-one' ? 1 : undefined}
      />
      <DifferenceTable measure={measure} better={better} differences={differences} names={names} />
    </section>
  );
}
