import { GATE_MARK_WORDS } from '../../shared/gate-words.ts';
import type { Job } from '../../shared/job.ts';
import { errorWords } from '../app/error-words.ts';
import { useStores } from '../app/stores.ts';
import { GateMark } from '../gates/GateMark.tsx';
import { formatMs } from '../ui/format.ts';
import { JobProgressBar } from './JobProgressBar.tsx';
import { JOB_STATE_LABELS } from './job-state-labels.ts';

function durationOf({ startedAt, finishedAt }: Job): string {
  return startedAt === null || finishedAt === null ? '' : formatMs(Date.parse(finishedAt) - Date.parse(startedAt));
}

/** Where a job stands: progress while running, time when done, the reason and a way on when failed. */
export function JobStateCell({ job }: { job: Job }) {
  const { queue } = useStores();
  if (job.state === 'running') return <JobProgressBar jobId={job.id} />;
  const words = job.error === null ? null : errorWords(job.error);
  const canRetry = job.state === 'failed' || job.state === 'quarantined' || job.state === 'cancelled';
  return (
    <div className="job-state">
      <div className="job-state-line">
        <span className="state-dot" data-state={job.state} />
        {JOB_STATE_LABELS[job.state]}
        {job.state === 'done' && <span className="job-quiet number">{durationOf(job)}</span>}
        {job.gate !== null && (
          <span className="job-gate" role="img" aria-label={GATE_MARK_WORDS[job.gate]} title={GATE_MARK_WORDS[job.gate]}>
            <GateMark colour={job.gate} />
          </span>
        )}
        {job.request.priority !== 0 && job.state === 'queued' && <span className="job-quiet">priority {job.request.priority}</span>}
        {canRetry && job.error?.code === 'maybe-billed' && (
          <button type="button" className="text-button" onClick={() => queue.getState().open(job)}>
            Decide
          </button>
        )}
        {canRetry && job.error?.code !== 'maybe-billed' && (
          <button type="button" className="text-button" onClick={() => void queue.getState().act('retry', [job.id])}>
            Retry
          </button>
        )}
      </div>
      {words !== null && job.state !== 'cancelled' && (
        <div className="job-error" title={`${words.detail} ${words.advice}`}>
          {words.detail || words.title}
        </div>
      )}
    </div>
  );
}
