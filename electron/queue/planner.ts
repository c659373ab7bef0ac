import { BUILT_IN_LANE, type PlannedJob, type PlannedLane, type QueuePlan } from '../../shared/queue.ts';
import { createDurations, type Durations } from './durations.ts';
import { earlier, type Lane, type Lanes, type LaneTable, type Turn } from './lanes.ts';
import { nextStart, type Started } from './next-start.ts';
import type { PlanJob, PlanTable } from './plan-table.ts';

export interface PlannerParts {
  table: PlanTable;
  /** Those that the scheduler asks; they are not changed. */
  lanes: Pick<Lanes<never>, 'fork' | 'loaded'>;
  laneOf(model: string): Lane;
  /** Jobs at once over all lanes. */
  concurrency: number;
  isPaused(): boolean;
  clock: () => Date;
}

/** What the scheduler will do, as far as it is known. */
export interface Planner {
  /** @param detail jobs of each lane that are planned one by one; the others are summed up */
  plan(detail: number): QueuePlan;
  /** Waiting jobs of a model's lane: first those planned one by one, in the order in which they will be taken, then the first that is left. */
  orderOf(model: string, detail: number): { taken: PlanJob[]; after: PlanJob | null };
}

/** Finished jobs that each model's times are medians of. */
const MEASURED_FROM = 64;
/** For the order alone, where nothing was measured; it is never shown. */
const ASSUMED_SECONDS = 10;

interface RunningJob extends Started {
  job: PlanJob;
  endMs: number;
  /** False = the end is assumed. */
  isKnown: boolean;
}

interface LaneRecord {
  lane: Lane;
  durations: Durations;
  shown: PlannedJob[];
  taken: PlanJob[];
}

/** Takes the scheduler's own turns ahead of time, over copies of what waits. */
export function createPlanner(parts: PlannerParts): Planner {
  const { table, laneOf } = parts;

  function open(detail: number) {
    const counts = table.queuedCounts();
    const running = table.running();
    const records = new Map<string, LaneRecord>();
    const models = [...new Set([...counts.keys(), ...running.map(({ route }) => route.model)])];
    const doneModels = table.doneModels();
    for (const lane of models.map(laneOf)) {
      if (records.has(lane.id)) continue;
      const done = doneModels.filter((model) => laneOf(model).id === lane.id).flatMap((model) => table.doneOf(model, MEASURED_FROM));
      records.set(lane.id, { lane, durations: createDurations(done, lane.keepsModel), shown: [], taken: [] });
    }
    const heads = new Map([...counts.keys()].map((model) => [model, { jobs: table.queuedOf(model, detail + 1), next: 0 }]));
    return { counts, running, records, heads };
  }

  function simulate(detail: number) {
    const state = open(detail);
    const { records, heads } = state;
    const now = parts.clock().getTime();
    let atMs = 0;
    const waiting: LaneTable<PlanJob> = {
      queuedModels: () => [...heads].filter(([, { jobs, next }]) => next < jobs.length).map(([model]) => model),
      nextQueuedOf: (model) => heads.get(model)?.jobs[heads.get(model)!.next] ?? null,
    };
    const lanes = parts.lanes.fork(waiting, () => new Date(now + atMs));
    const closed = new Set<string>();
    const running = state.running.map((job) => begun(job, now, records.get(laneOf(job.route.model).id)!));
    /** Whether the time now is known, lane by lane: a place that came free at an assumed time makes what follows assumed. */
    const isKnown = new Map<string, boolean>();
    for (;;) {
      for (let turn = nextStart(lanes, running, parts.concurrency, closed); turn; turn = nextStart(lanes, running, parts.concurrency, closed)) {
        const record = records.get(turn.lane.id)!;
        running.push(taken(turn, record, atMs, isKnown.get(turn.lane.id) ?? true));
        lanes.take(turn);
        heads.get(turn.job.route.model)!.next++;
        if (record.taken.length >= detail) closed.add(turn.lane.id);
      }
      const first = running.reduce<RunningJob | null>((soonest, entry) => (soonest === null || entry.endMs < soonest.endMs ? entry : soonest), null);
      if (first === null || closed.size === records.size || waiting.queuedModels().length === 0) return state;
      atMs = Math.max(atMs, first.endMs);
      isKnown.set(first.lane, first.isKnown && (isKnown.get(first.lane) ?? true));
      running.splice(running.indexOf(first), 1);
    }
  }

  return {
    plan(detail) {
      const { counts, records } = simulate(detail);
      const lanes = [...records.values()].map((record) => plannedLane(record, counts, laneOf, parts.lanes.loaded(record.lane.id)));
      const costs = lanes.flatMap(({ jobs }) => jobs.map(({ costUsd }) => costUsd));
      return {
        at: parts.clock().toISOString(),
        isPaused: parts.isPaused(),
        lanes: lanes.sort((a, b) => b.waiting + b.jobs.length - (a.waiting + a.jobs.length) || (a.id < b.id ? -1 : 1)),
        waiting: lanes.reduce((sum, lane) => sum + lane.waiting, 0),
        endMs: lanes.some(({ endMs }) => endMs === null) ? null : Math.max(0, ...lanes.map(({ endMs }) => endMs ?? 0)),
        costUsd: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
      };
    },
    orderOf(model, detail) {
      const { records, heads } = simulate(detail);
      const { id } = laneOf(model);
      const left = [...heads].filter(([other]) => laneOf(other).id === id).flatMap(([, { jobs, next }]) => jobs.slice(next, next + 1));
      return { taken: records.get(id)?.taken ?? [], after: left.length > 0 ? left.reduce(earlier) : null };
    },
  };
}

