import { AppError, toErrorShape } from '../../shared/errors.ts';
import type { PlanStep, StepInput, StepParams } from '../../shared/plan.ts';
import { SKETCH } from '../../shared/routing.ts';
import type { EncodedImage } from '../models/remote-model.ts';
import { canonicalJson, stepKey } from '../routing/step-key.ts';
import type { ArtifactTable } from '../telemetry/artifact-table.ts';
import type { StepResult } from '../telemetry/result-table.ts';
import type { NewStepRun } from '../telemetry/run-table.ts';
import type { CallParty } from './calls/call-party.ts';
import { letterByModels } from './letter-edit-step.ts';
import { estimateBytes } from './memory-governor.ts';
import { FALL_BACK_ON } from './model-trouble.ts';
import { generateRemotely } from './remote-step.ts';
import type { StepParts } from './step-parts.ts';
import type { PixelResult, PixelTask } from './worker-protocol.ts';

/** Models that are tried in order when the planned one of a layer ("whole" when nothing is split) fails. */
export type Fallbacks = (layer: 'whole' | 'object' | 'style') => readonly string[];

/** The run that a step belongs to. */
export interface StepRunning {
  jobId: string;
  seed: number;
  fallbacks: Fallbacks;
  /** No base is taken from earlier runs. */
  isFresh: boolean;
  signal: AbortSignal;
  /** Jobs that were started together with this one because they differ only in their seeds. */
  party?: CallParty | undefined;
  /** Step id → what the steps before left. */
  results: ReadonlyMap<string, StepResult>;
  /** Rows of reused steps that are not written yet. */
  reused: NewStepRun[];
  /** 0–1 of the step. `preview` = a rough picture of what is being made. */
  onProgress: (fraction: number, preview?: EncodedImage) => void;
}

export interface StepDone {
  /** As it was run: with the model that really made it. */
  step: PlanStep;
  result: StepResult;
}

/** One step, with another model of the route when the planned one fails. */
export async function runStep(parts: StepParts, run: StepRunning, step: PlanStep): Promise<StepDone> {
  const candidates = step.operation === 'generate' ? candidatesFor(parts, run, step.id, step.params) : [null];
  for (const [index, model] of candidates.entries()) {
    const candidate = model === null || step.operation !== 'generate' ? step : { ...step, params: { ...step.params, model } };
    try {
      return { step: candidate, result: await reuseOrRun(parts, run, candidate) };
    } catch (error) {
      const isLast = index === candidates.length - 1;
      if (isLast || run.signal.aborted || !FALL_BACK_ON.includes(toErrorShape(error).code)) throw error;
      parts.remote?.caller.passOver({ jobId: run.jobId, step: step.id, model: model! }, candidates[index + 1]!, error);
    }
  }
  throw new AppError('internal', `The step "${step.id}" names no model.`);
}

/** What a model has made for this job already, or is making, is not paid again at another one. */
function candidatesFor({ remote }: StepParts, { jobId, fallbacks }: StepRunning, step: string, { model, layer }: StepParams['generate']): string[] {
  const candidates = [model, ...fallbacks(layer ?? 'whole').filter((other) => other !== model)];
  if (!remote || candidates.every((candidate) => candidate === SKETCH)) return candidates;
  const [paid] = remote.calls.modelsWithPictures(jobId, step).filter((other) => candidates.includes(other));
  return paid === undefined ? candidates : [paid, ...candidates.filter((other) => other !== paid)];
}

/** Cached steps get their rows together: a row each would cost a job of many cached steps more than anything else. */
export function recordReused({ transact, runs }: StepParts, { reused }: StepRunning): void {
  const rows = reused.splice(0);
  if (rows.length === 0) return;
  transact(() => {
    for (const row of rows) runs.start(row);
  });
}

