import type { TurnReason } from '../../shared/queue.ts';
import type { BatchRule } from './siblings.ts';

/** Where jobs of some models run: the built-in engine, a vendor, a host with one accelerator. */
export interface Lane {
  id: string;
  /** Jobs at once. */
  limit: number;
  /** Changing the model takes this host time: jobs of the model it has are taken first, within bounds. */
  keepsModel: boolean;
}

export interface LaneConfig {
  laneOf(model: string): Lane;
  /** What jobs of a model may go out as one call; null or left out = each alone. */
  batchOf?(model: string): BatchRule | null;
  /** How long a job may be passed over so that a host keeps its model, ms. */
  maxHoldMs: number;
  /** How many jobs may pass one. */
  maxPassed: number;
  clock: () => Date;
}

/** What the order asks of a job. */
export interface LaneJob {
  id: string;
  position: number;
  /** A person put it there: it is not passed over. */
  isPlaced: boolean;
  /** Above 0: it was running when the app died, and runs alone. */
  crashCount: number;
  request: { priority: number };
  route: { model: string };
}

/** Where the jobs come from: the queue, or what a plan thinks of it. */
export interface LaneTable<Queued extends LaneJob> {
  queuedModels(): string[];
  nextQueuedOf(model: string): Queued | null;
  /** Jobs that may be rendered in one call with this one, in the queue's order. */
  siblingsOf(job: Queued, rule: BatchRule): Queued[];
}

export interface Turn<Queued extends LaneJob> {
  job: Queued;
  lane: Lane;
  reason: TurnReason;
  /** The job that would be next by the queue's order alone; null = it is this one. */
  passedOver: Queued | null;
  /** The host has to load the job's model. */
  isLoad: boolean;
  /** Of the job that is passed over, or that was until now: for how long, and how often. */
  held: { waitedMs: number; passed: number } | null;
  /** Jobs that are rendered in one call with it. */
  siblings: Queued[];
  /** The first job of the lane that needs another model, where this turn takes jobs from behind it, and how many; null = none. */
  delays: { job: Queued; by: number } | null;
}

/** The order in which the lanes take their jobs. */
export interface Lanes<Queued extends LaneJob> {
  /** The next job that has room in its lane; null = none. */
  next(running: ReadonlyMap<string, number>): Turn<Queued> | null;
  /** A turn was taken: its host has the job's model now. */
  take(turn: Turn<Queued>): void;
  /** The model that a lane's host was given last; null = none since Galley started. */
  loaded(laneId: string): string | null;
  /** The same rule from the same state over other jobs: what would come next, without taking it. */
  fork<Other extends LaneJob>(table: LaneTable<Other>, clock: () => Date): Lanes<Other>;
}

interface Held {
  /** When it was passed over first. */
  since: number;
  passed: number;
}

interface LanesState {
  /** Lane → the model its host was given last. */
  loaded: Map<string, string>;
  /** The first of a lane that was passed over; it is the only one that can be: later ones wait behind it. */
  held: Map<string, Held & { jobId: string }>;
}

/**
 * Jobs run in the queue's order, except where a host would have to load another model: then jobs of the model it has go first, but never before a job of higher priority or one that a
 * person put there, and no job is passed over longer or oftener than the bounds allow.
 */
