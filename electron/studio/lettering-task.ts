import type { LetteringRegion } from '../../shared/lettering.ts';
import type { StepParams } from '../../shared/plan.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import type { WindowOperation } from '../render/worker-protocol.ts';
import type { LetteringParts } from './lettering-parts.ts';

/** What pixel workers do for a proof's lettering without being a step of it. */
export interface LetteringTask {
  survey(proof: ProofDetail): Promise<{ width: number; height: number; regions: LetteringRegion[] }>;
  /** The proof's base without the old lettering of these places, numbered from 1 as in the report. @returns an artifact's sha256 */
  clear(proof: ProofDetail, numbers: readonly number[]): Promise<string>;
}

export function createLetteringTask({ review, pool, baseData }: Pick<LetteringParts, 'review' | 'pool' | 'baseData'>): LetteringTask {
  const run = (operation: WindowOperation, proof: ProofDetail, params: object) => {
    const { steps, seed } = review.plan(proof.id);
    const letter = steps.find((step) => step.operation === 'letter');
    // A picture that nothing was lettered in is read as one that somebody brought: all its text counts.
    const without: StepParams['letter'] = { texts: [], placements: [], options: {}, isImported: true };
    const inputs = { image: { sha256: proof.beforeSha256, data: baseData(proof) } };
    return pool.run(
      { operation, params: { ...without, ...letter?.params, ...params }, seed, inputs },
      // A window that no longer looks costs one small task.
      { signal: new AbortController().signal },
    );
  };
  return {
    async survey(proof) {
      const { data } = await run('survey', proof, {});
      return data as unknown as { width: number; height: number; regions: LetteringRegion[] };
    },
    async clear(proof, numbers) {
      const { images } = await run('clear', proof, { numbers });
      return images.image.sha256;
    },
  };
}
