import type { Insights, Trends } from '../../../shared/insights.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';
import type { DaySeries } from './days.ts';

/** Rework of every asset over time; periods in which nothing was approved have no rate. */
export function reworkOverTime({ unit, assets }: Trends): DaySeries {
  return {
    label: unit === 'week' ? t('Rework rate by week') : t('Rework rate by day'),
    kind: 'line',
    values: assets.map(({ approved, rerenders, fixes }) => (approved === 0 ? null : (rerenders + fixes) / approved)),
    format: (rate) => formatNumber(rate, 2),
  };
}

const COLUMNS = [textColumn('what', msg('What')), numberColumn('count', msg('Times'), formatCount)];

/** Re-renders and fixes by hand, against what was approved. */
export function reworkQuestion({ rework: { rate, rerenders, fixes, sentBack, approved } }: Insights): Question & { bars: Bar[] } {
  const counts: readonly (readonly [string, number])[] = [
    [t('Approved'), approved],
    [t('Rendered again'), rerenders],
    [t('Fixed by hand'), fixes],
    [t('Sent back'), sentBack],
  ];
  return {
    id: 'rework',
    question: t('How often do we do it again?'),
    figure: rate === null ? undefined : formatNumber(rate, 2),
    answer:
      rate === null
        ? t('Nothing is approved yet, so there is no rate: {rerenders, number} rendered again, {fixes, number} fixed by hand.', { rerenders, fixes })
        : t('extra rounds for every approved asset: {rerenders, number} rendered again, {fixes, number} fixed by hand.', { rerenders, fixes }),
    note: t(
      'Rework rate: renders made again plus fixes by hand (lettering, words or intent changed), for each approved asset. What was sent back is not in it: it shows up when it is made again.',
    ),
    table: { columns: COLUMNS, rows: counts },
    bars: counts.map(([label, value]) => ({
      label,
      value,
      figures: [formatCount(value)],
      details: [t('{count, plural, one {# time} other {# times}}', { count: value })],
    })),
  };
}
