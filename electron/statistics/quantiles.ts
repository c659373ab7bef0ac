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

/** The median of numbers in any order, none of them NaN; moves them about where they stand. @throws RangeError when there are none */
export function medianInPlace(values: Float64Array): number {
  const { length } = values;
  if (length === 0) throw new RangeError('There is no quantile of no numbers.');
  const lower = (length - 1) >> 1;
  const below = select(values, lower);
  if (length % 2 === 1) return below;
  // Selection leaves what is not smaller behind the place.
  let above = values[lower + 1];
  for (let index = lower + 2; index < length; index++) if (values[index] < above) above = values[index];
  return below + (above - below) * 0.5;
}

/** Puts the value of a rank at its place, nothing larger before it and nothing smaller behind it (Hoare 1961). */
function select(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1];
    let low = left;
    let high = right;
    while (low <= high) {
      while (values[low] < pivot) low++;
      while (values[high] > pivot) high--;
      if (low > high) break;
      const kept = values[low];
      values[low++] = values[high];
      values[high--] = kept;
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else break;
  }
  return values[rank];
}
