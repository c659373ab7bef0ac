import type { Job } from '../../shared/job.ts';
import { errorWords } from '../app/error-words.ts';
import { ModelName } from '../app/ModelName.tsx';
import { JobReading } from '../reading/JobReading.tsx';
import { RouteLog } from '../route-log/RouteLog.tsx';
import { formatTime } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { JobThumbnail } from './JobThumbnail.tsx';
import { JOB_STATE_LABELS } from './job-state-labels.ts';
import { RouteReasons } from './RouteReasons.tsx';
import { WayOn } from './WayOn.tsx';

function FactList({ job }: { job: Job }) {
  const facts: (readonly [string, string])[] = [
    [t('State'), t(JOB_STATE_LABELS[job.state])],
    [t('Size'), `${job.request.width} × ${job.request.height}`],
    [t('Seed'), String(job.request.seed)],
    [t('Queued'), formatTime(job.createdAt)],
    [t('Attempts'), String(job.attempts)],
    [t('Priority'), String(job.request.priority)],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number selectable">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function JobDetails({ job }: { job: Job }) {
  const words = job.error === null ? null : errorWords(job.error);
  // Its route log says the rest, line by line, and the button what can be done.
  const isInDoubt = job.error?.code === 'maybe-billed';
  return (
    <div className="job-details">
      {job.thumbnailSha256 !== null && <JobThumbnail job={job} />}
      {words !== null && (
        <p className="sentence-error">
          {words.title}. {isInDoubt ? '' : `${words.detail} ${words.advice}`}
        </p>
      )}
      <WayOn job={job} />
      <RouteLog jobId={job.id} level={3} />
      <JobReading job={job} />
      <section>
        <h3>
          {t('Route:')} <ModelName id={job.route.model} />
        </h3>
        <RouteReasons route={job.route} />
      </section>
      <section>
        <h3>{t('Request')}</h3>
        <FactList job={job} />
      </section>
    </div>
  );
}
