/** One bar of a bar chart, in the chart's own unit. */
export interface Bar {
  label: string;
  value: number;
  /** Part of the value that is told apart, 0 … value. */
  part?: number;
  /** A further point on the same scale, for example the 95th percentile. */
  mark?: number;
  /** Written at the end of the bar. */
  words: string;
  /** Shown while the pointer is over it. */
  details: readonly string[];
}
