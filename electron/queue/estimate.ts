import { AppError } from '../../shared/errors.ts';
import type { Estimate } from '../../shared/estimate.ts';
import type { JobRequest } from '../../shared/job.ts';
import type { PromptReading } from '../../shared/prompt.ts';
import { BUILT_IN_LANE, type QueuePlan } from '../../shared/queue.ts';
import type { Route } from '../../shared/routing.ts';
import { correctReading } from '../prompt/correct-reading.ts';
import type { WildcardFolder } from '../prompt/wildcards/wildcard-folder.ts';
import { createDurations, type Durations } from './durations.ts';
import type { Lane } from './lanes.ts';
import type { PlanTable } from './plan-table.ts';
import { inTurns } from './turns.ts';
import { createExpander } from './variations.ts';

export interface EstimatorParts {
  table: Pick<PlanTable, 'doneModels' | 'doneOf'>;
  wildcards: Pick<WildcardFolder, 'open'>;
  laneOf(model: string): Lane;
  plan(detail: number): QueuePlan;
  /** Jobs by state: when they are others, the plan is another one. */
  counts(): Readonly<Record<string, number>>;
  read(prompt: string): PromptReading;
  /** Says the price before anything is sent, and what was measured. */
  route(reading: PromptReading, request: JobRequest): Route;
  clock: () => Date;
}

/** What prompts would take, from the same figures that the planner and the matrix use. */
export interface Estimator {
  /** @param of all requests that `requests` stand for @throws AppError of the first request when none can be taken */
  estimate(requests: readonly JobRequest[], of: number): Promise<Estimate>;
}

/** Pictures that are read and routed one by one, over all requests. */
const MOST_LOOKED_AT = 96;
/** Finished jobs that each model's times are medians of. */
const MEASURED_FROM = 64;
/** Waiting jobs of each lane that are planned one by one; the others are summed up. */
const AHEAD_DETAIL = 16;
/** Somebody who types asks often: a plan is kept so long while jobs change, and so long while they do not. */
const LEAST_KEPT_MS = 1500;
const MOST_KEPT_MS = 10_000;

/** A picture that was looked at, and how many it stands for. */
interface Sample {
  route: Route;
  weight: number;
  seconds: number | null;
  lane: Lane;
}

