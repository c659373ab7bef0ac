/** A figure with its 95 % bounds. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** Places figures along a line that all rows of a measure share. */
export interface IntervalScale {
  low: number;
  high: number;
  /** Every figure is the same: there is nothing to spread out. */
  isPoint: boolean;
  /** Per cent of the line, 0–100. */
  place: (value: number) => number;
}

/** Room at both ends, per cent: a dot at an end is not cut off. */
const MARGIN = 3;

/**
 * @param reference a value that has to be on the line, such as 0 of differences
 * @returns null when nothing was measured
 */
export function scaleOf(intervals: readonly (Interval | null)[], reference?: number): IntervalScale | null {
  const known = intervals.filter((interval) => interval !== null);
  if (known.length === 0) return null;
  const ends = [...known.flatMap(({ low, high, value }) => [low, high, value]), ...(reference === undefined ? [] : [reference])];
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const isPoint = high <= low;
  return { low, high, isPoint, place: (value) => (isPoint ? 50 : MARGIN + ((100 - 2 * MARGIN) * (value - low)) / (high - low)) };
}
