import { toErrorShape } from '../../shared/errors.ts';
import type { Job } from '../../shared/job.ts';
import { GPU_MODELS, type GpuHost } from './gpu-host.ts';

const MODEL = 'sd3.5-large';

/** The way it was: one model, one step count, in the queue's order; what runs out of memory has failed and is asked for again in the morning. @returns failed jobs */
export async function runNaively(jobs: readonly Job[], host: GpuHost): Promise<string[]> {
  const failed: string[] = [];
  for (const { id, request } of jobs) {
    try {
      await host.call({
        jobs: [id],
        model: MODEL,
        width: request.width,
        height: request.height,
        steps: GPU_MODELS[MODEL].steps,
        isTiled: false,
        mustUnload: false,
      });
    } catch (error) {
      if (toErrorShape(error).code !== 'out-of-memory') throw error;
      failed.push(id);
    }
  }
  return failed;
}