export function createEstimator(parts: EstimatorParts): Estimator {
  let keptAt = Number.NEGATIVE_INFINITY;
  let keptCounts = '';
  let plan: QueuePlan | null = null;
  const durations = new Map<string, Durations>();

  function refreshKept(): { queued: QueuePlan; isBehind: boolean } {
    const now = parts.clock().getTime();
    const counts = JSON.stringify(parts.counts());
    if (plan === null || now - keptAt > (counts === keptCounts ? MOST_KEPT_MS : LEAST_KEPT_MS)) {
      keptAt = now;
      keptCounts = counts;
      durations.clear();
      plan = parts.plan(AHEAD_DETAIL);
    }
    return { queued: plan, isBehind: counts !== keptCounts };
  }

  function durationsOf(lane: Lane): Durations {
    let known = durations.get(lane.id);
    if (!known) {
      const models = parts.table.doneModels().filter((model) => parts.laneOf(model).id === lane.id);
      known = createDurations(
        models.flatMap((model) => parts.table.doneOf(model, MEASURED_FROM)),
        lane.keepsModel,
      );
      durations.set(lane.id, known);
    }
    return known;
  }

  function* samplesOf(requests: readonly JobRequest[]): Generator<void, { samples: Sample[]; isScaled: boolean }> {
    const expander = createExpander(parts.wildcards);
    const samples: Sample[] = [];
    let isScaled = false;
    let refusal: unknown = new AppError('empty-prompt', 'There is nothing to estimate.');
    for (const request of requests) {
      try {
        const { firstVariations, variations, faults } = expander.preview(request);
        if (faults.length > 0) throw new AppError('invalid-input', faults[0]);
        const looked = firstVariations.slice(0, Math.max(1, Math.floor(MOST_LOOKED_AT / requests.length)));
        isScaled ||= looked.length < variations;
        for (const prompt of looked) {
          samples.push(sampleOf({ ...request, prompt }, variations / looked.length));
          yield;
        }
      } catch (error) {
        refusal = error;
      }
    }
    if (samples.length === 0) throw refusal;
    return { samples, isScaled };
  }

  function sampleOf(request: JobRequest, weight: number): Sample {
    const reading = correctReading(parts.read(request.prompt), request);
    const route = parts.route(reading, request);
    const lane = parts.laneOf(route.model);
    const { width, height } = request;
    const seconds = durationsOf(lane).secondsOf({ route, column: route.column, width, height, seconds: route.prediction.seconds });
    return { route, weight, seconds, lane };
  }

  return {
    async estimate(requests, of) {
      const { queued, isBehind } = refreshKept();
      const { samples, isScaled } = await inTurns(samplesOf(requests));
      const scale = of / requests.length;
      for (const sample of samples) sample.weight *= scale;
      const laneIds = new Set(samples.map(({ lane }) => lane.id));
      const before = queued.lanes.filter(({ id }) => laneIds.has(id));
      const here = samples.filter(({ lane }) => lane.id === BUILT_IN_LANE);
      return {
        jobs: Math.min(Math.round(sum(samples.map(({ weight }) => weight))), Number.MAX_SAFE_INTEGER),
        isScaled: isScaled || scale > 1,
        seconds: largest([...laneIds].map((id) => laneSeconds(samples, id, durationsOf, queued))),
        aheadSeconds: largest(before.map(({ endMs }) => (endMs === null ? null : endMs / 1000))) ?? (before.length > 0 ? null : 0),
        ahead: before.reduce((count, { waiting }) => count + waiting, 0),
        isBehind,
        costUsd: total(samples.map(({ route, weight, lane }) => costOf(route, lane, weight))),
        peakBytes: largest(here.map(({ route }) => route.prediction.peakBytes)),
        isElsewhere: here.length === 0,
        models: modelsOf(samples),
      };
    },
  };
}

/** How long a lane needs for its samples, its places side by side, one load for each model that its host does not have. */
function laneSeconds(samples: readonly Sample[], laneId: string, durationsOf: (lane: Lane) => Durations, queued: QueuePlan): number | null {
  const own = samples.filter(({ lane }) => lane.id === laneId);
  const [{ lane }] = own;
  const work = total(own.map(({ seconds, weight }) => seconds && seconds * weight));
  if (work === null) return null;
  const jobs = sum(own.map(({ weight }) => weight));
  const loaded = queued.lanes.find(({ id }) => id === laneId)?.loaded ?? null;
  const models = new Set(own.map(({ route }) => route.model));
  const loads = lane.keepsModel ? [...models].filter((model) => model !== loaded).length : 0;
  return work / Math.max(1, Math.min(lane.limit, jobs)) + loads * (durationsOf(lane).loadSeconds ?? 0);
}

function costOf({ prediction }: Route, lane: Lane, weight: number): number | null {
  const each = prediction.costUsd ?? (lane.id === BUILT_IN_LANE ? 0 : null);
  return each === null ? null : each * weight;
}

function modelsOf(samples: readonly Sample[]): Estimate['models'] {
  const models = new Map<string, Estimate['models'][number]>();
  for (const { route, weight, seconds, lane } of samples) {
    const known = models.get(route.model) ?? { model: route.model, jobs: 0, isMeasured: true, isPriced: true };
    models.set(route.model, {
      ...known,
      jobs: known.jobs + weight,
      isMeasured: known.isMeasured && seconds !== null,
      isPriced: known.isPriced && costOf(route, lane, 1) !== null,
    });
  }
  return [...models.values()].map((entry) => ({ ...entry, jobs: Math.round(entry.jobs) })).sort((a, b) => b.jobs - a.jobs);
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** null as soon as one is unknown. */
function total(values: readonly (number | null)[]): number | null {
  return values.includes(null) ? null : sum(values as number[]);
}

/** null as soon as one is unknown, and of none. */
function largest(values: readonly (number | null)[]): number | null {
  return values.length === 0 || values.includes(null) ? null : Math.max(...(values as number[]));
}
