import type { Insights } from '../../../shared/insights.ts';
import type { Intent } from '../../../shared/prompt.ts';
import { formatCount, formatMs } from '../../ui/format.ts';
import { INTENT_LABELS, INTENT_WORDS } from '../../ui/intent-labels.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

const formatSeconds = (seconds: number) => formatMs(seconds * 1000);

const COLUMNS = [
  textColumn('intent', msg('Intent'), (intent) => t(INTENT_LABELS[intent as Intent])),
  numberColumn('jobs', msg('Jobs'), formatCount),
  numberColumn('approved', msg('Approved'), formatCount),
  numberColumn('median_seconds', msg('Median'), formatSeconds),
];

/** Jobs by intent, most first, and how many of them ended in an approved proof. */
export function intentsQuestion({ byIntent }: Insights): Question & { bars: Bar[] } {
  const sorted = [...byIntent].sort((a, b) => b.jobs - a.jobs);
  const jobs = sorted.reduce((sum, row) => sum + row.jobs, 0);
  const approved = sorted.reduce((sum, row) => sum + row.approved, 0);
  return {
    id: 'intents',
    question: t('What do we make, and what is approved?'),
    answer:
      sorted.length === 0
        ? t('No jobs in this time.')
        : t(
            'Most of it is {intent}: {most, number} of {jobs, number} jobs. {approved, plural, =0 {Nothing is approved yet.} one {# is approved.} other {# are approved.}}',
            { intent: t(INTENT_WORDS[sorted[0].intent]), most: sorted[0].jobs, jobs, approved },
          ),
    note: t('Whole bar: jobs. Blue part: approved.'),
    table: { columns: COLUMNS, rows: sorted.map((row) => [row.intent, row.jobs, row.approved, row.medianSeconds]) },
    bars: sorted.map((row) => ({
      id: row.intent,
      label: t(INTENT_LABELS[row.intent]),
      value: row.jobs,
      part: row.approved,
      figures: [t('{approved, number} of {jobs, number}', { approved: row.approved, jobs: row.jobs })],
      details: [
        t('{jobs, plural, one {# job} other {# jobs}}, {approved, number} approved', { jobs: row.jobs, approved: row.approved }),
        row.medianSeconds === null ? t('none finished yet') : t('{time} at the median', { time: formatSeconds(row.medianSeconds) }),
      ],
    })),
  };
}
