import type { Insights } from '../../shared/insights.ts';
import { FactList } from '../ui/FactList.tsx';
import { formatCost, formatCount } from '../ui/format.ts';
import { t } from '../words/t.ts';

export function Totals({ totals }: { totals: Insights['totals'] }) {
  const facts: readonly (readonly [string, string])[] = [
    [t('Jobs'), formatCount(totals.jobs)],
    [t('Done'), formatCount(totals.done)],
    [t('Failed'), formatCount(totals.failed)],
    [t('Approved'), formatCount(totals.approved)],
    [t('Spent'), totals.costUsd === 0 ? '$0' : formatCost(totals.costUsd)],
  ];
  return <FactList facts={facts} className="totals" />;
}
