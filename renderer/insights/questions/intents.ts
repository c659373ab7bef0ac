import type { Insights } from '../../../shared/insights.ts';
import type { Intent } from '../../../shared/prompt.ts';
import { formatCount, formatMs } from '../../ui/format.ts';
import { INTENT_LABELS } from '../../ui/intent-labels.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

const formatSeconds = (seconds: number) => formatMs(seconds * 1000);

const COLUMNS = [
  textColumn('intent', 'Intent', (intent) => INTENT_LABELS[intent as Intent]),
  numberColumn('jobs', 'Jobs', formatCount),
  numberColumn('approved', 'Approved', formatCount),
  numberColumn('median_seconds', 'Median', formatSeconds),
];

/** Jobs by intent, most first, and how many of them ended in an approved proof. */
export function intentsQuestion({ byIntent }: Insights): Question & { bars: Bar[] } {
  const sorted = [...byIntent].sort((a, b) => b.jobs - a.jobs);
  const jobs = sorted.reduce((sum, row) => sum + row.jobs, 0);
  const approved = sorted.reduce((sum, row) => sum + row.approved, 0);
  return {
    id: 'intents',
    question: 'What do we make, and what is approved?',
    answer:
      sorted.length === 0
        ? 'No jobs in this time.'
        : `Most of it is ${INTENT_LABELS[sorted[0].intent].toLowerCase()}: ${formatCount(sorted[0].jobs)} of ${formatCount(jobs)} jobs. ${approved === 0 ? 'Nothing is approved yet.' : `${formatCount(approved)} ${approved === 1 ? 'is' : 'are'} approved.`}`,
    note: 'Whole bar: jobs. Blue part: approved.',
    table: { columns: COLUMNS, rows: sorted.map((row) => [row.intent, row.jobs, row.approved, row.medianSeconds]) },
    bars: sorted.map((row) => ({
      label: INTENT_LABELS[row.intent],
      value: row.jobs,
      part: row.approved,
      figures: [`${formatCount(row.approved)} of ${formatCount(row.jobs)}`],
      details: [
        `${formatCount(row.jobs)} ${row.jobs === 1 ? 'job' : 'jobs'}, ${formatCount(row.approved)} approved`,
        row.medianSeconds === null ? 'none finished yet' : `${formatSeconds(row.medianSeconds)} at the median`,
      ],
    })),
  };
}
