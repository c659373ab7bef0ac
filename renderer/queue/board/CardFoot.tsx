import type { Job } from '../../../shared/job.ts';
import type { PlannedJob } from '../../../shared/queue.ts';
import { errorWords } from '../../app/error-words.ts';
import { formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { JobGate } from '../JobGate.tsx';
import { JobProgressBar } from '../JobProgressBar.tsx';
import { durationOf } from '../job-times.ts';
import { RetryButton } from '../RetryButton.tsx';
import { endedWords, startWords } from './card-times.ts';

/** The last line of a card: when it comes, how far it is, how long it took, or why it failed. */
export function CardFoot({ job, planned }: { job: Job; planned: PlannedJob | undefined }) {
  if (job.state === 'running') return <JobProgressBar jobId={job.id} />;
  if (job.state === 'queued') {
    return (
      <div className="card-foot number" title={t('When it begins, and how long it takes: from measured times.')}>
        {startWords(job, planned)}
      </div>
    );
  }
  if (job.state === 'paused') {
    return (
      <div className="card-foot">
        <span className="state-dot" data-state="paused" />
        {t('Paused')}
      </div>
    );
  }
  if (job.state === 'done') {
    return (
      <div className="card-foot number">
        <span>{endedWords(job)}</span>
        <span>{formatMs(durationOf(job) ?? 0)}</span>
        {job.gate !== null && <JobGate colour={job.gate} />}
      </div>
    );
  }
  const words = job.error === null || job.state === 'cancelled' ? null : errorWords(job.error);
  return (
    <div className="card-foot" data-failed={words !== null || undefined}>
      <span className="card-reason" title={words === null ? undefined : `${words.detail} ${words.advice}`}>
        {words === null ? endedWords(job) : words.detail || words.title}
      </span>
      <RetryButton job={job} />
    </div>
  );
}
