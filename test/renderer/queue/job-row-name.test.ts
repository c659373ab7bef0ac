import { expect, it } from 'vitest';
import { jobRowName } from '../../../renderer/queue/job-row-name.ts';
import { fakeJob } from '../fakes/fake-data.ts';

it('says prompt and state, and of a proof how the team’s limits mark it, never that somebody approved it', () => {
  const job = (state: 'queued' | 'done') => fakeJob(1, { prompt: 'a red apple' }, state);
  expect(jobRowName(job('queued'))).toBe('a red apple, queued');
  expect(jobRowName(job('done'))).toBe('a red apple, Within the team’s limits, done');
  expect(jobRowName({ ...job('done'), gate: 'amber' })).toBe('a red apple, Amber: look twice, done');
  expect(jobRowName({ ...job('done'), gate: 'red' })).toBe('a red apple, Red: past a limit, done');
  expect(jobRowName({ ...job('done'), gate: null })).toBe('a red apple, done');
});
