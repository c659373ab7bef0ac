import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCount, formatMs } from '../../ui/format.ts';
import { spokenLanguage } from '../../words/language.ts';
import { msg, t } from '../../words/t.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

type Day = Insights['days'][number];

export interface DaySeries {
  label: string;
  kind: 'bars' | 'line';
  values: readonly (number | null)[];
  /** A second line above the first; the space between is filled. */
  upTo?: { label: string; values: readonly (number | null)[] };
  format: (value: number) => string;
}

const formatSeconds = (seconds: number) => formatMs(seconds * 1000);

/** "2026-03-09" → "Mar 9": a local day, the same wherever it is read. */
export function formatDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(spokenLanguage().language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
}

const COLUMNS = [
  textColumn('day', msg('Day'), formatDay),
  numberColumn('jobs', msg('Jobs done'), formatCount),
  numberColumn('median_seconds', msg('Median'), formatSeconds),
  numberColumn('peak_bytes', msg('Peak memory'), formatBytes),
];

function answerOf(days: readonly Day[]): string {
  const timed = days.filter((day): day is Day & { medianSeconds: number } => day.medianSeconds !== null);
  const [first] = timed;
  const last = timed.at(-1);
  if (first === undefined || last === undefined) return t('No job was finished in this time.');
  const busiest = days.reduce((most, day) => (day.jobs > most.jobs ? day : most));
  if (first === last)
    return t('One day so far: {jobs, plural, one {# job} other {# jobs}}, {time} at the median.', {
      jobs: busiest.jobs,
      time: formatSeconds(first.medianSeconds),
    });
  return t(
    'A job took {now} at the median on {lastDay}, {earlier} on {firstDay}. The busiest day was {busiest} with {jobs, plural, one {# job} other {# jobs}}.',
    {
      now: formatSeconds(last.medianSeconds),
      lastDay: formatDay(last.day),
      earlier: formatSeconds(first.medianSeconds),
      firstDay: formatDay(first.day),
      busiest: formatDay(busiest.day),
      jobs: busiest.jobs,
    },
  );
}

/** Peak memory of every day on which a job was done, for the memory chart. */
export function memoryOfDays({ days }: Insights): DaySeries {
  return { label: t('By day'), kind: 'line', values: days.map((day) => day.peakBytes), format: formatBytes };
}

/** Jobs, seconds and memory of every day on which a job was done. */
export function daysQuestion({ days }: Insights): Question & { days: string[]; series: DaySeries[] } {
  return {
    id: 'days',
    question: t('Is it getting better?'),
    answer: answerOf(days),
    note: t('Days on which a job was done, by this machine’s clock. Time: from a job’s start to its end, at the median.'),
    table: { columns: COLUMNS, rows: days.map(({ day, jobs, medianSeconds, peakBytes }) => [day, jobs, medianSeconds, peakBytes]) },
    days: days.map(({ day }) => day),
    series: [
      { label: t('Median time of a job'), kind: 'line', values: days.map((day) => day.medianSeconds), format: formatSeconds },
      { label: t('Jobs done'), kind: 'bars', values: days.map((day) => day.jobs), format: formatCount },
    ],
  };
}
