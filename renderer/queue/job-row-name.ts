import { GATE_MARK_WORDS } from '../../shared/gate-words.ts';
import type { Job, JobState } from '../../shared/job.ts';
import { msg, t } from '../words/t.ts';

const STATES: Record<JobState, string> = {
  queued: msg('queued'),
  paused: msg('paused'),
  running: msg('running'),
  done: msg('done'),
  failed: msg('failed'),
  cancelled: msg('cancelled'),
  quarantined: msg('quarantined'),
};

/** What a screen reader calls a row of the queue: prompt, how the team's limits mark its proof, state. */
export function jobRowName({ request, state, gate }: Pick<Job, 'request' | 'state' | 'gate'>): string {
  return [request.prompt.slice(0, 120), gate && t(GATE_MARK_WORDS[gate]), t(STATES[state])].filter(Boolean).join(', ');
}
