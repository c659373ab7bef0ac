import type { JobTable, StoredJob } from './job-table.ts';

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
  /** How long a job may be passed over so that a host keeps its model, ms. */
  maxHoldMs: number;
  /** How many jobs may pass one. */
  maxPassed: number;
  clock: () => Date;
}

/** Why a job is the next of its lane. */
export type TurnReason = 'first' | 'keeps-model' | 'waited-long' | 'passed-often';

export interface Turn {
  job: StoredJob;
  lane: Lane;
  reason: TurnReason;
  /** The job that would be next by the queue's order alone; null = it is this one. */
  passedOver: StoredJob | null;
}

/** The order in which the lanes take their jobs. */
export interface Lanes {
  /** The next job that has room in its lane; null = none. */
  next(running: ReadonlyMap<string, number>): Turn | null;
  /** A turn was taken: its host has the job's model now. */
  take(turn: Turn): void;
}

interface Held {
  /** When it was passed over first. */
  since: number;
  passed: number;
}

/**
 * Jobs run in the queue's order, except where a host would have to load another model: then jobs of the model it has go first, but never before a job of higher priority, and no job is
 * passed over longer or oftener than the bounds allow.
 */
export function createLanes(table: Pick<JobTable, 'queuedModels' | 'nextQueuedOf'>, { laneOf, maxHoldMs, maxPassed, clock }: LaneConfig): Lanes {
  /** Lane → the model its host was given last. */
  const loaded = new Map<string, string>();
  /** The first of a lane that was passed over; it is the only one that can be: later ones wait behind it. */
  const held = new Map<string, Held & { jobId: string }>();

  function heldOf(lane: Lane, { id }: StoredJob): Held | null {
    const known = held.get(lane.id);
    return known?.jobId === id ? known : null;
  }

  function turnOf(lane: Lane, firsts: readonly StoredJob[]): Turn {
    const first = firsts.reduce(earlier);
    const inOrder = (reason: TurnReason): Turn => ({ job: first, lane, reason, passedOver: null });
    const model = loaded.get(lane.id);
    if (!lane.keepsModel || model === undefined || first.route.model === model) return inOrder('first');
    const own = firsts.find(({ route }) => route.model === model);
    if (!own || own.request.priority < first.request.priority) return inOrder('first');
    const waited = heldOf(lane, first);
    if (waited && clock().getTime() - waited.since >= maxHoldMs) return inOrder('waited-long');
    if (waited && waited.passed >= maxPassed) return inOrder('passed-often');
    return { job: own, lane, reason: 'keeps-model', passedOver: first };
  }

  function firstsByLane(running: ReadonlyMap<string, number>): Map<Lane, StoredJob[]> {
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
      let best: Turn | null = null;
      for (const [lane, firsts] of firstsByLane(running)) {
        if (firsts.length === 0) continue;
        const turn = turnOf(lane, firsts);
        if (!best || earlier(best.job, turn.job) === turn.job) best = turn;
      }
      return best;
    },
    take({ job, lane, passedOver }) {
      if (!lane.keepsModel) return;
      const known = passedOver && heldOf(lane, passedOver);
      if (passedOver) held.set(lane.id, { jobId: passedOver.id, since: known?.since ?? clock().getTime(), passed: (known?.passed ?? 0) + 1 });
      else held.delete(lane.id);
      loaded.set(lane.id, job.route.model);
    },
  };
}

/** The one that comes first in the queue: priority high before low, then position low before high. */
function earlier(a: StoredJob, b: StoredJob): StoredJob {
  if (a.request.priority !== b.request.priority) return a.request.priority > b.request.priority ? a : b;
  if (a.position !== b.position) return a.position < b.position ? a : b;
  return a.id <= b.id ? a : b;
}
