import type { Insights } from '../../shared/insights.ts';
import { formatCost, formatCount } from '../ui/format.ts';

export function Totals({ totals }: { totals: Insights['totals'] }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Jobs', formatCount(totals.jobs)],
    ['Done', formatCount(totals.done)],
    ['Failed', formatCount(totals.failed)],
    ['Approved', formatCount(totals.approved)],
    ['Spent', totals.costUsd === 0 ? '$0' : formatCost(totals.costUsd)],
  ];
  return (
    <dl className="totals">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
