import type { LpipsNet } from '../../../shared/measures.ts';
import type { LpipsModel } from '../../metrics/comparison.ts';

/** Opens the networks, each on a thread of its own, for as long as the work takes: they hold memory that the next job may need. */
export async function withLpips<T>(files: readonly { net: LpipsNet; file: string }[], work: (models: LpipsModel[]) => Promise<T>): Promise<T> {
  const models: LpipsModel[] = [];
  try {
    if (files.length > 0) {
      const { openLpipsThread } = await import('../../metrics/lpips-thread.ts');
      for (const { net, file } of files) models.push(await openLpipsThread(file, net));
    }
    return await work(models);
  } finally {
    for (const model of models) await model.release();
  }
}
