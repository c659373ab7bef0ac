import { describe, expect, it } from 'vitest';
import { type Waiting, waitForJob } from '../../../../electron/models/vendors/hosted/jobs.ts';
import { AppError } from '../../../../shared/errors.ts';

const calm: Waiting = { vendor: 'V', job: 'job-1', pauseMs: 500, timeoutMs: 60_000, signal: new AbortController().signal, onWait() {} };
const unavailable = (details = {}) => new AppError('unavailable', 'Not now.', { retryable: true, details: { status: 503, isBilled: false, ...details } });

/** A clock that goes on only while somebody sleeps. */
function lab() {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(Math.round(ms));
    now += ms;
  };
  return { waits, parts: { sleep, clock: () => new Date(now) } };
}

function answers<T>(list: (T | AppError | null)[]): () => Promise<T | null> {
  return async () => {
    const next = list.shift();
    if (next instanceof AppError) throw next;
    return next ?? null;
  };
}

describe('waitForJob', () => {
  it('asks ever more rarely, bears failures and waits as long as it is told', async () => {
    const { waits, parts } = lab();
    const ask = answers([null, null, unavailable({ retryAfterMs: 9000 }), null, null, null, null, null, null, 'done']);
    expect(await waitForJob(parts, { ...calm, longestPauseMs: 5000 }, ask)).toBe('done');
    expect(waits).toEqual([500, 700, 9000, 1372, 1921, 2689, 3765, 5000, 5000]);
  });

  it('asks at one pace where the vendor wants that', async () => {
    const { waits, parts } = lab();
    expect(await waitForJob(parts, calm, answers([null, null, null, 'done']))).toBe('done');
    expect(waits).toEqual([500, 500, 500]);
  });

  it('gives up after several failures in a row, or one that asking again does not heal, and claims nothing about the bill', async () => {
    let asked = 0;
    const down = () => {
      asked++;
      return Promise.reject(unavailable());
    };
    const error = await waitForJob(lab().parts, calm, down).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable', details: { status: 503, phase: 'body', vendorJob: 'job-1' } });
    expect('isBilled' in error.details).toBe(false);
    expect(asked).toBe(5);
    await expect(waitForJob(lab().parts, calm, answers([new AppError('auth', 'No.')]))).rejects.toMatchObject({ code: 'auth' });
  });

  it('ends in time, and at once when it is cancelled', async () => {
    await expect(waitForJob(lab().parts, calm, async () => null)).rejects.toMatchObject({ code: 'timeout', details: { vendorJob: 'job-1' } });
    const reason = new Error('Enough.');
    const signal = AbortSignal.abort(reason);
    await expect(waitForJob(lab().parts, { ...calm, signal }, () => Promise.reject(unavailable()))).rejects.toBe(reason);
  });
});
