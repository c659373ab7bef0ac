import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCost, formatCount, formatMs } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { modelIdOf } from '../model-labels.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';
import { timeBar, timeWords } from './times.ts';

type Models = Insights['models'];

const COLUMNS = [
  textColumn('model', msg('Model')),
  numberColumn('runs', msg('Runs'), formatCount),
  numberColumn('median_ms', msg('Median'), formatMs),
  numberColumn('p95_ms', msg('95 of 100 within'), formatMs),
  numberColumn('peak_bytes', msg('Peak memory'), formatBytes),
  numberColumn('cost_usd', msg('Cost'), formatCost),
];

function answerOf(models: Models): string {
  const [slowest, ...others] = [...models].sort((a, b) => b.medianMs - a.medianMs);
  if (slowest === undefined) return t('No model has rendered in this time.');
  const fastest = others.at(-1);
  if (fastest === undefined)
    return t('{model} takes {median} at the median; one time in twenty it takes longer than {p95}.', {
      model: slowest.model,
      median: formatMs(slowest.medianMs),
      p95: formatMs(slowest.p95Ms),
    });
  return t('{slowest} takes longest: {longest} at the median. The quickest is {fastest} with {shortest}.', {
    slowest: slowest.model,
    longest: formatMs(slowest.medianMs),
    fastest: fastest.model,
    shortest: formatMs(fastest.medianMs),
  });
}

/** Time per model, slowest first. */
export function modelsQuestion({ models }: Insights): Question & { bars: Bar[] } {
  const sorted = [...models].sort((a, b) => b.medianMs - a.medianMs);
  return {
    id: 'time-by-model',
    question: t('Which model makes us wait?'),
    answer: answerOf(models),
    note: t('Bar: the median, half of the runs are quicker. Tick: 95 of 100 are done by then. Only finished steps that really ran.'),
    table: { columns: COLUMNS, rows: sorted.map((row) => [row.model, row.runs, row.medianMs, row.p95Ms, row.peakBytes, row.costUsd]) },
    bars: sorted.map(({ runs, medianMs, p95Ms, costUsd, ...row }) => ({
      id: modelIdOf(row),
      label: row.model,
      ...timeBar(medianMs, p95Ms),
      details: [...timeWords(medianMs, p95Ms), t('{count, plural, one {# run} other {# runs}}, {cost}', { count: runs, cost: formatCost(costUsd) })],
    })),
  };
}
