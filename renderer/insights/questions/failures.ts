import type { Trends } from '../../../shared/insights.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

type Model = Trends['models'][number];

const COLUMNS = [
  textColumn('model', 'Model'),
  numberColumn('runs', 'Runs', formatCount),
  numberColumn('failed', 'Failed', formatCount),
  numberColumn('out_of_memory', 'Out of memory', formatCount),
  numberColumn('retries', 'Second tries', formatCount),
  numberColumn('failed_share', 'Failed', formatShare),
];

const share = (count: number, { runs }: Model) => (runs === 0 ? 0 : count / runs);
const runsWords = (count: number) => `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;

/** How often runs of a model failed, ran out of memory, or were a second try; worst first. */
export function failuresQuestion({ models }: Trends): Question & { bars: Bar[] } {
  const rows = models.filter(({ runs }) => runs > 0).sort((a, b) => share(b.failed, b) - share(a.failed, a));
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  const runs = rows.reduce((sum, row) => sum + row.runs, 0);
  return {
    id: 'failures',
    question: 'Which model lets us down?',
    figure: failed === 0 ? undefined : formatShare(failed / runs),
    answer: answerOf(rows, failed, runs),
    note: 'Bar: share of runs that failed; the blue part ran out of memory. A second try follows when memory ran out. Runs that a person stopped are not counted.',
    table: {
      columns: COLUMNS,
      rows: rows.map((row) => [row.model, row.runs, row.failed, row.outOfMemory, row.retries, share(row.failed, row)]),
    },
    bars: rows.map((row) => ({
      label: row.model,
      value: share(row.failed, row),
      part: share(row.outOfMemory, row),
      figures: [formatShare(share(row.failed, row)), formatShare(share(row.outOfMemory, row)), formatShare(share(row.retries, row))],
      details: [
        `${formatCount(row.failed)} of ${runsWords(row.runs)} failed`,
        `${formatCount(row.outOfMemory)} out of memory, ${formatCount(row.retries)} second tries`,
      ],
    })),
  };
}

function answerOf(rows: readonly Model[], failed: number, runs: number): string {
  const [worst] = rows;
  if (worst === undefined) return 'No model has rendered in this time.';
  if (failed === 0) return `None: all ${runsWords(runs)} of models came to a good end.`;
  const memory = worst.outOfMemory === 0 ? '' : `, ${formatCount(worst.outOfMemory)} of them out of memory`;
  return `of runs failed: ${formatCount(failed)} of ${formatCount(runs)}. Most often ${worst.model}: ${formatCount(worst.failed)} of ${formatCount(worst.runs)}${memory}.`;
}
