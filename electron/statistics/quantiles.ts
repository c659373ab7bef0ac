/**
 * Quantile of numbers sorted upwards, 0–1: the median (0.5) of an even count is the mean of the middle two, every other quantile is linear
 * between its neighbours (type 7 of Hyndman and Fan 1996). @throws RangeError when there are none
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) throw new RangeError('There is no quantile of no numbers.');
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/** The median, or null of nothing. Sorts a copy. */
export function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : quantile(Float64Array.from(values).sort(), 0.5);
}

/** The median of numbers in any order; sorts them where they stand. @throws RangeError when there are none */
export function medianInPlace(values: Float64Array): number {
  return quantile(values.sort(), 0.5);
}
