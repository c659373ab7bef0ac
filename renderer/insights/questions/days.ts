import type { Insights } from '../../../shared/insights.ts';
import { formatBytes, formatCount, formatMs } from '../../ui/format.ts';
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
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
}

const COLUMNS = [
  textColumn('day', 'Day', formatDay),
  numberColumn('jobs', 'Jobs done', formatCount),
  numberColumn('median_seconds', 'Median', formatSeconds),
  numberColumn('peak_bytes', 'Peak memory', formatBytes),
];

function answerOf(days: readonly Day[]): string {
  const timed = days.filter((day): day is Day & { medianSeconds: number } => day.medianSeconds !== null);
  const [first] = timed;
  const last = timed.at(-1);
  if (first === undefined || last === undefined) return 'No job was finished in this time.';
  const busiest = days.reduce((most, day) => (day.jobs > most.jobs ? day : most));
  if (first === last)
    return `One day so far: ${formatCount(busiest.jobs)} ${busiest.jobs === 1 ? 'job' : 'jobs'}, ${formatSeconds(first.medianSeconds)} at the median.`;
  const trend = `A job took ${formatSeconds(last.medianSeconds)} at the median on ${formatDay(last.day)}, ${formatSeconds(first.medianSeconds)} on ${formatDay(first.day)}`;
  return `${trend}. The busiest day was ${formatDay(busiest.day)} with ${formatCount(busiest.jobs)} ${busiest.jobs === 1 ? 'job' : 'jobs'}.`;
}

/** Peak memory of every day on which a job was done, for the memory chart. */
export function memoryOfDays({ days }: Insights): DaySeries {
  return { label: 'By day', kind: 'line', values: days.map((day) => day.peakBytes), format: formatBytes };
}

/** Jobs, seconds and memory of every day on which a job was done. */
export function daysQuestion({ days }: Insights): Question & { days: string[]; series: DaySeries[] } {
  return {
    id: 'days',
    question: 'Is it getting better?',
    answer: answerOf(days),
    note: 'Days on which a job was done, by this machine’s clock. Time: from a job’s start to its end, at the median.',
    table: { columns: COLUMNS, rows: days.map(({ day, jobs, medianSeconds, peakBytes }) => [day, jobs, medianSeconds, peakBytes]) },
    days: days.map(({ day }) => day),
    series: [
      { label: 'Median time of a job', kind: 'line', values: days.map((day) => day.medianSeconds), format: formatSeconds },
      { label: 'Jobs done', kind: 'bars', values: days.map((day) => day.jobs), format: formatCount },
    ],
  };
}
