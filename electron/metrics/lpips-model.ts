import type { LpipsNet } from '../../shared/measures.ts';
import type { LpipsDistance, LpipsModel } from './comparison.ts';

/** A model of what can measure many pairs: one pair is a list of one. */
export function lpipsModel<Distance extends LpipsDistance>(
  net: LpipsNet,
  { distances, release }: Pick<LpipsModel, 'release'> & { distances(...args: Parameters<LpipsModel['distances']>): Promise<Distance[]> },
) {
  return {
    net,
    distances,
    async distance(a, b, signal): Promise<Distance> {
      return (await distances([a, b], [[0, 1]], { signal }))[0];
    },
    release,
  } satisfies LpipsModel;
}