export function createLanes<Queued extends LaneJob>(table: LaneTable<Queued>, config: LaneConfig, state?: LanesState): Lanes<Queued> {
  const { laneOf, batchOf = () => null, maxHoldMs, maxPassed, clock } = config;
  const loaded = new Map(state?.loaded);
  const held = new Map(state?.held);

  function heldOf(lane: Lane, { id }: Queued): Held | null {
    const known = held.get(lane.id);
    return known?.jobId === id ? known : null;
  }

  function turnOf(lane: Lane, firsts: readonly Queued[]): Turn<Queued> {
    const first = firsts.reduce(earlier);
    const waited = heldOf(lane, first);
    const heldFor = { waitedMs: waited ? clock().getTime() - waited.since : 0, passed: waited?.passed ?? 0 };
    const model = loaded.get(lane.id);
    const isLoad = lane.keepsModel && first.route.model !== model;
    const alone = { siblings: [], delays: null };
    const inOrder = (reason: TurnReason): Turn<Queued> => ({ ...alone, job: first, lane, reason, passedOver: null, isLoad, held: waited && heldFor });
    if (!isLoad || model === undefined) return inOrder('first');
    if (first.isPlaced) return inOrder('placed');
    const own = firsts.find(({ route }) => route.model === model);
    if (!own || own.request.priority < first.request.priority) return inOrder('first');
    if (waited && heldFor.waitedMs >= maxHoldMs) return inOrder('waited-long');
    if (waited && waited.passed >= maxPassed) return inOrder('passed-often');
    return { job: own, lane, reason: 'keeps-model', passedOver: first, isLoad: false, held: heldFor, siblings: [], delays: { job: first, by: 1 } };
  }

  /** Takes along what may go out in the same call, within the bounds for those that are passed by it. */
  function withSiblings(turn: Turn<Queued>, firsts: readonly Queued[]): Turn<Queued> {
    const { job, lane } = turn;
    const rule = job.crashCount > 0 ? null : batchOf(job.route.model);
    if (!rule || rule.most < 2) return turn;
    const others = firsts.filter(({ route }) => route.model !== job.route.model);
    const placed = others.filter(({ isPlaced }) => isPlaced);
    const siblings = table.siblingsOf(job, rule).filter((sibling) => placed.every((other) => earlier(sibling, other) === sibling));
    if (!lane.keepsModel || others.length === 0) return { ...turn, siblings };
    const held = others.reduce(earlier);
    const waited = heldOf(lane, held);
    const own = turn.passedOver ? 1 : 0;
    const isLate = waited !== null && clock().getTime() - waited.since >= maxHoldMs;
    const mayPass = isLate ? 0 : Math.max(0, maxPassed - (waited?.passed ?? 0) - own);
    const before = siblings.filter((sibling) => earlier(sibling, held) === sibling);
    const behind = siblings.slice(before.length).slice(0, mayPass);
    const by = own + behind.length;
    return { ...turn, siblings: [...before, ...behind], delays: by > 0 ? { job: held, by } : null };
  }

  function firstsByLane(running: ReadonlyMap<string, number>): Map<Lane, Queued[]> {
    const lanes = new Map<string, { lane: Lane; models: string[] }>();
    for (const model of table.queuedModels()) {
      const lane = laneOf(model);
      const entry = lanes.get(lane.id) ?? { lane, models: [] };
      entry.models.push(model);
      lanes.set(lane.id, entry);
    }
    const open = [...lanes.values()].filter(({ lane }) => (running.get(lane.id) ?? 0) < lane.limit);
    return new Map(open.map(({ lane, models }) => [lane, models.map((model) => table.nextQueuedOf(model)).filter((job) => job !== null)]));
  }

  return {
    next(running) {
      let best: { turn: Turn<Queued>; firsts: readonly Queued[] } | null = null;
      for (const [lane, firsts] of firstsByLane(running)) {
        if (firsts.length === 0) continue;
        const turn = turnOf(lane, firsts);
        if (!best || earlier(best.turn.job, turn.job) === turn.job) best = { turn, firsts };
      }
      return best && withSiblings(best.turn, best.firsts);
    },
    take({ job, lane, delays }) {
      if (!lane.keepsModel) return;
      const known = delays && heldOf(lane, delays.job);
      if (delays) held.set(lane.id, { jobId: delays.job.id, since: known?.since ?? clock().getTime(), passed: (known?.passed ?? 0) + delays.by });
      else held.delete(lane.id);
      loaded.set(lane.id, job.route.model);
    },
    loaded: (laneId) => loaded.get(laneId) ?? null,
    fork: (others, otherClock) => createLanes(others, { ...config, clock: otherClock }, { loaded, held }),
  };
}

/** The one that comes first in the queue: priority high before low, then position low before high. */
export function earlier<Queued extends LaneJob>(a: Queued, b: Queued): Queued {
  if (a.request.priority !== b.request.priority) return a.request.priority > b.request.priority ? a : b;
  if (a.position !== b.position) return a.position < b.position ? a : b;
  return a.id <= b.id ? a : b;
}
