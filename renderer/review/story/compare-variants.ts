import { t } from '../../words/t.ts';
import { MOST_COMPARED, type StoryState } from './store.ts';

/** What Compare is asked to show: those that were picked, else the proof that is looked at and the variants around it. */
export function comparedVariants({ proofId, variants, picked }: Pick<StoryState, 'proofId' | 'variants' | 'picked'>) {
  const own = variants.findIndex(({ proof }) => proof.id === proofId);
  const from = Math.max(0, Math.min(own - 1, variants.length - MOST_COMPARED));
  const wanted = picked.length > 1 ? variants.filter(({ proof }) => picked.includes(proof.id)) : variants.slice(from, from + MOST_COMPARED);
  return [...wanted.filter(({ proof }) => proof.id === proofId), ...wanted.filter(({ proof }) => proof.id !== proofId)];
}

/** Opens Compare where there is something to compare. */
export function compareVariants(state: StoryState, open: (sha256s: readonly string[], names?: readonly string[]) => void): void {
  const wanted = comparedVariants(state);
  if (wanted.length < 2) return;
  open(
    wanted.map(({ proof }) => proof.afterSha256),
    wanted.map(({ seed }) => t('Seed {seed}', { seed: String(seed) })),
  );
}
