import { describe, expect, it } from 'vitest';
import type { VendorLimits } from '../../../electron/models/remote-model.ts';
import { createRateLimiter } from '../../../electron/render/calls/rate-limiter.ts';

const NONE: VendorLimits = { requestsInFlight: null, imagesInFlight: null, rate: null };

/** A limiter whose time goes on only when told to. */
function open() {
  let time = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const limiter = createRateLimiter({
    now: () => time,
    schedule(ms, run) {
      const timer = { at: time + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  });
  const entered: string[] = [];
  const releases = new Map<string, () => void>();
  const ask = (name: string, limits: Partial<VendorLimits>, images = 1, signal = new AbortController().signal) =>
    limiter.admit('lane', { limits: { ...NONE, ...limits }, images, signal }).then((release) => {
      entered.push(name);
      releases.set(name, release);
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  async function pass(ms: number) {
    time += ms;
    for (const timer of [...timers]) {
      if (timer.at > time) continue;
      timers.delete(timer);
      timer.run();
    }
    await settle();
  }
  async function release(name: string) {
    releases.get(name)!();
    await settle();
  }
  return { limiter, ask, entered, release, pass, settle };
}

describe('a rate limiter', () => {
  it('counts images in flight, and lets nobody pass who waits for more room', async () => {
    const { ask, entered, release, settle } = open();
    const limits = { imagesInFlight: 10 };
    for (const [name, images] of [
      ['a', 6],
      ['b', 4],
      ['c', 8],
      ['d', 1],
    ] as const)
      void ask(name, limits, images);
    await settle();
    expect(entered).toEqual(['a', 'b']);
    await release('b');
    expect(entered).toEqual(['a', 'b']);
    await release('a');
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets a request of more images than the vendor takes at once go alone', async () => {
    const { ask, entered, release, settle } = open();
    void ask('one', { imagesInFlight: 4 }, 1);
    void ask('many', { imagesInFlight: 4 }, 9);
    await settle();
    expect(entered).toEqual(['one']);
    await release('one');
    expect(entered).toEqual(['one', 'many']);
  });

  it('starts no more requests within a time than the rate allows', async () => {
    const { ask, entered, pass, settle } = open();
    for (const name of ['a', 'b', 'c', 'd']) void ask(name, { rate: { requests: 2, perMs: 1000 } });
    await settle();
    expect(entered).toEqual(['a', 'b']);
    await pass(999);
    expect(entered).toEqual(['a', 'b']);
    await pass(1);
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
  });

  it('pauses everybody when the vendor asks for it', async () => {
    const { limiter, ask, entered, pass, settle } = open();
    limiter.pause('lane', 5000);
    void ask('a', {});
    await settle();
    expect(entered).toEqual([]);
    await pass(4999);
    expect(entered).toEqual([]);
    await pass(1);
    expect(entered).toEqual(['a']);
  });

  it('forgets who leaves, and gives its place to the next', async () => {
    const { ask, entered, release, settle } = open();
    const leaving = new AbortController();
    void ask('a', { requestsInFlight: 1 });
    const left = ask('b', { requestsInFlight: 1 }, 1, leaving.signal);
    void ask('c', { requestsInFlight: 1 });
    await settle();
    leaving.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    await release('a');
    await release('a');
    expect(entered).toEqual(['a', 'c']);
  });
});
