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

/** Two renders one after the other: seconds and cost add up, memory is the larger; unknown where one of them is. */
export function addPredictions(first: Prediction, second: Prediction): Prediction {
  const both = (a: number | null, b: number | null, join: (a: number, b: number) => number) => (a === null || b === null ? null : join(a, b));
  const sum = (a: number, b: number) => a + b;
  return {
    seconds: both(first.seconds, second.seconds, sum),
    peakBytes: both(first.peakBytes, second.peakBytes, Math.max),
    costUsd: both(first.costUsd, second.costUsd, sum),
    runs: Math.min(first.runs, second.runs),
  };
}

function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
