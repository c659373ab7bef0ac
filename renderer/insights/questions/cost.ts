import type { Trends } from '../../../shared/insights.ts';
import { formatCost, formatCount } from '../../ui/format.ts';
import type { Bar } from '../charts/bar.ts';
import { numberColumn, type Question } from '../question.ts';
import type { DaySeries } from './days.ts';
import { periodColumn, periodWords } from './periods.ts';

const each = (costUsd: number, approved: number) => (approved === 0 ? null : costUsd / approved);

/** What models cost for every approved asset, over time and by model. */
export function costQuestion({ unit, periods, assets, models }: Trends): Question & { byPeriod: DaySeries; byModel: Bar[] } {
  const costUsd = assets.reduce((sum, period) => sum + period.costUsd, 0);
  const approved = assets.reduce((sum, period) => sum + period.approved, 0);
  const whole = each(costUsd, approved);
  const paid = models.filter((model) => model.costUsd > 0);
  return {
    id: 'cost-per-asset',
    question: 'What does an approved asset cost?',
    figure: costUsd === 0 || whole === null ? undefined : formatCost(whole),
    answer: answerOf(costUsd, approved),
    note: `What models cost, failed runs too, for each approved proof of jobs that were queued in the same ${periodWords(unit)}. By model: proofs whose base it made.`,
    table: {
      columns: [
        periodColumn(unit),
        numberColumn('cost_usd', 'Spent', formatCost),
        numberColumn('approved', 'Approved', formatCount),
        numberColumn('cost_per_asset_usd', 'For each', formatCost),
      ],
      rows: costUsd === 0 ? [] : assets.map((period, index) => [periods[index], period.costUsd, period.approved, each(period.costUsd, period.approved)]),
    },
    byPeriod: {
      label: unit === 'week' ? 'By week' : 'By day',
      kind: 'line',
      values: assets.map((period) => each(period.costUsd, period.approved)),
      format: formatCost,
    },
    byModel: paid
      .flatMap((model) => {
        const cost = each(model.costUsd, model.approved);
        return cost === null ? [] : [{ model, cost }];
      })
      .sort((a, b) => b.cost - a.cost)
      .map(({ model: { model, costUsd: spent, approved: count }, cost }) => ({
        label: model,
        value: cost,
        figures: [formatCost(cost)],
        details: [`${formatCost(cost)} for each approved asset`, `${formatCost(spent)} spent, ${formatCount(count)} approved`],
      })),
  };
}

function answerOf(costUsd: number, approved: number): string {
  if (costUsd === 0) return 'Nothing was spent in this time: models on this machine are free.';
  const spent = `${formatCost(costUsd)} spent`;
  return approved === 0 ? `${spent}, and nothing is approved yet.` : `for every approved asset: ${spent}, ${formatCount(approved)} approved.`;
}
