import type { Insights, Trends } from '../../../shared/insights.ts';
import { formatCount } from '../../ui/format.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';
import type { DaySeries } from './days.ts';

/** Rework of every asset over time; periods in which nothing was approved have no rate. */
export function reworkOverTime({ unit, assets }: Trends): DaySeries {
  return {
    label: unit === 'week' ? 'Rework rate by week' : 'Rework rate by day',
    kind: 'line',
    values: assets.map(({ approved, rerenders, fixes }) => (approved === 0 ? null : (rerenders + fixes) / approved)),
    format: (rate) => rate.toFixed(2),
  };
}

const COLUMNS = [textColumn('what', 'What'), numberColumn('count', 'Times', formatCount)];

/** Re-renders and fixes by hand, against what was approved. */
export function reworkQuestion({ rework: { rate, rerenders, fixes, sentBack, approved } }: Insights): Question & { bars: Bar[] } {
  const counts: readonly (readonly [string, number])[] = [
    ['Approved', approved],
    ['Rendered again', rerenders],
    ['Fixed by hand', fixes],
    ['Sent back', sentBack],
  ];
  const answers = `${formatCount(rerenders)} rendered again, ${formatCount(fixes)} fixed by hand`;
  return {
    id: 'rework',
    question: 'How often do we do it again?',
    figure: rate === null ? undefined : rate.toFixed(2),
    answer: rate === null ? `Nothing is approved yet, so there is no rate: ${answers}.` : `extra rounds for every approved asset: ${answers}.`,
    note: 'Rework rate: renders made again plus fixes by hand (lettering, words or intent changed), for each approved asset. What was sent back is not in it: it shows up when it is made again.',
    table: { columns: COLUMNS, rows: counts },
    bars: counts.map(([label, value]) => ({
      label,
      value,
      figures: [formatCount(value)],
      details: [`${formatCount(value)} ${value === 1 ? 'time' : 'times'}`],
    })),
  };
}
