import type { Trends } from '../../../shared/insights.ts';
import { formatCount, formatMs } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import { modelIdOf } from '../model-labels.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';
import type { DaySeries } from './days.ts';
import { periodColumn } from './periods.ts';

/** Models with a chart of their own; the rest is in the table. */
const MOST_CHARTS = 6;
/** Fewest runs that are compared. */
const FEWEST = 10;
/** Of the logarithm: 5 %. */
const LEAST_CHANGE = 0.05;

type Model = Trends['models'][number];

/** Median and 95th percentile of each model over time. */
export function speedQuestion({ unit, periods, models }: Trends): Question & { charts: (DaySeries & { id: string; model: string })[] } {
  const timed = models.filter(({ medianMs }) => medianMs !== null);
  const columns = [
    periodColumn(unit),
    textColumn('model', msg('Model')),
    numberColumn('runs', msg('Runs'), formatCount),
    numberColumn('median_ms', msg('Median'), formatMs),
    numberColumn('p95_ms', msg('95 of 100 within'), formatMs),
  ];
  return {
    id: 'speed-over-time',
    question: t('Is a model getting slower?'),
    answer: answerOf(timed),
    note:
      unit === 'week'
        ? t('Line: the median of each week, by its Monday. Up to the top of the band, 95 of 100 runs were done. Each model on a scale of its own.')
        : t('Line: the median of each day. Up to the top of the band, 95 of 100 runs were done. Each model on a scale of its own.'),
    table: {
      columns,
      rows: timed.flatMap(({ model, points }) =>
        points.flatMap((point, index) => (point.medianMs === null ? [] : [[periods[index], model, point.runs, point.medianMs, point.p95Ms]])),
      ),
    },
    charts: timed.slice(0, MOST_CHARTS).map(({ points, ...row }) => ({
      id: modelIdOf(row),
      model: row.model,
      label: row.model,
      kind: 'line' as const,
      values: points.map(({ medianMs }) => medianMs),
      upTo: { label: t('95 of 100 in'), values: points.map(({ p95Ms }) => p95Ms) },
      format: formatMs,
    })),
  };
}

interface Change {
  model: string;
  /** Medians of the first and the last quarter of the time, ms. */
  from: number;
  to: number;
}

/** Change of the models that changed beyond what the spread of their runs explains, largest first. */
function changesOf(models: readonly Model[]): Change[] {
  const changes = models.flatMap(({ model, points, medianMs, p95Ms }) => {
    const quarter = Math.ceil(points.length / 4);
    const [first, last] = [points.slice(0, quarter), points.slice(-quarter)].map(together);
    if (first.runs < FEWEST || last.runs < FEWEST || points.length < 2 || medianMs === null || p95Ms === null) return [];
    // Standard deviation of the logarithm as a log-normal has it, and the error of the difference of two medians.
    const spread = Math.log(p95Ms / medianMs) / 1.645;
    const error = 1.25 * spread * Math.sqrt(1 / first.runs + 1 / last.runs);
    const size = Math.abs(Math.log(last.medianMs / first.medianMs));
    return size < Math.max(LEAST_CHANGE, 3 * error) ? [] : [{ model, from: first.medianMs, to: last.medianMs }];
  });
  return changes.sort((a, b) => Math.abs(Math.log(b.to / b.from)) - Math.abs(Math.log(a.to / a.from)));
}

/** Mean of the periods' medians, each by the weight of its runs. */
function together(points: Model['points']): { runs: number; medianMs: number } {
  const known = points.filter((point): point is typeof point & { medianMs: number } => point.medianMs !== null);
  const runs = known.reduce((sum, point) => sum + point.runs, 0);
  return { runs, medianMs: known.reduce((sum, point) => sum + point.medianMs * point.runs, 0) / runs };
}

function answerOf(models: readonly Model[]): string {
  if (models.length === 0) return t('No model has rendered in this time.');
  const [most] = changesOf(models);
  if (most === undefined) return t('No change beyond the usual spread of runs.');
  const percent = Math.round(Math.abs(most.to / most.from - 1) * 100);
  const values = { model: most.model, percent, now: formatMs(most.to), earlier: formatMs(most.from) };
  return most.to > most.from
    ? t('The largest change: {model} is {percent} % slower in the last quarter of this time than in the first, {now} at the median, then {earlier}.', values)
    : t('The largest change: {model} is {percent} % quicker in the last quarter of this time than in the first, {now} at the median, then {earlier}.', values);
}
