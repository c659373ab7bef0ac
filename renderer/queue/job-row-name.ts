import { GATE_MARK_WORDS } from '../../shared/gate-words.ts';
import type { Job } from '../../shared/job.ts';

/** What a screen reader calls a row of the queue: prompt, how the team's limits mark its proof, state. */
export function jobRowName({ request, state, gate }: Pick<Job, 'request' | 'state' | 'gate'>): string {
  return [request.prompt.slice(0, 120), gate && GATE_MARK_WORDS[gate], state].filter(Boolean).join(', ');
}
