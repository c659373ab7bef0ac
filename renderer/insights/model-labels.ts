import type { Insights } from '../../shared/insights.ts';

/** Figures with the names of models instead of their ids, where a name is known. */
export function withModelLabels(insights: Insights, labels: Readonly<Record<string, string>>): Insights {
  return { ...insights, models: insights.models.map((row) => ({ ...row, model: labels[row.model] ?? row.model })) };
}
