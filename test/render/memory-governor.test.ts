import { describe, expect, it } from 'vitest';
import { createMemoryGovernor, estimateBytes } from '../../electron/render/memory-governor.ts';

const signal = new AbortController().signal;

/** What has been let in so far, in order. */
function watch(governor = createMemoryGovernor({ budgetBytes: 100 })) {
  const entered: string[] = [];
  const releases = new Map<string, () => void>();
  return {
    governor,
    entered,
    async enter(name: string, bytes: number, options: { isAlone?: boolean; signal?: AbortSignal } = {}) {
      const release = await governor.admit(bytes, { signal, ...options });
      entered.push(name);
      releases.set(name, release);
    },
    async leave(name: string) {
      releases.get(name)!();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('memory governor', () => {
  it('lets steps in while they fit, the others in order of arrival', async () => {
    const { governor, entered, enter, leave } = watch();
    void enter('a', 60);
    void enter('b', 30);
    void enter('large', 80);
    void enter('small', 5);
    await Promise.resolve();
    expect(entered).toEqual(['a', 'b']);
    await leave('a');
    expect(entered).toEqual(['a', 'b']);
    await leave('b');
    expect(entered).toEqual(['a', 'b', 'large', 'small']);
    expect(governor.usedBytes).toBe(85);
  });

  it('lets a step in that is larger than the budget, when nothing else runs', async () => {
    const { entered, enter, leave } = watch();
    void enter('a', 10);
    void enter('giant', 1000);
    await Promise.resolve();
    expect(entered).toEqual(['a']);
    await leave('a');
    expect(entered).toEqual(['a', 'giant']);
  });

  it('keeps everybody out while a step is alone', async () => {
    const { entered, enter, leave } = watch();
    void enter('a', 10);
    void enter('alone', 10, { isAlone: true });
    void enter('b', 10);
    await leave('a').catch(() => undefined);
    await Promise.resolve();
    await leave('a');
    expect(entered).toEqual(['a', 'alone']);
    await leave('alone');
    expect(entered).toEqual(['a', 'alone', 'b']);
  });

  it('forgets a step that is cancelled while it waits', async () => {
    const { entered, enter, leave } = watch();
    const controller = new AbortController();
    void enter('a', 90);
    const cancelled = enter('b', 90, { signal: controller.signal });
    void enter('c', 90);
    controller.abort(new Error('cancelled'));
    await expect(cancelled).rejects.toThrow('cancelled');
    await leave('a');
    expect(entered).toEqual(['a', 'c']);
  });

  it('expects more of lettering than of sharpening, and more of larger images', () => {
    expect(estimateBytes('letter', 1024 * 1024)).toBeGreaterThan(estimateBytes('sharpen', 1024 * 1024));
    expect(estimateBytes('generate', 4096 * 4096)).toBeGreaterThan(estimateBytes('generate', 1024 * 1024));
  });
});
