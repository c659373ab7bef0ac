import type { Job } from '../../shared/job.ts';
import type { PlanStep, RenderPlan } from '../../shared/plan.ts';
import type { StepRun } from '../../shared/proof.ts';
import type { Recipe, RecipeNode } from '../../shared/review.ts';

export interface RecipeSource {
  proofId: string;
  job: Job;
  plan: RenderPlan;
  /** Of the job, in the order in which they were started. */
  steps: readonly StepRun[];
  /** Artifacts of a finished step by the output's name. */
  outputsOf(key: string): Record<string, string>;
}

/** How a proof was made, as nodes and what flows between them. */
export function recipeOf({ proofId, job, plan, steps, outputsOf }: RecipeSource): Recipe {
  const { request, route } = job;
  return {
    proofId,
    prompt: request.prompt,
    seed: plan.seed,
    width: request.width,
    height: request.height,
    intent: route.intent,
    column: route.column,
    matrixVersion: route.matrixVersion,
    nodes: plan.steps.map((step) => nodeOf(step, steps, outputsOf)),
    edges: plan.steps.flatMap((step) => Object.entries(step.inputs).map(([role, { step: from, output }]) => ({ from, to: step.id, output, role }))),
    before: plan.proof.before.step,
    after: plan.proof.after.step,
  };
}

function nodeOf(step: PlanStep, runs: readonly StepRun[], outputsOf: RecipeSource['outputsOf']): RecipeNode {
  const mine = runs.filter((run) => run.step === step.id);
  const run = mine.findLast(({ status }) => status === 'done') ?? mine.at(-1) ?? null;
  const isMade = run !== null && !run.isCached;
  return {
    id: step.id,
    operation: step.operation,
    model: run?.model ?? modelOf(step),
    params: readableParams(step),
    status: run?.status ?? null,
    isCached: run?.isCached ?? false,
    retries: mine.reduce((sum, { retries }) => sum + retries, 0),
    seconds: isMade && run.timeMs !== null ? run.timeMs / 1000 : null,
    peakBytes: isMade ? run.peakBytes : null,
    costUsd: mine.reduce((sum, { costUsd }) => sum + costUsd, 0),
    outputs: run?.status === 'done' ? Object.entries(outputsOf(run.key)).map(([name, sha256]) => ({ name, sha256 })) : [],
  };
}

export function modelOf(step: PlanStep): string | null {
  if (step.operation === 'generate') return step.params.model;
  return step.operation === 'letter-edit' ? (step.params.models[0] ?? null) : null;
}

/** What a person can read of a step's parameters. What is not set is left out, as is what only says again where the picture comes from. */
export function readableParams(step: PlanStep): { name: string; value: string }[] {
  const { model: _model, models: _models, sha256: _sha256, ...params } = step.params as Record<string, unknown>;
  return flatten(params).map(([name, value]) => ({ name, value }));
}

/** "outer.inner" → text; empty values are left out, lists of things are counted, lists of words and numbers are written out. */
export function flatten(value: Readonly<Record<string, unknown>>, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, entry]): [string, string][] => {
    const name = `${prefix}${key}`;
    if (entry === undefined || entry === null || entry === '' || entry === false) return [];
    if (Array.isArray(entry)) {
      const items = entry.filter((item) => item !== '');
      if (items.length === 0) return [];
      return [[name, items.some((item) => typeof item === 'object') ? `× ${items.length}` : items.join(typeof items[0] === 'number' ? ', ' : ' · ')]];
    }
    // The parameters of a model are its own words: they stand without "params".
    if (typeof entry === 'object') return flatten(entry as Record<string, unknown>, key === 'params' || key === 'options' ? prefix : `${name}.`);
    return [[name, String(entry)]];
  });
}
