import type { Job } from '../../shared/job.ts';
import type { PlanStep, RenderPlan } from '../../shared/plan.ts';
import type { StepRun } from '../../shared/proof.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import type { MeasureChange, RecipeChange } from '../../shared/review.ts';
import { flatten, modelOf } from './recipe.ts';
import { wordChanges } from './word-changes.ts';

/** What a picture was made from: of a job that is not rendered yet there is no plan. */
export interface Made {
  job: Job;
  plan: RenderPlan | null;
}

/** In which things two recipes differ, in the order in which a person would ask; [] = they are the same. */
export function recipeChanges(before: Made, after: Made): RecipeChange[] {
  const changes: RecipeChange[] = [];
  const tell = (part: RecipeChange['part'], from: unknown, to: unknown, name = '') => {
    const [a, b] = [textOf(from), textOf(to)];
    if (a !== b) changes.push({ part, name, before: a, after: b, words: [] });
  };
  const [a, b] = [before.job, after.job];
  if (a.request.prompt !== b.request.prompt) {
    changes.push({ part: 'prompt', name: '', before: a.request.prompt, after: b.request.prompt, words: wordChanges(a.request.prompt, b.request.prompt) });
  }
  tell('lettering', textsOf(before), textsOf(after));
  tell('seed', a.request.seed, b.request.seed);
  tell('size', sizeOf(a), sizeOf(b));
  tell('base', a.request.baseSha256?.slice(0, 12), b.request.baseSha256?.slice(0, 12));
  tell('intent', a.route.intent, b.route.intent);
  tell('column', a.route.column, b.route.column);
  tell('matrix', a.route.matrixVersion, b.route.matrixVersion);
  for (const [name, from, to] of pairs(flatten(lookOf(a)), flatten(lookOf(b)))) tell('look', from, to, name);
  tell('split', isSplit(before), isSplit(after));
  stepChanges(before.plan, after.plan, tell);
  return changes;
}

type Tell = (part: RecipeChange['part'], from: unknown, to: unknown, name?: string) => void;

function stepChanges(before: RenderPlan | null, after: RenderPlan | null, tell: Tell): void {
  if (before === null || after === null) return;
  for (const [id, from, to] of pairs(byId(before), byId(after))) {
    if (from === null || to === null) {
      tell(from === null ? 'step-added' : 'step-removed', from && id, to && id, id);
      continue;
    }
    tell('model', modelOf(from), modelOf(to), id);
    for (const [name, a, b] of pairs(ownParams(from), ownParams(to))) tell('parameter', a, b, `${id}.${name}`);
  }
}

/** Without what the request says for the whole picture: prompt, words, lettering and size are told once. */
function ownParams(step: PlanStep): [string, string][] {
  if (step.operation === 'generate') return flatten(step.params.params);
  if (step.operation === 'letter' || step.operation === 'letter-plan' || step.operation === 'letter-edit' || step.operation === 'measure') return [];
  const { sha256: _sha256, width: _width, height: _height, ...params } = step.params as Record<string, unknown>;
  return flatten(params);
}

function lookOf({ request }: Job): Record<string, unknown> {
  const { texts: _texts, ...look } = (request.lettering ?? {}) as Record<string, unknown>;
  return look;
}

function textsOf({ job, plan }: Made): string | null {
  const letter = plan?.steps.find((step) => step.operation === 'letter');
  const texts = letter?.operation === 'letter' ? letter.params.texts : (job.request.lettering?.texts ?? job.reading.lettering.map(({ text }) => text));
  return texts.length === 0 ? null : texts.join(' · ');
}

const sizeOf = ({ request }: Job) => `${request.width} × ${request.height}`;
const isSplit = ({ job }: Made) => (job.route.split === null ? null : 'yes');
const byId = (plan: RenderPlan) => plan.steps.map((step): [string, PlanStep] => [step.id, step]);

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** Keys of both sides in their order, the second's own last. */
function pairs<Value>(a: readonly [string, Value][], b: readonly [string, Value][]): [string, Value | null, Value | null][] {
  const [from, to] = [new Map(a), new Map(b)];
  return [...new Set([...from.keys(), ...to.keys()])].map((key) => [key, from.get(key) ?? null, to.get(key) ?? null]);
}

/** What was measured of either, side by side. */
export function measureChanges(before: Measured, after: Measured): MeasureChange[] {
  const [a, b] = [valuesOf(before), valuesOf(after)];
  return a.flatMap(([measure, value], index) => {
    const other = b[index][1];
    return value === null && other === null ? [] : [{ measure, before: value, after: other }];
  });
}

export interface Measured {
  metrics: ProofMetrics;
  steps: readonly StepRun[];
}

function valuesOf({ metrics, steps }: Measured): [MeasureChange['measure'], number | null][] {
  const done = steps.filter(({ status, isCached }) => status === 'done' && !isCached);
  const seam = metrics.seamRatio;
  const peaks = done.flatMap(({ peakBytes }) => peakBytes ?? []);
  return [
    ['characterErrorRate', metrics.characterErrorRate.after],
    ['outsideMax', metrics.outsideMask?.max ?? null],
    ['ssim', metrics.ssim],
    ['sharpnessRatio', metrics.sharpnessRatio],
    ['colourCast', metrics.colourCast],
    ['seamRatio', seam && Math.max(seam.horizontal, seam.vertical)],
    ['noise', metrics.final?.noise ?? null],
    ['banding', metrics.final?.banding ?? null],
    ['seconds', done.length === 0 ? null : done.reduce((sum, { timeMs }) => sum + (timeMs ?? 0), 0) / 1000],
    ['costUsd', steps.length === 0 ? null : steps.reduce((sum, { costUsd }) => sum + costUsd, 0)],
    ['peakBytes', peaks.length === 0 ? null : Math.max(...peaks)],
  ];
}
