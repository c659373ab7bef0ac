import type { JobState } from '../../shared/job.ts';
import { msg } from '../words/t.ts';

/** States as people call them; `t` says them. */
export const JOB_STATE_LABELS: Record<JobState, string> = {
  queued: msg('Waiting'),
  paused: msg('Paused'),
  running: msg('Rendering'),
  done: msg('Done'),
  failed: msg('Failed'),
  cancelled: msg('Cancelled'),
  quarantined: msg('Set aside'),
};
