import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWorkerPool } from '../../electron/render/worker-pool.ts';
import type { PixelTask } from '../../electron/render/worker-protocol.ts';

const entry = fileURLToPath(new URL('./odd-worker.ts', import.meta.url));
const task = (behaviour: string, more: object = {}): PixelTask => ({ operation: 'measure', params: { behaviour, ...more }, seed: 1, inputs: {} });
const never = new AbortController().signal;

/** A task that is busy until 0 is set, and sets 1 when it ends. */
const gateOf = () => new Int32Array(new SharedArrayBuffer(8));

function open(size: number, lastMs = 400) {
  const pool = createWorkerPool({ entry, size, graceMs: 50, lastMs, setup: { artifactsFolder: '', fontsFolder: '', ocrThreads: 1 } });
  onTestFinished(() => pool.dispose());
  return pool;
}

describe('worker pool', () => {
  it('spreads tasks over its workers, keeps them for the next, and tells progress', async () => {
    const pool = open(2);
    const heard: number[] = [];
    const run = () => pool.run(task('work'), { signal: never, onProgress: (fraction) => heard.push(fraction) });
    const results = await Promise.all([run(), run(), run(), run(), run()]);
    expect(new Set(results.map(({ data }) => data.threadId)).size).toBe(2);
    expect(heard).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('passes the error of an operation on', async () => {
    await expect(open(1).run(task('refuse'), { signal: never })).rejects.toMatchObject({ code: 'unreadable-image', details: { name: 'x' } });
  });

  it.each(['throw', 'exit'])('reports a worker that dies (%s) and replaces it', async (behaviour) => {
    const pool = open(1);
    const before = pool.run(task('work'), { signal: never });
    const crash = pool.run(task(behaviour), { signal: never });
    const after = pool.run(task('work'), { signal: never });
    await expect(crash).rejects.toMatchObject({ code: 'crashed' });
    expect((await before).data.threadId).not.toBe((await after).data.threadId);
  });

  it('does not end a worker in the middle of a cancelled task, and does not wait for it either', async () => {
    const pool = open(1, 20_000);
    const controller = new AbortController();
    const gate = gateOf();
    const busy = pool.run(task('be busy', { gate }), { signal: controller.signal, onStart: () => controller.abort(new Error('enough')) });
    await expect(busy).rejects.toThrow('enough');
    await pool.run(task('work'), { signal: never });
    expect(Atomics.load(gate, 1)).toBe(0);
    Atomics.store(gate, 0, 1);
    await expect.poll(() => Atomics.load(gate, 1)).toBe(1);
    await expect(Promise.all([1, 2, 3].map(() => pool.run(task('work'), { signal: never })))).resolves.toHaveLength(3);
  });

  it('starts no more than one worker beside each that was left', async () => {
    const pool = open(1, 20_000);
    const gate = gateOf();
    for (let round = 0; round < 2; round++) {
      const controller = new AbortController();
      const busy = pool.run(task('be busy', { gate }), { signal: controller.signal, onStart: () => controller.abort(new Error('enough')) });
      await expect(busy).rejects.toThrow('enough');
    }
    let isDone = false;
    const next = pool.run(task('work'), { signal: never }).then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDone).toBe(false);
    Atomics.store(gate, 0, 1);
    await next;
  });

  it('closes when its busy workers are done', async () => {
    const pool = open(1, 20_000);
    const gate = gateOf();
    const controller = new AbortController();
    const busy = pool.run(task('be busy', { gate }), { signal: controller.signal, onStart: () => controller.abort(new Error('enough')) });
    await expect(busy).rejects.toThrow('enough');
    setTimeout(() => Atomics.store(gate, 0, 1), 100);
    await pool.dispose();
    expect(Atomics.load(gate, 1)).toBe(1);
  });

  it('ends a worker that does not stop when its task is cancelled', async () => {
    const pool = open(1);
    const controller = new AbortController();
    const spinning = pool.run(task('spin'), { signal: controller.signal });
    const waiting = pool.run(task('work'), { signal: controller.signal });
    const other = pool.run(task('work'), { signal: never });
    setTimeout(() => controller.abort(new Error('enough')), 100);
    await expect(waiting).rejects.toThrow('enough');
    await expect(spinning).rejects.toThrow('enough');
    await expect(other).resolves.toBeDefined();
  });
});
