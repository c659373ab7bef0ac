import { AppError, type ErrorCode, toErrorShape } from '../../shared/errors.ts';
import type { PlanStep, RenderPlan, StepInput } from '../../shared/plan.ts';
import { stepKey } from '../routing/step-key.ts';
import type { ArtifactTable } from '../telemetry/artifact-table.ts';
import type { ResultTable, StepResult } from '../telemetry/result-table.ts';
import type { RunTable } from '../telemetry/run-table.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { estimateBytes, type MemoryGovernor } from './memory-governor.ts';
import type { PeakSampler } from './peak-sampler.ts';
import type { WorkerPool } from './worker-pool.ts';
import type { PixelResult, PixelTask } from './worker-protocol.ts';

export interface PlanRunnerParts {
  pool: WorkerPool;
  governor: MemoryGovernor;
  sampler: PeakSampler;
  store: ArtifactStore;
  runs: RunTable;
  results: ResultTable;
  artifacts: ArtifactTable;
  /** Runs the writes of one finished step as one transaction. */
  transact: (write: () => void) => void;
  clock: () => Date;
}

export interface StepProgress {
  step: string;
  stepIndex: number;
  stepCount: number;
  /** 0–1 over the whole plan. */
  fraction: number;
  /** Latest picture; null before the first. */
  thumbnailSha256: string | null;
}

export interface PlanRun {
  jobId: string;
  plan: RenderPlan;
  /** Models that are tried in order when the planned one fails. */
  fallbacks: readonly string[];
  signal: AbortSignal;
  /** Called before each step; what it throws ends the run there. */
  beforeStep?: () => void;
  onProgress?: (progress: StepProgress) => void;
}

export interface PlanOutcome {
  /** The plan as it was run: with the model that really made the base. */
  plan: RenderPlan;
  beforeSha256: string;
  afterSha256: string;
  maskSha256: string | null;
  /** Step id → what it left. */
  results: ReadonlyMap<string, StepResult>;
}

export interface PlanRunner {
  /** Runs the steps in order, reusing what earlier runs left. @throws AppError of the first step that could not be done */
  run(request: PlanRun): Promise<PlanOutcome>;
}

/** Errors of a model that another model may not have. A call that may have been billed is not among them: no second bill without a person's word. */
const FALL_BACK_ON: readonly ErrorCode[] = ['out-of-memory', 'rate-limited', 'refused', 'invalid-request', 'auth', 'quota', 'unavailable', 'timeout'];

/** Share of a job's progress bar, by how long the operations take. */
const WEIGHT: Partial<Record<PlanStep['operation'], number>> = { generate: 5, letter: 6, measure: 2, upscale: 2 };

export function createPlanRunner(parts: PlanRunnerParts): PlanRunner {
  return {
    async run(request) {
      const { plan, signal } = request;
      const results = new Map<string, StepResult>();
      const steps: PlanStep[] = [];
      const report = progressOf(request);
      for (const step of plan.steps) {
        signal.throwIfAborted();
        request.beforeStep?.();
        report(steps.length, 0, null);
        const { step: done, result } = await runStep(parts, request, step, results, (fraction) => report(steps.length, fraction, null));
        steps.push(done);
        results.set(done.id, result);
        report(steps.length - 1, 1, result.outputs.image ?? null);
      }
      const { before, after, mask } = plan.proof;
      return {
        plan: { ...plan, steps },
        beforeSha256: outputOf(results, before),
        afterSha256: outputOf(results, after),
        maskSha256: mask && outputOf(results, mask),
        results,
      };
    },
  };
}

