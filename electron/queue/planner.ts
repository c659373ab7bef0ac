import { BUILT_IN_LANE, type PlannedJob, type PlannedLane, type QueuePlan } from '../../shared/queue.ts';
import { createDurations, type Durations } from './durations.ts';
import { earlier, type Lane, type Lanes, type LaneTable, type Turn } from './lanes.ts';
import { nextStart, type Started } from './next-start.ts';
import type { PlanJob, PlanTable } from './plan-table.ts';
import { type BatchRule, chooseSiblings, SIBLING_WINDOW } from './siblings.ts';

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
    const heads = new Map(
      [...counts.keys()].map((model): [string, Head] => [model, { jobs: table.queuedOf(model, detail + 1 + SIBLING_WINDOW), taken: new Set() }]),
    );
    return { counts, running, records, heads };
  }

  function simulate(detail: number) {
    const state = open(detail);
    const { records, heads } = state;
    const now = parts.clock().getTime();
    let atMs = 0;
    const waiting: LaneTable<PlanJob> = {
      queuedModels: () => [...heads].filter(([, head]) => firstOf(head) !== null).map(([model]) => model),
      nextQueuedOf: (model) => firstOf(heads.get(model)),
      siblingsOf: (job, rule) => siblingsIn(heads.get(job.route.model)!, job, rule),
    };
    const lanes = parts.lanes.fork(waiting, () => new Date(now + atMs));
    const closed = new Set<string>();
    const running = placesOf(state.running).map((jobs) => begun(jobs, now, records.get(laneOf(jobs[0].route.model).id)!));
    /** Whether the time now is known, lane by lane: a place that came free at an assumed time makes what follows assumed. */
    const isKnown = new Map<string, boolean>();
    for (;;) {
      for (let turn = nextStart(lanes, running, parts.concurrency, closed); turn; turn = nextStart(lanes, running, parts.concurrency, closed)) {
        const record = records.get(turn.lane.id)!;
        running.push(taken(turn, record, atMs, isKnown.get(turn.lane.id) ?? true));
        lanes.take(turn);
        for (const { id } of [turn.job, ...turn.siblings]) heads.get(turn.job.route.model)!.taken.add(id);
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
      const left = [...heads].filter(([other]) => laneOf(other).id === id).flatMap(([, head]) => firstOf(head) ?? []);
      return { taken: records.get(id)?.taken ?? [], after: left.length > 0 ? left.reduce(earlier) : null };
    },
  };
}

/** The waiting jobs of a model, as far as they are looked at. */
interface Head {
  jobs: PlanJob[];
  taken: Set<string>;
}

function firstOf(head: Head | undefined): PlanJob | null {
  return head?.jobs.find(({ id }) => !head.taken.has(id)) ?? null;
}

function siblingsIn({ jobs, taken }: Head, job: PlanJob, rule: BatchRule): PlanJob[] {
  const behind = jobs.slice(jobs.indexOf(job) + 1).filter(({ id, request }) => !taken.has(id) && request.priority === job.request.priority);
  const candidates = behind.slice(0, SIBLING_WINDOW).map((other) => ({ ...other, isAlike: other.likeness === job.likeness }));
  const ids = new Set(chooseSiblings(job.seed, candidates, rule));
  return behind.filter(({ id }) => ids.has(id));
}

/** Jobs that were started in one turn have one place of their lane between them. */
function placesOf(running: readonly PlanJob[]): PlanJob[][] {
  const places = new Map<string, PlanJob[]>();
  for (const job of running) {
    const turn = job.startedAt === null ? job.id : `${job.startedAt} ${job.route.model} ${job.likeness}`;
    places.set(turn, [...(places.get(turn) ?? []), job]);
  }
  return [...places.values()];
}

/** Jobs of one place that run already: their pictures come one after the other, or take as long together. */
function begun(jobs: readonly PlanJob[], now: number, { lane, durations, shown }: LaneRecord): RunningJob {
  const [job] = jobs;
  const seconds = durations.secondsOf(job);
  const startMs = job.startedAt === null ? 0 : Math.min(0, Date.parse(job.startedAt) - now);
  const endOf = (index: number) => Math.max(0, startMs + (seconds ?? ASSUMED_SECONDS) * 1000 * (index + 1));
  for (const [index, each] of jobs.entries()) {
    const times = { startMs, endMs: seconds === null ? null : endOf(index), seconds };
    shown.push({ ...plannedJob(each, lane), ...times, isRunning: true, reason: 'first', passes: null, isLoad: false });
  }
  return { job, lane: lane.id, isSuspect: job.crashCount > 0, endMs: endOf(jobs.length - 1), isKnown: seconds !== null };
}

function taken(turn: Turn<PlanJob>, { lane, durations, shown, taken: order }: LaneRecord, atMs: number, isKnown: boolean): RunningJob {
  const { job, siblings, reason, passedOver, held, isLoad } = turn;
  const seconds = durations.secondsOf(job);
  const isEndKnown = isKnown && seconds !== null;
  const passes = passedOver && {
    id: passedOver.id,
    prompt: passedOver.prompt,
    model: passedOver.route.model,
    waitedMs: held?.waitedMs ?? 0,
    passed: (held?.passed ?? 0) + 1,
  };
  let endMs = atMs + (isLoad ? (durations.loadSeconds ?? 0) : 0) * 1000;
  for (const each of [job, ...siblings]) {
    const isFirst = each === job;
    const startMs = isFirst ? atMs : endMs;
    endMs += (seconds ?? ASSUMED_SECONDS) * 1000;
    const times = { startMs: isKnown && (isFirst || isEndKnown) ? startMs : null, endMs: isEndKnown ? endMs : null, seconds };
    shown.push({ ...plannedJob(each, lane), ...times, isRunning: false, reason, passes: isFirst ? passes : null, isLoad: isFirst && isLoad });
    order.push(each);
  }
  return { job, lane: lane.id, isSuspect: job.crashCount > 0, endMs, isKnown: isEndKnown };
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
