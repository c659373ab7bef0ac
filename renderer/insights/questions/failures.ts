import type { Trends } from '../../../shared/insights.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { modelIdOf } from '../model-labels.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

type Model = Trends['models'][number];

const COLUMNS = [
  textColumn('model', msg('Model')),
  numberColumn('runs', msg('Runs'), formatCount),
  numberColumn('failed', msg('Failed'), formatCount),
  numberColumn('out_of_memory', msg('Out of memory'), formatCount),
  numberColumn('retries', msg('Second tries'), formatCount),
  numberColumn('failed_share', msg('Failed'), formatShare),
];

const share = (count: number, { runs }: Model) => (runs === 0 ? 0 : count / runs);

/** How often runs of a model failed, ran out of memory, or were a second try; worst first. */
export function failuresQuestion({ models }: Trends): Question & { bars: Bar[] } {
  const rows = models.filter(({ runs }) => runs > 0).sort((a, b) => share(b.failed, b) - share(a.failed, a));
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  const runs = rows.reduce((sum, row) => sum + row.runs, 0);
  return {
    id: 'failures',
    question: t('Which model lets us down?'),
    figure: failed === 0 ? undefined : formatShare(failed / runs),
    answer: answerOf(rows, failed, runs),
    note: t(
      'Bar: share of runs that failed; the blue part ran out of memory. A second try follows when memory ran out. Runs that a person stopped are not counted.',
    ),
    table: {
      columns: COLUMNS,
      rows: rows.map((row) => [row.model, row.runs, row.failed, row.outOfMemory, row.retries, share(row.failed, row)]),
    },
    bars: rows.map((row) => ({
      id: modelIdOf(row),
      label: row.model,
      value: share(row.failed, row),
      part: share(row.outOfMemory, row),
      figures: [formatShare(share(row.failed, row)), formatShare(share(row.outOfMemory, row)), formatShare(share(row.retries, row))],
      details: [
        t('{failed, number} of {runs, plural, one {# run} other {# runs}} failed', { failed: row.failed, runs: row.runs }),
        t('{outOfMemory, number} out of memory, {retries, number} second tries', { outOfMemory: row.outOfMemory, retries: row.retries }),
      ],
    })),
  };
}

function answerOf(rows: readonly Model[], failed: number, runs: number): string {
  const [worst] = rows;
  if (worst === undefined) return t('No model has rendered in this time.');
  if (failed === 0) return t('None: all {runs, plural, one {# run} other {# runs}} of models came to a good end.', { runs });
  return t(
    'of runs failed: {failed, number} of {runs, number}. Most often {model}: {worst, number} of {all, number}{memory, plural, =0 {} other {, # of them out of memory}}.',
    { failed, runs, model: worst.model, worst: worst.failed, all: worst.runs, memory: worst.outOfMemory },
  );
}
