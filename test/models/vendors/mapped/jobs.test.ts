import { describe, expect, it } from 'vitest';
import { handOver } from '../../../../electron/models/vendors/mapped/jobs.ts';

describe('handOver', () => {
  function handed(closed = new AbortController()) {
    const caller = new AbortController();
    const cancelled: string[] = [];
    let answer: (job: string) => void = () => {};
    let submitSignal: AbortSignal | null = null;
    const handover = handOver<string>({
      signal: caller.signal,
      closed: closed.signal,
      submit: (signal) =>
        new Promise((resolve, reject) => {
          submitSignal = signal;
          answer = resolve;
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      cancel: async (job) => void cancelled.push(job),
    });
    return { caller, cancelled, handover, closed, answer: (job: string) => answer(job), submitSignal: () => submitSignal! };
  }

  it('gives the job', async () => {
    const { handover, answer, cancelled } = handed();
    answer('job-1');
    expect(await handover).toBe('job-1');
    expect(cancelled).toEqual([]);
  });

  it('cancels a job whose name comes after its caller has left', async () => {
    const { caller, handover, answer, cancelled } = handed();
    const reason = new Error('Enough.');
    caller.abort(reason);
    await expect(handover).rejects.toBe(reason);
    expect(cancelled).toEqual([]);
    answer('job-2');
    await expect.poll(() => cancelled).toEqual(['job-2']);
  });

  it('waits for no name when the adapter is closed, but lets a caller who stays have the job', async () => {
    const left = handed();
    left.caller.abort(new Error('Enough.'));
    await expect(left.handover).rejects.toThrow('Enough.');
    left.closed.abort();
    expect(left.submitSignal().aborted).toBe(true);
    const stays = handed();
    stays.closed.abort();
    stays.answer('job-3');
    expect(await stays.handover).toBe('job-3');
  });
});