async function reuseOrRun(parts: StepParts, run: StepRunning, step: PlanStep): Promise<StepResult> {
  const { jobId, seed, signal, results, onProgress } = run;
  const inputs: PixelTask['inputs'] = {};
  for (const [role, source] of Object.entries(step.inputs)) {
    inputs[role] = { sha256: outputOf(results, source), data: results.get(source.step)!.data };
  }
  const hashes = hashesOf(step, inputs);
  const key = stepKey({ operation: step.operation, params: step.params, seed, inputHashes: hashes });
  const row = { jobId, step: step.id, operation: step.operation, key, model: step.operation === 'generate' ? step.params.model : null };
  const known = run.isFresh && step.operation === 'generate' ? null : parts.results.get(key);
  if (known && Object.values(known.outputs).every((sha256) => parts.store.has(sha256))) {
    run.party?.pass(step.id, jobId);
    run.reused.push({ ...row, isCached: true, status: 'done', waitMs: 0, timeMs: 0, startedAt: parts.clock().toISOString() });
    return known;
  }
  // Its files are gone: the result is made again.
  if (known) parts.results.forget(key);
  recordReused(parts, run);
  if (step.operation === 'generate' && step.params.model !== SKETCH && parts.remote) {
    const { params } = step;
    return generateRemotely(parts, parts.remote, {
      row: { ...row, operation: 'generate', model: params.model },
      params,
      seed,
      isFresh: run.isFresh,
      party: run.party,
      signal,
      onProgress,
    });
  }
  if (step.operation === 'letter-edit') {
    return letterByModels(parts, parts.remote, { row: { ...row, operation: step.operation }, params: step.params, inputs, seed, signal, onProgress });
  }
  const task: PixelTask = { operation: step.operation, params: step.params, seed, inputs };
  return execute(parts, { row, task, pixels: pixelsOf(parts.artifacts, step, inputs), signal, onProgress });
}

/** What a step is made of. Where it follows plain data of the step before (the strings for a mask, what a model's try came to), that counts too. */
function hashesOf({ operation }: PlanStep, inputs: PixelTask['inputs']): Record<string, string> {
  const followsData = (role: string) => (operation === 'letter-edit' && role === 'mask') || role === 'edited';
  const hashOf = ([role, { sha256, data }]: [string, PixelTask['inputs'][string]]) => [role, followsData(role) ? `${sha256} ${canonicalJson(data)}` : sha256];
  return Object.fromEntries(Object.entries(inputs).map(hashOf));
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
async function execute(parts: StepParts, execution: Execution): Promise<StepResult> {
  try {
    return await attempt(parts, execution, 0);
  } catch (error) {
    if (execution.signal.aborted || toErrorShape(error).code !== 'out-of-memory') throw error;
    return attempt(parts, execution, 1);
  }
}

/** One try and its row: wait (for memory and for a worker), time, peak, outcome. */
async function attempt(parts: StepParts, { row, task, pixels, signal, onProgress }: Execution, retries: number): Promise<StepResult> {
  const readyAt = performance.now();
  const release = await parts.governor.admit(estimateBytes(row.operation, pixels), { signal, isAlone: retries > 0 });
  let started: { id: number; at: number; peak: () => number } | undefined;
  let refusal: unknown;
  const begin = (at: number) => {
    const id = parts.runs.start({ ...row, isCached: false, status: 'running', waitMs: Math.max(0, at - readyAt), startedAt: parts.clock().toISOString() });
    started = { id, at, peak: parts.sampler.start() };
  };
  // Called from the worker's message: a disk that refuses the row must fail the step, not the app.
  const onStart = (at: number) => {
    try {
      begin(at);
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
  // Kept for exports with layers; never an input of another step.
  for (const name of ['cleared', 'lettering']) if (images[name]) outputs[name] = images[name].sha256;
  return { outputs, data };
}

function pixelsOf(artifacts: ArtifactTable, step: PlanStep, inputs: PixelTask['inputs']): number {
  const sizes = Object.values(inputs).map(({ sha256 }) => artifacts.get(sha256));
  if (step.operation === 'import') sizes.push(artifacts.get(step.params.sha256));
  const given = Math.max(0, ...sizes.map((size) => (size ? size.width * size.height : 0)));
  const made = step.operation === 'generate' || step.operation === 'upscale' ? step.params.width * step.params.height : 0;
  return Math.max(given, made);
}

/** @throws AppError internal when the plan asks for what no step before it made */
export function outputOf(results: ReadonlyMap<string, StepResult>, { step, output }: StepInput): string {
  const sha256 = results.get(step)?.outputs[output];
  if (sha256 === undefined) throw new AppError('internal', `The step "${step}" left no ${output}.`);
  return sha256;
}
