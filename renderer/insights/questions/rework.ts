import type { Insights } from '../../../shared/insights.ts';
import { formatCount } from '../../ui/format.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

const COLUMNS = [textColumn('what', 'What'), numberColumn('count', 'Times', formatCount)];

/** Re-renders and verdicts that sent a proof back, against what was approved. */
export function reworkQuestion({ rework: { rate, rerenders, sentBack, approved } }: Insights): Question & { bars: Bar[] } {
  const counts: readonly (readonly [string, number])[] = [
    ['Approved', approved],
    ['Rendered again', rerenders],
    ['Sent back', sentBack],
  ];
  const answers = `${formatCount(rerenders)} rendered again, ${formatCount(sentBack)} sent back`;
  return {
    id: 'rework',
    question: 'How often do we do it again?',
    figure: rate === null ? undefined : rate.toFixed(2),
    answer: rate === null ? `Nothing is approved yet, so there is no rate: ${answers}.` : `extra rounds for every approved proof: ${answers}.`,
    note: 'Rework rate: proofs rendered again plus proofs sent back, for each approved one.',
    table: { columns: COLUMNS, rows: counts },
    bars: counts.map(([label, value]) => ({
      label,
      value,
      figures: [formatCount(value)],
      details: [`${formatCount(value)} ${value === 1 ? 'time' : 'times'}`],
    })),
  };
}