function progressOf({ plan, onProgress }: PlanRun): (index: number, fraction: number, image: string | null) => void {
  const weights = plan.steps.map(({ operation }) => WEIGHT[operation] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let thumbnailSha256: string | null = null;
  return (stepIndex, fraction, image) => {
    thumbnailSha256 = image ?? thumbnailSha256;
    const done = weights.slice(0, stepIndex).reduce((sum, weight) => sum + weight, 0) + weights[stepIndex] * fraction;
    onProgress?.({ step: plan.steps[stepIndex].id, stepIndex, stepCount: weights.length, fraction: Math.min(1, done / total), thumbnailSha256 });
  };
}

function outputOf(results: ReadonlyMap<string, StepResult>, { step, output }: StepInput): string {
  const sha256 = results.get(step)?.outputs[output];
  if (sha256 === undefined) throw new AppError('internal', `The step "${step}" left no ${output}.`);
  return sha256;
}

interface StepDone {
  step: PlanStep;
  result: StepResult;
}

/** One step, with another model of the route when the planned one fails. */
async function runStep(
  parts: PlanRunnerParts,
  request: PlanRun,
  step: PlanStep,
  results: ReadonlyMap<string, StepResult>,
  onProgress: (fraction: number) => void,
): Promise<StepDone> {
  const candidates = step.operation === 'generate' ? [step.params.model, ...request.fallbacks.filter((model) => model !== step.params.model)] : [null];
  for (const [index, model] of candidates.entries()) {
    const candidate = model === null || step.operation !== 'generate' ? step : { ...step, params: { ...step.params, model } };
    try {
      return { step: candidate, result: await reuseOrRun(parts, request, candidate, results, onProgress) };
    } catch (error) {
      const isLast = index === candidates.length - 1;
      if (isLast || request.signal.aborted || !FALL_BACK_ON.includes(toErrorShape(error).code)) throw error;
    }
  }
  throw new AppError('internal', `The step "${step.id}" names no model.`);
}

async function reuseOrRun(
  parts: PlanRunnerParts,
  request: PlanRun,
  step: PlanStep,
  results: ReadonlyMap<string, StepResult>,
  onProgress: (fraction: number) => void,
): Promise<StepResult> {
  const inputs: PixelTask['inputs'] = {};
  for (const [role, source] of Object.entries(step.inputs)) {
    inputs[role] = { sha256: outputOf(results, source), data: results.get(source.step)!.data };
  }
  const hashes = Object.fromEntries(Object.entries(inputs).map(([role, { sha256 }]) => [role, sha256]));
  const key = stepKey({ operation: step.operation, params: step.params, seed: request.plan.seed, inputHashes: hashes });
  const row = { jobId: request.jobId, step: step.id, operation: step.operation, key, model: step.operation === 'generate' ? step.params.model : null };
  const known = parts.results.get(key);
  if (known && Object.values(known.outputs).every((sha256) => parts.store.has(sha256))) {
    parts.runs.start({ ...row, isCached: true, status: 'done', waitMs: 0, timeMs: 0, startedAt: parts.clock().toISOString() });
    return known;
  }
  // Its files are gone: the result is made again.
  if (known) parts.results.forget(key);
  const task: PixelTask = { operation: step.operation, params: step.params, seed: request.plan.seed, inputs };
  return execute(parts, { row, task, pixels: pixelsOf(parts.artifacts, step, inputs), signal: request.signal, onProgress });
}

interface Execution {
  row: { jobId: string; step: string; operation: PlanStep['operation']; key: string; model: string | null };
  task: PixelTask;
  /** Of the larger of input and output. */
  pixels: number;
  signal: AbortSignal;
  onProgress: (fraction: number) => void;
}

/** Runs a step in a worker; after running out of memory once more with nothing beside it. */
async function execute(parts: PlanRunnerParts, execution: Execution): Promise<StepResult> {
  try {
    return await attempt(parts, execution, 0);
  } catch (error) {
    if (execution.signal.aborted || toErrorShape(error).code !== 'out-of-memory') throw error;
    return attempt(parts, execution, 1);
  }
}

/** One try and its row: wait (for memory and for a worker), time, peak, outcome. */
async function attempt(parts: PlanRunnerParts, { row, task, pixels, signal, onProgress }: Execution, retries: number): Promise<StepResult> {
  const readyAt = performance.now();
  const release = await parts.governor.admit(estimateBytes(task.operation, pixels), { signal, isAlone: retries > 0 });
  let started: { id: number; at: number; peak: () => number } | undefined;
  let refusal: unknown;
  const begin = () => {
    const at = performance.now();
    const id = parts.runs.start({ ...row, isCached: false, status: 'running', waitMs: at - readyAt, startedAt: parts.clock().toISOString() });
    started = { id, at, peak: parts.sampler.start() };
  };
  // Called from the worker's message: a disk that refuses the row must fail the step, not the app.
  const onStart = () => {
    try {
      begin();
    } catch (error) {
      refusal = error;
    }
  };
  const finish = (status: 'done' | 'failed' | 'cancelled', costUsd: number, errorCode: string | null) => {
    if (!started) return;
    parts.runs.finish(started.id, { status, timeMs: performance.now() - started.at, peakBytes: started.peak(), costUsd, retries, errorCode });
  };
  try {
    const made = await parts.pool.run(task, { signal, onStart, onProgress });
    if (refusal) throw refusal;
    const result = resultOf(task, made);
    parts.transact(() => {
      const at = parts.clock().toISOString();
      for (const image of Object.values(made.images)) parts.artifacts.add({ ...image, mediaType: 'image/png' }, at);
      parts.results.put(row.key, result, at);
      finish('done', made.costUsd, null);
    });
    return result;
  } catch (error) {
    finish(signal.aborted ? 'cancelled' : 'failed', 0, signal.aborted ? null : toErrorShape(error).code);
    throw error;
  } finally {
    release();
  }
}

/** A step that makes no picture of its own hands on those it was given. */
function resultOf({ inputs }: PixelTask, { images, data }: PixelResult): StepResult {
  const outputs: Record<string, string> = {};
  for (const name of ['image', 'mask']) {
    const sha256 = images[name]?.sha256 ?? inputs[name]?.sha256;
    if (sha256 !== undefined) outputs[name] = sha256;
  }
  return { outputs, data };
}

function pixelsOf(artifacts: ArtifactTable, step: PlanStep, inputs: PixelTask['inputs']): number {
  const sizes = Object.values(inputs).map(({ sha256 }) => artifacts.get(sha256));
  if (step.operation === 'import') sizes.push(artifacts.get(step.params.sha256));
  const given = Math.max(0, ...sizes.map((size) => (size ? size.width * size.height : 0)));
  const made = step.operation === 'generate' || step.operation === 'upscale' ? step.params.width * step.params.height : 0;
  return Math.max(given, made);
}
