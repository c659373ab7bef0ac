import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCount, formatMs } from '../../ui/format.ts';
import { STEP_LABELS } from '../../ui/step-labels.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

/** A step of the pipeline in plain words. */
export function operationWords(operation: string): string {
  return STEP_LABELS[operation] ?? operation;
}

const COLUMNS = [
  textColumn('operation', 'Step', operationWords),
  numberColumn('runs', 'Runs', formatCount),
  numberColumn('median_ms', 'Median', formatMs),
  numberColumn('p95_ms', '95 of 100 within', formatMs),
  numberColumn('peak_bytes', 'Peak memory', formatBytes),
];

/** Time per step of the pipeline, slowest first. */
export function operationsQuestion({ operations }: Insights): Question & { bars: Bar[] } {
  const sorted = [...operations].sort((a, b) => b.medianMs - a.medianMs);
  const [slowest] = sorted;
  return {
    id: 'time-by-step',
    question: 'Where does the time go?',
    answer:
      slowest === undefined
        ? 'No step was run in this time.'
        : `${operationWords(slowest.operation)} takes longest: ${formatMs(slowest.medianMs)} at the median, and longer than ${formatMs(slowest.p95Ms)} one time in twenty.`,
    note: 'Bar: the median, half of the runs are quicker. Tick: 95 of 100 are done by then. Only finished steps that really ran.',
    table: { columns: COLUMNS, rows: sorted.map((row) => [row.operation, row.runs, row.medianMs, row.p95Ms, row.peakBytes]) },
    bars: sorted.map(({ operation, runs, medianMs, p95Ms }) => ({
      label: operationWords(operation),
      value: medianMs,
      mark: p95Ms,
      figures: [formatMs(medianMs), formatMs(p95Ms)],
      details: [`${formatMs(medianMs)} at the median`, `95 of 100 within ${formatMs(p95Ms)}`, `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`],
    })),
  };
}
