import type { BakeOffDifference, BakeOffMeasure, BakeOffMeasureReport } from '../../shared/bake-off.ts';
import { formatDifference, formatP } from '../../shared/bake-off-words.ts';
import { localFigure } from '../ui/format.ts';
import { t, tx } from '../words/t.ts';
import { inOrderOfWeight } from './report-words.ts';

export interface DifferenceTableProps {
  measure: BakeOffMeasure;
  better: BakeOffMeasureReport['better'];
  differences: readonly BakeOffDifference[];
  names: readonly string[];
}

/** Pairs that are shown before the rest has to be asked for. */
const SHOWN = 3;

/** Candidates two by two, on the same prompts and seeds. */
export function DifferenceTable({ measure, better, differences, names }: DifferenceTableProps) {
  if (differences.length === 0) return null;
  const ordered = inOrderOfWeight(differences);
  const [shown, rest] = differences.length <= SHOWN + 1 ? [ordered, []] : [ordered.slice(0, SHOWN), ordered.slice(SHOWN)];
  const words = (value: number) => localFigure(formatDifference(measure, value));
  const row = ({ a, b, difference, pValue, isSignificant }: BakeOffDifference) => (
    <li key={`${a} ${b}`}>
      <span className="difference-pair">
        {names[a]} <span aria-hidden>−</span>
        <span className="visually-hidden">{t('minus')}</span> {names[b]}
      </span>
      <span className="difference-verdict" data-significant={isSignificant || undefined}>
        {isSignificant ? t('significant') : t('not significant')}
      </span>
      <span className="difference-figures number">
        {tx('<b>{value}</b> ({low} to {high})', {
          value: words(difference.value),
          low: words(difference.low),
          high: words(difference.high),
          b: (chunks) => <strong>{chunks}</strong>,
        })}
      </span>
      <span className="difference-p number">p {localFigure(formatP(pValue))}</span>
    </li>
  );
  return (
    <div className="difference-block">
      <p className="difference-head">{headOf(better, differences[0].scope)}</p>
      <ul className="difference-rows">{shown.map(row)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>
            {t('{pairs, plural, one {# more pair} other {# more pairs}}, {significant, number} significant', {
              pairs: rest.length,
              significant: rest.filter(({ isSignificant }) => isSignificant).length,
            })}
          </summary>
          <ul className="difference-rows">{rest.map(row)}</ul>
        </details>
      )}
    </div>
  );
}

function headOf(better: BakeOffMeasureReport['better'], scope: BakeOffDifference['scope']): string {
  if (better === 'near-one')
    return scope === 'these' ? t('Differences, pair by pair: distance from 1; of these prompts only') : t('Differences, pair by pair: distance from 1');
  return scope === 'these' ? t('Differences, pair by pair; of these prompts only') : t('Differences, pair by pair');
}
