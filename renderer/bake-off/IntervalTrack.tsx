import type { Interval, IntervalScale } from './interval-scale.ts';

export interface IntervalTrackProps {
  interval: Interval;
  scale: IntervalScale;
  /** Marked on the line: what the figures should be near, or where they are equal. */
  reference?: number;
  /** Stands out from the others. */
  isStrong?: boolean;
}

/** A dot with whiskers on the line that a measure's rows share. The figures stand beside it in words. */
export function IntervalTrack({ interval, scale, reference, isStrong = false }: IntervalTrackProps) {
  const { place } = scale;
  const [low, high] = [place(interval.low), place(interval.high)];
  return (
    <span className="interval-track" data-strong={isStrong || undefined} aria-hidden>
      {reference !== undefined && <span className="interval-reference" style={{ left: `${place(reference)}%` }} />}
      <span className="interval-whisker" style={{ left: `${low}%`, width: `${high - low}%` }} />
      <span className="interval-dot" style={{ left: `${place(interval.value)}%` }} />
    </span>
  );
}
