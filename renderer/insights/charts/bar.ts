/** One bar of a bar chart, in the chart's own unit. */
export interface Bar {
  /** What a press on it chooses; left out = nothing. */
  id?: string;
  label: string;
  value: number;
  /** Part of the value that is told apart, 0 … value. */
  part?: number;
  /** A further point on the same scale: the 95th percentile. */
  mark?: number;
  /** The values in words: one stands at the bar's end, two stand in columns. */
  figures: readonly string[];
  /** Shown while the pointer is over it. */
  details: readonly string[];
}
