import type { PlanStep, RenderPlan } from '../../shared/plan.ts';
import type { ProofLayer } from '../../shared/proof.ts';
import type { EncodedImage } from '../models/remote-model.ts';
import type { StepResult } from '../telemetry/result-table.ts';
import type { CallParty } from './calls/call-party.ts';
import { type Fallbacks, outputOf, recordReused, runStep, type StepRunning } from './run-step.ts';
import type { StepParts } from './step-parts.ts';

export interface StepProgress {
  step: string;
  stepIndex: number;
  stepCount: number;
  /** 0–1 over the whole plan. */
  fraction: number;
  /** Latest picture; null before the first. */
  thumbnailSha256: string | null;
  /** A rough picture of what is being made now. */
  preview?: EncodedImage;
}

export interface PlanRun {
  jobId: string;
  plan: RenderPlan;
  fallbacks: Fallbacks;
  /** No base is taken from earlier runs. */
  isFresh?: boolean;
  signal: AbortSignal;
  /** Jobs that were started together with this one because they differ only in their seeds. */
  party?: CallParty | undefined;
  /** Called before each step; what it throws ends the run there. */
  beforeStep?: () => void;
  onProgress?: (progress: StepProgress) => void;
}

export interface PlanOutcome {
  /** The plan as it was run: with the models that really made the base or its layers. */
  plan: RenderPlan;
  beforeSha256: string;
  afterSha256: string;
  maskSha256: string | null;
  layers: ProofLayer[];
  /** Step id → what it left. */
  results: ReadonlyMap<string, StepResult>;
}

export interface PlanRunner {
  /** Runs the steps in order, reusing what earlier runs left. @throws AppError of the first step that could not be done */
  run(request: PlanRun): Promise<PlanOutcome>;
}

/** Share of a job's progress bar, by how long the operations take. */
const WEIGHT: Partial<Record<PlanStep['operation'], number>> = {
  generate: 5,
  'letter-plan': 3,
  'letter-edit': 5,
  letter: 6,
  measure: 2,
  upscale: 2,
  matte: 2,
  merge: 2,
};

export function createPlanRunner(parts: StepParts): PlanRunner {
  return {
    async run(request) {
      const { plan, signal } = request;
      const results = new Map<string, StepResult>();
      const steps: PlanStep[] = [];
      const report = progressOf(request);
      const run: StepRunning = {
        jobId: request.jobId,
        seed: plan.seed,
        fallbacks: request.fallbacks,
        isFresh: request.isFresh ?? false,
        signal,
        party: request.party,
        results,
        reused: [],
        onProgress: (fraction, preview) => report(steps.length, fraction, null, preview),
      };
      try {
        for (const planned of plan.steps) {
          signal.throwIfAborted();
          request.beforeStep?.();
          report(steps.length, 0, null);
          const { step, result } = await runStep(parts, run, planned);
          results.set(step.id, result);
          report(steps.length, 1, result.outputs.image ?? null);
          steps.push(step);
        }
      } finally {
        recordReused(parts, run);
      }
      const { before, after, mask, layers = [] } = plan.proof;
      return {
        plan: { ...plan, steps },
        beforeSha256: outputOf(results, before),
        afterSha256: outputOf(results, after),
        maskSha256: mask && outputOf(results, mask),
        layers: layers.map(({ name, source }) => ({ name, sha256: outputOf(results, source) })),
        results,
      };
    },
  };
}

function progressOf({ plan, onProgress }: PlanRun): (index: number, fraction: number, image: string | null, preview?: EncodedImage) => void {
  const weights = plan.steps.map(({ operation }) => WEIGHT[operation] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let thumbnailSha256: string | null = null;
  return (stepIndex, fraction, image, preview) => {
    thumbnailSha256 = image ?? thumbnailSha256;
    const done = weights.slice(0, stepIndex).reduce((sum, weight) => sum + weight, 0) + weights[stepIndex] * fraction;
    const progress = { step: plan.steps[stepIndex].id, stepIndex, stepCount: weights.length, fraction: Math.min(1, done / total), thumbnailSha256 };
    onProgress?.(preview ? { ...progress, preview } : progress);
  };
}
