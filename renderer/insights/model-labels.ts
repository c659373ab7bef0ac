import type { Drift, Insights, Trends } from '../../shared/insights.ts';

export interface Figures {
  insights: Insights;
  trends: Trends;
  drift: Drift;
}

/** Figures with the names of models instead of their ids, where a name is known. */
export function withModelLabels({ insights, trends, drift }: Figures, labels: Readonly<Record<string, string>>): Figures {
  const named = <Row extends { model: string }>(rows: readonly Row[]) => rows.map((row) => ({ ...row, id: row.model, model: labels[row.model] ?? row.model }));
  return {
    insights: { ...insights, models: named(insights.models) },
    trends: { ...trends, models: named(trends.models) },
    drift: { ...drift, models: named(drift.models), alarms: named(drift.alarms) },
  };
}

/** The id of a model whose row may show its name instead. */
export function modelIdOf(row: { model: string; id?: string }): string {
  return row.id ?? row.model;
}
