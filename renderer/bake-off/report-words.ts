import type { BakeOffDifference, BakeOffMeasureReport } from '../../shared/bake-off.ts';
import { msg, t } from '../words/t.ts';

const BETTER: Record<BakeOffMeasureReport['better'], string> = { lower: msg('lower is better'), 'near-one': msg('nearer to 1 is better'), neither: '' };

export function betterWords(better: BakeOffMeasureReport['better']): string {
  return BETTER[better] === '' ? '' : t(BETTER[better]);
}

/** The surest first. */
export function inOrderOfWeight(differences: readonly BakeOffDifference[]): BakeOffDifference[] {
  return [...differences].sort((a, b) => a.pValue - b.pValue);
}

/** True when all medians are one value without a doubt and no pair differs: there is nothing to draw. */
export function isFlat({ candidates, differences }: BakeOffMeasureReport): boolean {
  const first = candidates[0] ?? null;
  const isOneValue = first !== null && candidates.every((interval) => interval !== null && interval.low === first.value && interval.high === first.value);
  return isOneValue && differences.every(({ isSignificant }) => !isSignificant);
}
