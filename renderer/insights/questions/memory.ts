import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';
import { type DaySeries, memoryOfDays } from './days.ts';
import { operationWords } from './operations.ts';

interface Peak {
  kind: 'step' | 'model';
  name: string;
  label: string;
  runs: number;
  peakBytes: number;
}

const COLUMNS = [
  textColumn('kind', 'Of'),
  textColumn('name', 'Name'),
  numberColumn('runs', 'Runs', formatCount),
  numberColumn('peak_bytes', 'Peak memory', formatBytes),
];

function peaksOf({ operations, models }: Insights): Peak[] {
  const steps = operations.flatMap(({ operation, runs, peakBytes }) =>
    peakBytes === null ? [] : [{ kind: 'step' as const, name: operation, label: operationWords(operation), runs, peakBytes }],
  );
  const ofModels = models.flatMap(({ model, runs, peakBytes }) =>
    peakBytes === null ? [] : [{ kind: 'model' as const, name: model, label: model, runs, peakBytes }],
  );
  const byPeak = (a: Peak, b: Peak) => b.peakBytes - a.peakBytes;
  return [...steps.sort(byPeak), ...ofModels.sort(byPeak)];
}

const barOf = ({ label, runs, peakBytes }: Peak): Bar => ({
  label,
  value: peakBytes,
  figures: [formatBytes(peakBytes)],
  details: [`${formatBytes(peakBytes)} at most`, `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`],
});

/** Peak memory of steps, then of models; only what was measured. */
export function memoryQuestion(insights: Insights): Question & { groups: { heading: string; bars: Bar[] }[]; byDay: DaySeries } {
  const peaks = peaksOf(insights);
  const steps = peaks.filter(({ kind }) => kind === 'step');
  const models = peaks.filter(({ kind }) => kind === 'model');
  const most = steps.at(0);
  return {
    id: 'memory',
    question: 'How much memory does it take?',
    answer:
      most === undefined
        ? 'No memory was measured in this time.'
        : `${formatBytes(most.peakBytes)} at most. The step that needed it: ${most.label.toLowerCase()}.`,
    note: 'Highest memory of the whole process while a step ran.',
    table: { columns: COLUMNS, rows: peaks.map(({ kind, name, runs, peakBytes }) => [kind, name, runs, peakBytes]) },
    groups: [
      { heading: 'By step', bars: steps.map(barOf) },
      { heading: 'By model', bars: models.map(barOf) },
    ].filter(({ bars }) => bars.length > 0),
    byDay: memoryOfDays(insights),
  };
}
