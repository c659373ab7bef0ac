import { describe, expect, it } from 'vitest';
import { awaitJob, handOver, questionRefused, startDeadline } from '../../../../electron/models/vendors/mapped/jobs.ts';
import { AppError } from '../../../../shared/errors.ts';

const calm = { vendor: 'V', signal: new AbortController().signal, deadline: startDeadline(60_000) };
const unavailable = () => new AppError('unavailable', 'Not now.', { retryable: true, details: { retryAfterMs: 9000 } });

function answers<T>(list: (T | AppError | null)[]): () => Promise<T | null> {
  return async () => {
    const next = list.shift();
    if (next instanceof AppError) throw next;
    return next ?? null;
  };
}

describe('awaitJob', () => {
  it('asks ever more rarely, bears failures and waits as long as it is told', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(Math.round(ms));
    const ask = answers([null, null, unavailable(), null, null, null, null, null, null, 'done']);
    expect(await awaitJob({ ...calm, sleep, ask })).toBe('done');
    expect(waits).toEqual([500, 700, 9000, 1372, 1921, 2689, 3765, 5000, 5000]);
  });

  it('gives up a job after many failures in a row, or one that asking again does not heal', async () => {
    const sleep = async () => {};
    let asked = 0;
    const down = () => {
      asked++;
      return Promise.reject(unavailable());
    };
    await expect(awaitJob({ ...calm, sleep, ask: down })).rejects.toMatchObject({ code: 'unavailable' });
    expect(asked).toBe(13);
    await expect(awaitJob({ ...calm, sleep, ask: answers([new AppError('auth', 'No.')]) })).rejects.toMatchObject({ code: 'auth' });
  });

  it('ends at its deadline, and at once when it is cancelled', async () => {
    const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    const never = async () => null;
    await expect(awaitJob({ ...calm, deadline: startDeadline(30), sleep, ask: never })).rejects.toMatchObject({ code: 'timeout', details: { phase: 'body' } });
    const reason = new Error('Enough.');
    await expect(awaitJob({ ...calm, signal: AbortSignal.abort(reason), sleep, ask: never })).rejects.toBe(reason);
  });
});

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

describe('questionRefused', () => {
  it('claims nothing about the bill', () => {
    const refusal = new AppError('unavailable', 'Busy.', { retryable: true, details: { status: 503, isBilled: false } });
    expect(questionRefused(refusal)).toMatchObject({ code: 'unavailable', retryable: true, details: { status: 503, phase: 'body' } });
    expect('isBilled' in questionRefused(refusal).details).toBe(false);
  });
});
