import type { Trends } from '../../../shared/insights.ts';
import { formatCost, formatCount } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';
import { modelIdOf } from '../model-labels.ts';
import { numberColumn, type Question } from '../question.ts';
import type { DaySeries } from './days.ts';
import { periodColumn } from './periods.ts';

const each = (costUsd: number, approved: number) => (approved === 0 ? null : costUsd / approved);

/** What models cost for every approved asset, over time and by model. */
export function costQuestion({ unit, periods, assets, models }: Trends): Question & { byPeriod: DaySeries; byModel: Bar[] } {
  const costUsd = assets.reduce((sum, period) => sum + period.costUsd, 0);
  const approved = assets.reduce((sum, period) => sum + period.approved, 0);
  const whole = each(costUsd, approved);
  const paid = models.filter((model) => model.costUsd > 0);
  return {
    id: 'cost-per-asset',
    question: t('What does an approved asset cost?'),
    figure: costUsd === 0 || whole === null ? undefined : formatCost(whole),
    answer: answerOf(costUsd, approved),
    note:
      unit === 'week'
        ? t(
            'What models cost, failed runs too, for each approved proof of jobs that were queued in the same week, by its Monday. By model: proofs whose base it made.',
          )
        : t('What models cost, failed runs too, for each approved proof of jobs that were queued in the same day. By model: proofs whose base it made.'),
    table: {
      columns: [
        periodColumn(unit),
        numberColumn('cost_usd', msg('Spent'), formatCost),
        numberColumn('approved', msg('Approved'), formatCount),
        numberColumn('cost_per_asset_usd', msg('For each'), formatCost),
      ],
      rows: costUsd === 0 ? [] : assets.map((period, index) => [periods[index], period.costUsd, period.approved, each(period.costUsd, period.approved)]),
    },
    byPeriod: {
      label: unit === 'week' ? t('By week') : t('By day'),
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
      .map(({ model: { costUsd: spent, approved: count, ...row }, cost }) => ({
        id: modelIdOf(row),
        label: row.model,
        value: cost,
        figures: [formatCost(cost)],
        details: [
          t('{cost} for each approved asset', { cost: formatCost(cost) }),
          t('{cost} spent, {count, number} approved', { cost: formatCost(spent), count }),
        ],
      })),
  };
}

function answerOf(costUsd: number, approved: number): string {
  if (costUsd === 0) return t('Nothing was spent in this time: models on this machine are free.');
  const cost = formatCost(costUsd);
  return approved === 0
    ? t('{cost} spent, and nothing is approved yet.', { cost })
    : t('for every approved asset: {cost} spent, {approved, number} approved.', { cost, approved });
}
