import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { modelIdOf } from '../model-labels.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';
import { type DaySeries, memoryOfDays } from './days.ts';
import { operationWords } from './operations.ts';

interface Peak {
  kind: 'step' | 'model';
  id: string;
  name: string;
  label: string;
  runs: number;
  peakBytes: number;
}

const COLUMNS = [
  textColumn('kind', msg('Of')),
  textColumn('name', msg('Name')),
  numberColumn('runs', msg('Runs'), formatCount),
  numberColumn('peak_bytes', msg('Peak memory'), formatBytes),
];

function peaksOf({ operations, models }: Insights): Peak[] {
  const steps = operations.flatMap(({ operation, runs, peakBytes }) =>
    peakBytes === null ? [] : [{ kind: 'step' as const, id: operation, name: operation, label: operationWords(operation), runs, peakBytes }],
  );
  const ofModels = models.flatMap(({ runs, peakBytes, ...row }) =>
    peakBytes === null ? [] : [{ kind: 'model' as const, id: modelIdOf(row), name: row.model, label: row.model, runs, peakBytes }],
  );
  const byPeak = (a: Peak, b: Peak) => b.peakBytes - a.peakBytes;
  return [...steps.sort(byPeak), ...ofModels.sort(byPeak)];
}

const barOf = ({ id, label, runs, peakBytes }: Peak): Bar => ({
  id,
  label,
  value: peakBytes,
  figures: [formatBytes(peakBytes)],
  details: [t('{memory} at most', { memory: formatBytes(peakBytes) }), t('{count, plural, one {# run} other {# runs}}', { count: runs })],
});

/** Peak memory of steps, then of models; only what was measured. */
export function memoryQuestion(insights: Insights): Question & { groups: { by: 'operation' | 'model'; heading: string; bars: Bar[] }[]; byDay: DaySeries } {
  const peaks = peaksOf(insights);
  const steps = peaks.filter(({ kind }) => kind === 'step');
  const models = peaks.filter(({ kind }) => kind === 'model');
  const most = steps.at(0);
  return {
    id: 'memory',
    question: t('How much memory does it take?'),
    answer:
      most === undefined
        ? t('No memory was measured in this time.')
        : t('{memory} at most. The step that needed it: {step}.', { memory: formatBytes(most.peakBytes), step: most.label }),
    note: t('Highest memory of the whole process while a step ran.'),
    table: { columns: COLUMNS, rows: peaks.map(({ kind, name, runs, peakBytes }) => [kind, name, runs, peakBytes]) },
    groups: [
      { by: 'operation' as const, heading: t('By step'), bars: steps.map(barOf) },
      { by: 'model' as const, heading: t('By model'), bars: models.map(barOf) },
    ].filter(({ bars }) => bars.length > 0),
    byDay: memoryOfDays(insights),
  };
}
