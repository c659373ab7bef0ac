import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';

/** Renders a job again that ended without a picture; where a second bill may come, its details ask first. */
export function RetryButton({ job }: { job: Job }) {
  const { queue } = useStores();
  if (job.state !== 'failed' && job.state !== 'quarantined' && job.state !== 'cancelled') return null;
  const isInDoubt = job.error?.code === 'maybe-billed';
  return (
    <button type="button" className="text-button" onClick={() => (isInDoubt ? queue.getState().open(job) : void queue.getState().act('retry', [job.id]))}>
      {isInDoubt ? t('Decide') : t('Retry')}
    </button>
  );
}
