import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCount, formatMs } from '../../ui/format.ts';
import { STEP_LABELS } from '../../ui/step-labels.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';
import { timeBar, timeWords } from './times.ts';

/** A step of the pipeline in plain words. */
export function operationWords(operation: string): string {
  return t(STEP_LABELS[operation] ?? operation);
}

const COLUMNS = [
  textColumn('operation', msg('Step'), operationWords),
  numberColumn('runs', msg('Runs'), formatCount),
  numberColumn('median_ms', msg('Median'), formatMs),
  numberColumn('p95_ms', msg('95 of 100 within'), formatMs),
  numberColumn('peak_bytes', msg('Peak memory'), formatBytes),
];

/** Time per step of the pipeline, slowest first. */
export function operationsQuestion({ operations }: Insights): Question & { bars: Bar[] } {
  const sorted = [...operations].sort((a, b) => b.medianMs - a.medianMs);
  const [slowest] = sorted;
  return {
    id: 'time-by-step',
    question: t('Where does the time go?'),
    answer:
      slowest === undefined
        ? t('No step was run in this time.')
        : t('{step} takes longest: {median} at the median, and longer than {p95} one time in twenty.', {
            step: operationWords(slowest.operation),
            median: formatMs(slowest.medianMs),
            p95: formatMs(slowest.p95Ms),
          }),
    note: t('Bar: the median, half of the runs are quicker. Tick: 95 of 100 are done by then. Only finished steps that really ran.'),
    table: { columns: COLUMNS, rows: sorted.map((row) => [row.operation, row.runs, row.medianMs, row.p95Ms, row.peakBytes]) },
    bars: sorted.map(({ operation, runs, medianMs, p95Ms }) => ({
      id: operation,
      label: operationWords(operation),
      ...timeBar(medianMs, p95Ms),
      details: [...timeWords(medianMs, p95Ms), t('{count, plural, one {# run} other {# runs}}', { count: runs })],
    })),
  };
}
