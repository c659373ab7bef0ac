import type { BakeOffDifference, BakeOffMeasure, BakeOffMeasureReport } from '../../shared/bake-off.ts';
import { formatDifference, formatP } from '../../shared/bake-off-words.ts';
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
  const row = ({ a, b, difference, pValue, isSignificant }: BakeOffDifference) => (
    <li key={`${a} ${b}`}>
      <span className="difference-pair">
        {names[a]} <span aria-hidden>−</span>
        <span className="visually-hidden">minus</span> {names[b]}
      </span>
      <span className="difference-verdict" data-significant={isSignificant || undefined}>
        {isSignificant ? 'significant' : 'not significant'}
      </span>
      <span className="difference-figures number">
        <strong>{formatDifference(measure, difference.value)}</strong> ({formatDifference(measure, difference.low)} to{' '}
        {formatDifference(measure, difference.high)})
      </span>
      <span className="difference-p number">p {formatP(pValue)}</span>
    </li>
  );
  return (
    <div className="difference-block">
      <p className="difference-head">
        Differences, pair by pair{better === 'near-one' && ': distance from 1'}
        {differences[0].scope === 'these' && '; of these prompts only'}
      </p>
      <ul className="difference-rows">{shown.map(row)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>
            {rest.length} more pairs, {rest.filter(({ isSignificant }) => isSignificant).length} significant
          </summary>
          <ul className="difference-rows">{rest.map(row)}</ul>
        </details>
      )}
    </div>
  );
}
