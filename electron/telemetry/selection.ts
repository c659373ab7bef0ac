/** Up to here sorting is as quick. */
const FEW = 4096;
/** Bits of a double's upper half that are left out of a bucket's number: sign, exponent and 6 bits of the mantissa stay, so a bucket is 1.6 % wide at most. */
const SHIFT = 14;
const BUCKETS = 0x8000_0000 >>> SHIFT;
/** Index of the upper half of a double among two 32-bit words. */
const UPPER = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * Quantiles of unsorted numbers, exact: the same as `quantile` of the sorted ones (type 7 of Hyndman and Fan 1996). Many numbers are counted by bucket first, then only
 * the buckets that hold the wanted ranks are sorted; few are parted where they stand until the wanted rank is in its place.
 * @param values none of them negative or not a number
 * @param shares 0–1
 * @throws RangeError of no numbers
 */
export function quantilesInPlace(values: Float64Array, shares: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('There is no quantile of no numbers.');
  const valueAt = values.length > FEW ? ranksOf(values) : (rank: number) => selected(values, rank);
  return shares.map((share) => {
    const position = (values.length - 1) * share;
    const below = Math.floor(position);
    const low = valueAt(below);
    return below === position ? low : low + (valueAt(below + 1) - low) * (position - below);
  });
}

/** Median and 95th percentile; null of no numbers. */
export function medianAndP95(values: Float64Array): { median: number; p95: number } | null {
  if (values.length === 0) return null;
  const [median, p95] = quantilesInPlace(values, [0.5, 0.95]);
  return { median, p95 };
}

/** The value that would stand at a rank if they were sorted; parts them where they stand (Hoare 1961, algorithm 65). */
function selected(values: Float64Array, rank: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    // The middle of three keeps values that are sorted already from being the worst case.
    const pivot = middleOf(values[left], values[(left + right) >> 1], values[right]);
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const swapped = values[i];
      values[i++] = values[j];
      values[j--] = swapped;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return values[rank];
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Doubles that are not negative are in the order of their bits. */
function ranksOf(values: Float64Array): (rank: number) => number {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  const counts = new Uint32Array(BUCKETS);
  for (let i = UPPER; i < words.length; i += 2) counts[words[i] >>> SHIFT]++;
  const sorted = new Map<number, Float64Array>();
  const bucketValues = (bucket: number) => {
    const known = sorted.get(bucket);
    if (known) return known;
    const own = new Float64Array(counts[bucket]);
    let count = 0;
    for (let i = UPPER; i < words.length; i += 2) if (words[i] >>> SHIFT === bucket) own[count++] = values[i >> 1];
    sorted.set(bucket, own.sort());
    return own;
  };
  return (rank) => {
    let [bucket, before] = [0, 0];
    while (before + counts[bucket] <= rank) before += counts[bucket++];
    return bucketValues(bucket)[rank - before];
  };
}
