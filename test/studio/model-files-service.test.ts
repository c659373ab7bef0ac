import { describe, expect, it, vi } from 'vitest';
import type { ModelFiles } from '../../electron/model-files/model-files.ts';
import { createModelFilesService } from '../../electron/studio/model-files-service.ts';
import { fromErrorShape } from '../../shared/errors.ts';
import type { ModelFetchProgress } from '../../shared/model-files.ts';

const progress = (doneBytes: number, more: Partial<ModelFetchProgress> = {}): ModelFetchProgress => {
  return { id: 'lpips-squeeze', phase: 'fetching', file: 'a.pth', doneBytes, totalBytes: 1000, note: '', ...more };
};

/** A service over files that only fetch, as told; every look at the clock is 10 ms later. */
function serviceOf(fetch: ModelFiles['fetch']) {
  let now = 0;
  return createModelFilesService({ fetch } as ModelFiles, () => {
    now += 10;
    return new Date(now);
  });
}

describe('createModelFilesService', () => {
  it('tells of a fetch ten times a second, and of everything new at once', async () => {
    const service = serviceOf(async (_, options) => {
      for (let done = 0; done < 1000; done += 10) options?.onProgress?.(progress(done));
      options?.onProgress?.(progress(990, { note: 'cut' }));
      options?.onProgress?.(progress(1000, { phase: 'ready', file: '' }));
    });
    const seen: ModelFetchProgress[] = [];
    for await (const report of service.fetch('lpips-squeeze')) seen.push(report);
    expect(seen.length).toBeLessThan(15);
    expect(seen.slice(-2)).toEqual([progress(990, { note: 'cut' }), progress(1000, { phase: 'ready', file: '' })]);
  });

  it('stops fetching when nobody listens any more, and passes failures on', async () => {
    const stopped = vi.fn();
    const service = serviceOf(async (_, options) => {
      options?.signal?.addEventListener('abort', stopped);
      options?.onProgress?.(progress(1));
      await new Promise((_resolve, reject) => options?.signal?.addEventListener('abort', () => reject(new Error('stop'))));
    });
    for await (const _ of service.fetch('lpips-squeeze')) break;
    expect(stopped).toHaveBeenCalledOnce();
    const failing = serviceOf(() => Promise.reject(fromErrorShape({ code: 'unavailable', message: 'Nobody is there.', retryable: true, details: {} })));
    await expect(failing.fetch('lpips-alex').next()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('has nothing where the studio was opened without model files', async () => {
    const service = createModelFilesService(null, () => new Date());
    expect([await service.list(), await service.verify(), await service.lpipsFiles()]).toEqual([[], [], []]);
    expect(await service.fetch('lpips-squeeze').next()).toEqual({ done: true, value: undefined });
  });
});
