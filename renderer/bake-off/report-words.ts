import type { BakeOffDifference, BakeOffMeasure, BakeOffMeasureReport } from '../../shared/bake-off.ts';
import { formatMeasure } from '../../shared/bake-off-words.ts';

const BETTER: Record<BakeOffMeasureReport['better'], string> = { lower: 'lower is better', 'near-one': 'nearer to 1 is better', neither: '' };

export function betterWords(better: BakeOffMeasureReport['better']): string {
  return BETTER[better];
}

/** "+120 ms": a difference with its sign. */
export function signed(measure: BakeOffMeasure, value: number): string {
  const words = formatMeasure(measure, Math.abs(value));
  // What rounds to nothing has no direction.
  return !/[1-9]/.test(words) ? words : `${value < 0 ? '−' : '+'}${words}`;
}

/** "p 0.012", never as 0. */
export function pWords(pValue: number): string {
  return pValue < 0.001 ? 'p < 0.001' : `p ${Number(pValue.toPrecision(2))}`;
}

/** Significant ones first, then in the order of the candidates. */
export function inOrderOfWeight(differences: readonly BakeOffDifference[]): BakeOffDifference[] {
  return [...differences].sort((a, b) => Number(b.isSignificant) - Number(a.isSignificant));
}

/** True when all medians are one value without a doubt and no pair differs: there is nothing to draw. */
export function isFlat({ candidates, differences }: BakeOffMeasureReport): boolean {
  const first = candidates[0] ?? null;
  const isOneValue = first !== null && candidates.every((interval) => interval !== null && interval.low === first.value && interval.high === first.value);
  return isOneValue && differences.every(({ isSignificant }) => !isSignificant);
}
