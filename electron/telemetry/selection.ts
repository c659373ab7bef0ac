/**
 * Quantiles of unsorted numbers in linear time; rearranges them. The same as `quantile` of the sorted ones (type 7 of Hyndman and Fan 1996).
 * @param shares 0–1, going up
 * @throws RangeError of no numbers
 */
export function quantilesInPlace(values: Float64Array, shares: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('There is no quantile of no numbers.');
  let from = 0;
  return shares.map((share) => {
    const position = (values.length - 1) * share;
    const below = Math.floor(position);
    select(values, from, below);
    from = below;
    if (below === position) return values[below];
    let above = Number.POSITIVE_INFINITY;
    for (let i = below + 1; i < values.length; i++) if (values[i] < above) above = values[i];
    return values[below] + (above - values[below]) * (position - below);
  });
}

/** Median and 95th percentile; null of no numbers. */
export function medianAndP95(values: Float64Array): { median: number; p95: number } | null {
  if (values.length === 0) return null;
  const [median, p95] = quantilesInPlace(values, [0.5, 0.95]);
  return { median, p95 };
}

/** Brings the number of the wanted rank to its place, smaller ones before it, larger ones behind (Hoare 1961), looking only from `left` on. */
function select(values: Float64Array, left: number, wanted: number): void {
  let right = values.length - 1;
  while (right > left) {
    const pivot = middleOf(values[left], values[(left + right) >>> 1], values[right]);
    let low = left;
    let high = right;
    while (low <= high) {
      while (values[low] < pivot) low++;
      while (values[high] > pivot) high--;
      if (low > high) break;
      const swapped = values[low];
      values[low++] = values[high];
      values[high--] = swapped;
    }
    if (wanted <= high) right = high;
    else if (wanted >= low) left = low;
    else return;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
