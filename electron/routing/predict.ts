import type { Prediction } from '../../shared/routing.ts';

/** One finished, not cached run of a step. */
export interface MeasuredRun {
  model: string | null;
  operation: string;
  /** Milliseconds; null = never measured. */
  durationMs: number | null;
  peakBytes: number | null;
  costUsd: number | null;
}

/** Medians of the runs of a model, and of one operation when it is named; null where nothing was measured. */
export function predictFrom(runs: readonly MeasuredRun[], model: string, operation?: string): Prediction {
  const own = runs.filter((run) => run.model === model && (operation === undefined || run.operation === operation));
  const milliseconds = median(own.map((run) => run.durationMs));
  return {
    seconds: milliseconds === null ? null : milliseconds / 1000,
    peakBytes: median(own.map((run) => run.peakBytes)),
    costUsd: median(own.map((run) => run.costUsd)),
    runs: own.length,
  };
}

function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
