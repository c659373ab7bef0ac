import type { JobState } from '../../shared/job.ts';

export const JOB_STATE_LABELS: Record<JobState, string> = {
  queued: 'Waiting',
  paused: 'Paused',
  running: 'Rendering',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  quarantined: 'Set aside',
};
