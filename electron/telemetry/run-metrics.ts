import type { Job } from '../../shared/job.ts';
import type { StepRun } from '../../shared/proof.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';

/** Content of `run_metrics.json`, one per job: names with underscores, as other tools that read such files expect them. */
export interface RunMetrics {
  /** Seconds from start to end; the sum of the steps for a job that is not at its end. */
  time_s: number;
  /** State of the job: "done", "failed", "cancelled" … */
  status: Job['state'];
  job_id: string;
  prompt: string;
  intent: string;
  model: string;
  seed: number;
  width: number;
  height: number;
  memory: { peak_bytes: number | null };
  cost_usd: number;
  retries: number;
  error: { code: string; message: string } | null;
  /** null = does not apply or could not be measured; definitions in docs/measures.md. Empty when there is no proof. */
  scores: Record<string, number | null>;
  steps: {
    step: string;
    operation: string;
    model: string | null;
    status: string;
    is_cached: boolean;
    wait_s: number;
    time_s: number | null;
    peak_bytes: number | null;
  }[];
}

/** Everything that was recorded of one job. @param metrics of its proof; null when there is none */
export function runMetricsOf(job: Job, runs: readonly StepRun[], metrics: ProofMetrics | null): RunMetrics {
  const peaks = runs.flatMap((run) => run.peakBytes ?? []);
  return {
    time_s: secondsOf(job, runs),
    status: job.state,
    job_id: job.id,
    prompt: job.request.prompt,
    intent: job.reading.intent,
    model: runs.findLast((run) => run.operation === 'generate' && run.status === 'done')?.model ?? job.route.model,
    seed: job.request.seed,
    width: job.request.width,
    height: job.request.height,
    memory: { peak_bytes: peaks.length > 0 ? Math.max(...peaks) : null },
    cost_usd: runs.reduce((sum, run) => sum + run.costUsd, 0),
    retries: runs.reduce((sum, run) => sum + run.retries, 0),
    error: job.error,
    scores: metrics ? scoresOf(metrics) : {},
    steps: runs.map((run) => ({
      step: run.step,
      operation: run.operation,
      model: run.model,
      status: run.status,
      is_cached: run.isCached,
      wait_s: seconds(run.waitMs),
      time_s: run.timeMs === null ? null : seconds(run.timeMs),
      peak_bytes: run.peakBytes,
    })),
  };
}

function secondsOf({ startedAt, finishedAt }: Job, runs: readonly StepRun[]): number {
  if (startedAt && finishedAt) return seconds(Date.parse(finishedAt) - Date.parse(startedAt));
  return seconds(runs.reduce((sum, run) => sum + (run.timeMs ?? 0), 0));
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}

function scoresOf({ characterErrorRate, outsideMask, ssim, sharpnessRatio, colourCast, seamRatio }: ProofMetrics): RunMetrics['scores'] {
  return {
    character_error_rate_before: characterErrorRate.before,
    character_error_rate_after: characterErrorRate.after,
    outside_mask_max: outsideMask?.max ?? null,
    outside_mask_mean: outsideMask?.mean ?? null,
    ssim,
    sharpness_ratio: sharpnessRatio,
    colour_cast: colourCast,
    seam_ratio_horizontal: seamRatio?.horizontal ?? null,
    seam_ratio_vertical: seamRatio?.vertical ?? null,
  };
}