/** A job that runs already. */
function begun(job: PlanJob, now: number, { lane, durations, shown }: LaneRecord): RunningJob {
  const seconds = durations.secondsOf(job);
  const startMs = job.startedAt === null ? 0 : Math.min(0, Date.parse(job.startedAt) - now);
  const endMs = Math.max(0, startMs + (seconds ?? ASSUMED_SECONDS) * 1000);
  const times = { startMs, endMs: seconds === null ? null : endMs, seconds };
  shown.push({ ...plannedJob(job, lane), ...times, isRunning: true, reason: 'first', passes: null, isLoad: false });
  return { job, lane: lane.id, isSuspect: job.crashCount > 0, endMs, isKnown: seconds !== null };
}

function taken(turn: Turn<PlanJob>, { lane, durations, shown, taken: order }: LaneRecord, atMs: number, isKnown: boolean): RunningJob {
  const { job, reason, passedOver, held, isLoad } = turn;
  const seconds = durations.secondsOf(job);
  const durationMs = ((seconds ?? ASSUMED_SECONDS) + (isLoad ? (durations.loadSeconds ?? 0) : 0)) * 1000;
  const isEndKnown = isKnown && seconds !== null;
  const passes = passedOver && {
    id: passedOver.id,
    prompt: passedOver.prompt,
    model: passedOver.route.model,
    waitedMs: held?.waitedMs ?? 0,
    passed: (held?.passed ?? 0) + 1,
  };
  const times = { startMs: isKnown ? atMs : null, endMs: isEndKnown ? atMs + durationMs : null, seconds };
  shown.push({ ...plannedJob(job, lane), ...times, isRunning: false, reason, passes, isLoad });
  order.push(job);
  return { job, lane: lane.id, isSuspect: job.crashCount > 0, endMs: atMs + durationMs, isKnown: isEndKnown };
}

function plannedJob({ id, prompt, route, intent, column, request, thumbnailSha256, isPlaced, costUsd }: PlanJob, lane: Lane) {
  const base = { id, prompt, model: route.model, intent, column, priority: request.priority, thumbnailSha256, isPlaced };
  return { ...base, costUsd: costUsd ?? (lane.id === BUILT_IN_LANE ? 0 : null) };
}

function plannedLane(
  { lane, durations, shown, taken: order }: LaneRecord,
  counts: ReadonlyMap<string, number>,
  laneOf: (model: string) => Lane,
  loaded: string | null,
): PlannedLane {
  const own = [...counts].filter(([model]) => laneOf(model).id === lane.id);
  const rest = own.flatMap(([model, count]) => {
    const left = count - order.filter(({ route }) => route.model === model).length;
    const each = durations.secondsOfModel(model) ?? order.find(({ route }) => route.model === model)?.seconds ?? null;
    return left > 0 ? [{ model, count: left, seconds: each === null ? null : each * left }] : [];
  });
  const last = order.at(-1)?.route.model ?? loaded;
  const restLoads = lane.keepsModel ? rest.filter(({ model }) => model !== last).length : 0;
  const ends = shown.map(({ endMs }) => endMs);
  const isWholeKnown = !ends.includes(null) && rest.every(({ seconds }) => seconds !== null);
  const restMs = (rest.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) * 1000) / lane.limit + restLoads * (durations.loadSeconds ?? 0) * 1000;
  return {
    ...lane,
    loaded,
    loadSeconds: durations.loadSeconds,
    jobs: shown,
    rest,
    waiting: own.reduce((sum, [, count]) => sum + count, 0),
    loads: shown.filter(({ isLoad }) => isLoad).length + restLoads,
    endMs: isWholeKnown ? Math.max(0, ...ends.map((end) => end ?? 0)) + restMs : null,
    unmeasured:
      order.filter((job) => durations.secondsOf(job) === null).length + rest.reduce((sum, { seconds, count }) => sum + (seconds === null ? count : 0), 0),
  };
}
