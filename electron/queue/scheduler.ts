import { type ErrorShape, toErrorShape } from '../../shared/errors.ts';
import type { CallParty } from '../render/calls/call-party.ts';
import type { JobChange, JobTable } from './job-table.ts';
import type { Lanes, Turn } from './lanes.ts';
import { nextStart, type Started } from './next-start.ts';
import { type StopKind, StopRequest } from './stop.ts';
import type { StoredJob } from './stored-job.ts';

/** What a running job may use to be stoppable. */
export interface JobControl {
  /** Aborted on cancel and on closing. */
  signal: AbortSignal;
  /** Called between steps; throws when the job is to pause here. */
  checkpoint(): void;
  /** Jobs that were started with it because they differ only in their seeds; left out = none. */
  party?: CallParty | undefined;
}

export interface SchedulerParts {
  table: JobTable;
  /** Runs a job to its end and records that it is done. */
  runJob(job: StoredJob, control: JobControl): Promise<void>;
  lanes: Lanes<StoredJob>;
  /** Jobs at once over all lanes; 0 = none is ever started. */
  concurrency: number;
  isPaused(): boolean;
  /** The disk takes nothing more: the queue must wait for a person. */
  pauseForDisk(error: ErrorShape): void;
  onChange(id: string): void;
  /** For jobs that are started in one turn. */
  createParty(jobIds: readonly string[]): CallParty;
  transact: (write: () => void) => void;
  clock: () => Date;
}

/** Starts queued jobs in their order, several at once, and settles them. */
export interface Scheduler {
  /** Looks for work; call it whenever something may have become runnable. */
  wake(): void;
  /** Stops a running job; false when it is not running. The job is settled a moment later. */
  stop(id: string, kind: 'cancel' | 'pause'): boolean;
  /** Takes a pause back before it took effect; false when the job is not running. */
  keepRunning(id: string): boolean;
  /** Resolves when these jobs are no longer running. */
  settled(ids: readonly string[]): Promise<void>;
  /** Resolves when nothing runs and nothing can be started. */
  whenIdle(): Promise<void>;
  /** Stops what runs, puts it back in the queue and starts nothing more. */
  dispose(): Promise<void>;
}

interface RunningJob {
  /** Jobs of one turn share it: they take one place of their lane. */
  place: Started;
  controller: AbortController;
  isPauseWanted: boolean;
  finished: Promise<void>;
}

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { table, concurrency } = parts;
  const running = new Map<string, RunningJob>();
  /** Outcomes that the disk refused; written before anything new is started. */
  const unwritten = new Map<string, JobChange>();
  const idleWaiters: (() => void)[] = [];
  let isClosing = false;

  function wake(): void {
    try {
      startWhatFits();
    } catch (error) {
      parts.pauseForDisk(toErrorShape(error));
    }
    if (running.size === 0) for (const resolve of idleWaiters.splice(0)) resolve();
  }

  function startWhatFits(): void {
    if (isClosing || parts.isPaused()) return;
    for (const [id, change] of unwritten) {
      table.change(id, change);
      unwritten.delete(id);
      parts.onChange(id);
    }
    const next = () => nextStart(parts.lanes, [...new Set([...running.values()].map(({ place }) => place))], concurrency);
    for (let turn = next(); turn; turn = next()) start(turn);
  }

  function start(turn: Turn<StoredJob>): void {
    const { lane } = turn;
    const startedAt = parts.clock().toISOString();
    const jobs = [turn.job, ...turn.siblings].map((job): StoredJob => ({ ...job, state: 'running', attempts: job.attempts + 1, startedAt }));
    parts.transact(() => {
      for (const { id, attempts } of jobs) table.change(id, { state: 'running', attempts, startedAt, finishedAt: null, error: null });
    });
    parts.lanes.take(turn);
    const place: Started = { lane: lane.id, isSuspect: turn.job.crashCount > 0 };
    const party = jobs.length > 1 ? parts.createParty(jobs.map(({ id }) => id)) : undefined;
    for (const { id } of jobs) {
      running.set(id, { place, controller: new AbortController(), isPauseWanted: false, finished: Promise.resolve() });
      parts.onChange(id);
    }
    for (const job of jobs) {
      const entry = running.get(job.id)!;
      entry.finished = run(job, entry, party);
    }
  }

  async function run(job: StoredJob, entry: RunningJob, party: CallParty | undefined): Promise<void> {
    const control: JobControl = {
      signal: entry.controller.signal,
      checkpoint() {
        if (entry.isPauseWanted) throw new StopRequest('pause');
      },
      party,
    };
    try {
      await parts.runJob(job, control);
    } catch (error) {
      settle(job.id, error);
    }
    party?.leave(job.id);
    running.delete(job.id);
    parts.onChange(job.id);
    wake();
  }

  function settle(id: string, error: unknown): void {
    const shape = toErrorShape(error);
    const kind = error instanceof StopRequest ? error.kind : null;
    const isDisk = kind === null && (shape.code === 'disk-full' || shape.code === 'read-only');
    const change = isDisk ? { state: 'queued' as const, error: errorOf(shape) } : outcomeOf(kind, shape, parts.clock().toISOString());
    try {
      table.change(id, change);
      if (isDisk) parts.pauseForDisk(shape);
    } catch (refusal) {
      unwritten.set(id, change);
      parts.pauseForDisk(toErrorShape(refusal));
    }
  }

  return {
    wake,
    stop(id, kind) {
      const entry = running.get(id);
      if (!entry) return false;
      if (kind === 'pause') entry.isPauseWanted = true;
      else entry.controller.abort(new StopRequest('cancel'));
      return true;
    },
    keepRunning(id) {
      const entry = running.get(id);
      if (entry) entry.isPauseWanted = false;
      return entry !== undefined;
    },
    async settled(ids) {
      await Promise.all(ids.map((id) => running.get(id)?.finished));
    },
    whenIdle() {
      if (running.size === 0 && (isClosing || parts.isPaused() || table.nextQueued(1).length === 0)) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
    async dispose() {
      isClosing = true;
      for (const { controller } of running.values()) controller.abort(new StopRequest('shutdown'));
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}

function outcomeOf(kind: StopKind | null, shape: ErrorShape, finishedAt: string): JobChange {
  if (kind === 'pause') return { state: 'paused' };
  if (kind === 'shutdown') return { state: 'queued' };
  if (kind === 'cancel') return { state: 'cancelled', finishedAt };
  return { state: 'failed', error: errorOf(shape), finishedAt };
}

function errorOf({ code, message }: ErrorShape): { code: string; message: string } {
  return { code, message };
}
