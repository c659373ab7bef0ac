import { BarChart } from './BarChart.tsx';
import type { Bar } from './bar.ts';

export interface BarGroupsProps {
  groups: readonly { heading: string; bars: readonly Bar[]; labelWidth?: number }[];
  label: string;
}

/** Groups of bars beside each other, each on a scale of its own. */
export function BarGroups({ groups, label }: BarGroupsProps) {
  return (
    <div className="bar-groups">
      {groups.map(({ heading, bars, labelWidth }) => (
        <div key={heading} className="bar-group">
          <h3 data-in-picture>{heading}</h3>
          <BarChart bars={bars} label={`${heading}. ${label}`} labelWidth={labelWidth} />
        </div>
      ))}
    </div>
  );
}
