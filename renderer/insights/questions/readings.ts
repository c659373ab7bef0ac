import type { Insights } from '../../../shared/insights.ts';
import { type Intent, READING_PARTS, type ReadingPart } from '../../../shared/prompt.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import { INTENT_LABELS, INTENT_WORDS } from '../../ui/intent-labels.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

type Row = Insights['readings'][number];

export interface BarGroup {
  heading: string;
  bars: Bar[];
  /** px */
  labelWidth?: number;
}

/** "Typography → thumbnail" */
const PAIR_WIDTH = 160;

const PART_LABELS: Record<ReadingPart, string> = { intent: msg('Intent'), lettering: msg('Lettering'), words: msg('Object and style') };
const intentLabel = (intent: string) => t(INTENT_LABELS[intent as Intent]);

const COLUMNS = [
  textColumn('read_as', msg('Read as'), intentLabel),
  numberColumn('jobs', msg('Jobs'), formatCount),
  numberColumn('corrected', msg('Corrected'), formatCount),
  numberColumn('share', msg('Share'), formatShare),
  ...READING_PARTS.map((part) => numberColumn(`${part}_corrected`, PART_LABELS[part], formatCount)),
  textColumn('meant', msg('Meant')),
];

const meantWords = ({ meant }: Row) => meant.map(({ intent, jobs }) => `${t(INTENT_WORDS[intent])} ${formatCount(jobs)}`).join(', ');

/** How often an artist overruled a reading: share of jobs by what was read, which part, and what was meant. */
export function readingsQuestion({ readings }: Insights): Question & { groups: BarGroup[] } {
  const rows = [...readings].sort((a, b) => b.corrected / b.jobs - a.corrected / a.jobs || b.jobs - a.jobs);
  const jobs = rows.reduce((sum, row) => sum + row.jobs, 0);
  const corrected = rows.reduce((sum, row) => sum + row.corrected, 0);
  const isEmpty = corrected === 0;
  return {
    id: 'readings',
    question: t('How often is a prompt read wrongly?'),
    figure: isEmpty ? undefined : formatShare(corrected / jobs),
    answer: answerOf(rows, jobs, corrected),
    note: t('Jobs whose reading was corrected, by what was read. A prompt that was rendered again counts once; what nobody corrected counts as right.'),
    table: { columns: COLUMNS, rows: isEmpty ? [] : rows.map(cellsOf) },
    groups: isEmpty ? [] : groupsOf(rows),
  };
}

function answerOf(rows: readonly Row[], jobs: number, corrected: number): string {
  if (jobs === 0) return t('No prompt was read in this time.');
  if (corrected === 0)
    return t(
      'Nobody corrected a reading in this time ({jobs, plural, one {# job} other {# jobs}}). Where one is wrong, correct it in the queue: then it is counted here.',
      { jobs },
    );
  const worst = rows[0];
  return t(
    'of readings were corrected: {corrected, number} of {jobs, plural, one {# job} other {# jobs}}. Most often wrong: {intent}, {worst, number} of {all, number}.',
    { corrected, jobs, intent: t(INTENT_WORDS[worst.intent]), worst: worst.corrected, all: worst.jobs },
  );
}

function cellsOf(row: Row) {
  return [row.intent, row.jobs, row.corrected, row.corrected / row.jobs, ...READING_PARTS.map((part) => row.byPart[part]), meantWords(row)];
}

function groupsOf(rows: readonly Row[]): BarGroup[] {
  const parts = READING_PARTS.map((part) => ({ part, count: rows.reduce((sum, row) => sum + row.byPart[part], 0) }));
  const pairs = rows.flatMap(({ intent, meant }) => meant.map((entry) => ({ read: intent, ...entry }))).sort((a, b) => b.jobs - a.jobs);
  const groups: BarGroup[] = [
    { heading: t('Share of jobs, by what was read'), bars: rows.map(shareBar) },
    { heading: t('What was corrected'), bars: parts.map(({ part, count }) => countBar(t(PART_LABELS[part]), count)) },
    {
      heading: t('Read as → meant'),
      labelWidth: PAIR_WIDTH,
      bars: pairs.slice(0, 5).map(({ read, intent, jobs }) => countBar(`${t(INTENT_LABELS[read])} → ${t(INTENT_WORDS[intent])}`, jobs)),
    },
  ];
  return groups.filter(({ bars }) => bars.length > 0);
}

function shareBar(row: Row): Bar {
  const { intent, jobs, corrected, byPart } = row;
  const share = corrected / jobs;
  const parts = READING_PARTS.filter((part) => byPart[part] > 0).map((part) => `${t(PART_LABELS[part])} ${formatCount(byPart[part])}`);
  return {
    label: t(INTENT_LABELS[intent]),
    value: share,
    figures: [formatShare(share)],
    details: [
      t('{corrected, number} of {jobs, plural, one {# job} other {# jobs}} corrected', { corrected, jobs }),
      ...(parts.length > 0 ? [parts.join(', ')] : []),
    ],
  };
}

function countBar(label: string, count: number): Bar {
  return { label, value: count, figures: [formatCount(count)], details: [t('{count, plural, one {# time} other {# times}}', { count })] };
}
