import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWorkerPool } from '../../electron/render/worker-pool.ts';
import type { PixelTask } from '../../electron/render/worker-protocol.ts';

const entry = fileURLToPath(new URL('./odd-worker.ts', import.meta.url));
const task = (behaviour: string): PixelTask => ({ operation: 'measure', params: { behaviour }, seed: 1, inputs: {} });
const never = new AbortController().signal;

function open(size: number) {
  const pool = createWorkerPool({ entry, size, graceMs: 50, setup: { artifactsFolder: '', fontsFolder: '', ocrThreads: 1 } });
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
