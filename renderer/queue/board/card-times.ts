import type { Job } from '../../../shared/job.ts';
import type { PlannedJob } from '../../../shared/queue.ts';
import { formatMs, formatTime } from '../../ui/format.ts';
import { t } from '../../words/t.ts';

/** What begins so soon is the next. */
const NEXT_MS = 2000;

/** When a waiting job begins, as far as the plan reaches, and how long it takes: "in 2 min 05 s · takes 4.1 s". What was never measured is said to be. */
export function startWords({ route }: Pick<Job, 'route'>, planned: Pick<PlannedJob, 'startMs' | 'seconds'> | undefined): string {
  const seconds = planned?.seconds ?? route.prediction.seconds;
  const takes = seconds === null ? t('never measured') : t('takes {time}', { time: formatMs(seconds * 1000) });
  if (planned === undefined || planned.startMs === null) return takes;
  const begins = planned.startMs < NEXT_MS ? t('next') : t('in {time}', { time: formatMs(planned.startMs) });
  return `${begins} · ${takes}`;
}

/** When a job ended; '' = it has not. */
export function endedWords({ finishedAt }: Pick<Job, 'finishedAt'>): string {
  return finishedAt === null ? '' : formatTime(finishedAt);
}
