import { BarChart } from './BarChart.tsx';
import type { Bar } from './bar.ts';

export interface PeakBarsProps {
  groups: readonly { heading: string; bars: readonly Bar[] }[];
  label: string;
  /** What a press on a bar chooses, by its group's filter. */
  onPick?: (group: number, id: string) => void;
  /** Chosen ids by group. */
  picked?: readonly (string | undefined)[];
}

/** Groups of bars on one scale. */
export function PeakBars({ groups, label, onPick, picked = [] }: PeakBarsProps) {
  const most = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  return groups.map(({ heading, bars }, index) => (
    <div key={heading} className="bar-group">
      <h3 data-in-picture>{heading}</h3>
      <BarChart bars={bars} label={`${heading}. ${label}`} most={most} picked={picked[index]} onPick={onPick && ((id) => onPick(index, id))} />
    </div>
  ));
}
