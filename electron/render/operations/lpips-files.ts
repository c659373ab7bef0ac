import type { LpipsNet } from '../../../shared/measures.ts';
import type { LpipsModel } from '../../metrics/comparison.ts';

/** Opens the networks for as long as the work takes: they hold memory that the next job may need. */
export async function withLpips<T>(files: readonly { net: LpipsNet; file: string }[], work: (models: LpipsModel[]) => Promise<T>): Promise<T> {
  const models: LpipsModel[] = [];
  try {
    if (files.length > 0) {
      const { openLpips } = await import('../../metrics/lpips.ts');
      for (const { net, file } of files) models.push(await openLpips(file, net));
    }
    return await work(models);
  } finally {
    for (const model of models) await model.release();
  }
}
