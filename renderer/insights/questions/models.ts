import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCost, formatCount, formatMs } from '../../ui/format.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

type Models = Insights['models'];

const COLUMNS = [
  textColumn('model', 'Model'),
  numberColumn('runs', 'Runs', formatCount),
  numberColumn('median_ms', 'Median', formatMs),
  numberColumn('p95_ms', '95 of 100 within', formatMs),
  numberColumn('peak_bytes', 'Peak memory', formatBytes),
  numberColumn('cost_usd', 'Cost', formatCost),
];

function answerOf(models: Models): string {
  const [slowest, ...others] = [...models].sort((a, b) => b.medianMs - a.medianMs);
  if (slowest === undefined) return 'No model has rendered in this time.';
  const fastest = others.at(-1);
  if (fastest === undefined)
    return `${slowest.model} takes ${formatMs(slowest.medianMs)} at the median; one time in twenty it takes longer than ${formatMs(slowest.p95Ms)}.`;
  return `${slowest.model} takes longest: ${formatMs(slowest.medianMs)} at the median. The quickest is ${fastest.model} with ${formatMs(fastest.medianMs)}.`;
}

/** Time per model, slowest first. */
export function modelsQuestion({ models }: Insights): Question & { bars: Bar[] } {
  const sorted = [...models].sort((a, b) => b.medianMs - a.medianMs);
  return {
    id: 'time-by-model',
    question: 'Which model makes us wait?',
    answer: answerOf(models),
    note: 'Bar: the median, half of the runs are quicker. Tick: 95 of 100 are done by then. Only finished steps that really ran.',
    table: { columns: COLUMNS, rows: sorted.map((row) => [row.model, row.runs, row.medianMs, row.p95Ms, row.peakBytes, row.costUsd]) },
    bars: sorted.map(({ model, runs, medianMs, p95Ms, costUsd }) => ({
      label: model,
      value: medianMs,
      mark: p95Ms,
      figures: [formatMs(medianMs), formatMs(p95Ms)],
      details: [
        `${formatMs(medianMs)} at the median`,
        `95 of 100 within ${formatMs(p95Ms)}`,
        `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}, ${formatCost(costUsd)}`,
      ],
    })),
  };
}
