import { BarChart } from './BarChart.tsx';
import type { Bar } from './bar.ts';

export interface PeakBarsProps {
  groups: readonly { heading: string; bars: readonly Bar[] }[];
  label: string;
}

/** Groups of bars on one scale. */
export function PeakBars({ groups, label }: PeakBarsProps) {
  const most = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  return groups.map(({ heading, bars }) => (
    <div key={heading} className="bar-group">
      <h3 data-in-picture>{heading}</h3>
      <BarChart bars={bars} label={`${heading}. ${label}`} most={most} />
    </div>
  ));
}
