import type { Job } from '../../shared/job.ts';
import { errorWords } from '../app/error-words.ts';
import { formatMs } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { JobGate } from './JobGate.tsx';
import { JobProgressBar } from './JobProgressBar.tsx';
import { JOB_STATE_LABELS } from './job-state-labels.ts';
import { durationOf } from './job-times.ts';
import { RetryButton } from './RetryButton.tsx';

/** Where a job stands: progress while running, time when done, the reason and a way on when failed. */
export function JobStateCell({ job }: { job: Job }) {
  if (job.state === 'running') return <JobProgressBar jobId={job.id} />;
  const words = job.error === null ? null : errorWords(job.error);
  const durationMs = durationOf(job);
  return (
    <div className="job-state">
      <div className="job-state-line">
        <span className="state-dot" data-state={job.state} />
        {t(JOB_STATE_LABELS[job.state])}
        {job.state === 'done' && durationMs !== null && <span className="job-quiet number">{formatMs(durationMs)}</span>}
        {job.gate !== null && <JobGate colour={job.gate} />}
        {job.request.priority !== 0 && job.state === 'queued' && (
          <span className="job-quiet">{t('priority {priority}', { priority: job.request.priority })}</span>
        )}
        <RetryButton job={job} />
      </div>
      {words !== null && job.state !== 'cancelled' && (
        <div className="job-error" title={`${words.detail} ${words.advice}`}>
          {words.detail || words.title}
        </div>
      )}
    </div>
  );
}
