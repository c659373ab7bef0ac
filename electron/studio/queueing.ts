import type { ErrorShape } from '../../shared/errors.ts';
import type { Job } from '../../shared/job.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { PromptReading } from '../../shared/prompt.ts';
import type { WildcardFolder } from '../prompt/wildcards/wildcard-folder.ts';
import { createJobQueue, isQueuePaused, type JobQueue, setQueuePaused } from '../queue/job-queue.ts';
import type { JobTable } from '../queue/job-table.ts';
import { createLanes } from '../queue/lanes.ts';
import { createPlanTable } from '../queue/plan-table.ts';
import { createPlanner } from '../queue/planner.ts';
import { createJobRunner } from '../queue/run-job.ts';
import { createScheduler, type Scheduler } from '../queue/scheduler.ts';
import { createCallParty } from '../render/calls/call-party.ts';
import type { PlanRunner } from '../render/run-plan.ts';
import type { CallTable } from '../telemetry/call-table.ts';
import { createCorrectionTable } from '../telemetry/correction-table.ts';
import type { Database } from '../telemetry/database.ts';
import { createProofTable } from '../telemetry/proof-table.ts';
import type { RouteLog } from '../telemetry/route-log.ts';
import type { SettingsTable } from '../telemetry/settings-table.ts';
import type { ConnectionService } from './connections/connection-service.ts';
import { batchOf, laneOf } from './connections/lane-of.ts';
import type { StudioEvents } from './events.ts';
import type { MatrixService } from './matrix-service.ts';

export interface QueueingParts {
  database: Database;
  table: JobTable;
  settings: SettingsTable;
  runner: PlanRunner;
  events: StudioEvents;
  matrix: MatrixService;
  wildcards: WildcardFolder;
  /** Jobs of the built-in engine at once. */
  workers: number;
  /** Nothing is ever started. */
  isReadonly: boolean;
  connections: ConnectionService;
  calls: CallTable;
  routeLog: RouteLog;
  transact: (write: () => void) => void;
  read(prompt: string): PromptReading;
  plan(job: Pick<Job, 'request' | 'reading' | 'route'>): RenderPlan;
  isGolden(prompt: { prompt: string; seed: number }): boolean;
  hasArtifact(sha256: string): boolean;
  /** Marks a new proof by the team's limits. */
  mark(proofId: string): void;
  onProof(proofId: string): void;
  onJobChange(id: string): void;
  log(message: string): void;
  createId: () => string;
  clock: () => Date;
}

/** Jobs at once that wait for engines elsewhere, over all of them. */
const MOST_REMOTE_JOBS = 16;
/** A host that keeps its model lets a job of another model wait no longer, and lets no more jobs pass it. */
const MAX_HOLD_MS = 10 * 60_000;
const MAX_PASSED = 64;

/** Calls once after so many milliseconds; returns the function that calls it off. */
function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** The queue and what works on it. A disk that takes nothing more pauses both. */
export function createQueueing(parts: QueueingParts): { queue: JobQueue; scheduler: Scheduler } {
  const { table, settings, events, matrix, plan, transact, createId, clock } = parts;
  const runJob = createJobRunner({
    table,
    proofs: createProofTable(parts.database),
    runner: parts.runner,
    plan,
    isFresh: ({ request: { prompt, seed } }) => parts.isGolden({ prompt, seed }),
    transact,
    onProgress: events.progress,
    mark: parts.mark,
    onProof(proofId) {
      matrix.forgetPredictions();
      parts.onProof(proofId);
    },
    createId,
    clock,
  });
  let isHalted = false;
  const isPaused = () => isHalted || isQueuePaused(settings);
  const pauseForDisk = (error: ErrorShape) => {
    parts.log(`The queue was paused. ${error.message}`);
    isHalted = true;
    try {
      setQueuePaused(settings, true);
    } catch {
      // The flag in memory holds the queue; the one on disk needs the disk.
    }
    events.jobsChanged([]);
  };
  const laneOfModel = (model: string) => laneOf(model, parts.connections, parts.workers);
  const lanes = createLanes(table, {
    laneOf: laneOfModel,
    batchOf: (model) => batchOf(model, parts.connections),
    maxHoldMs: MAX_HOLD_MS,
    maxPassed: MAX_PASSED,
    clock,
  });
  const concurrency = parts.isReadonly ? 0 : parts.workers + MOST_REMOTE_JOBS;
  const scheduler = createScheduler({
    table,
    runJob,
    lanes,
    concurrency,
    isPaused,
    pauseForDisk,
    onChange: parts.onJobChange,
    createParty: (jobIds) => createCallParty(jobIds, later),
    transact,
    clock,
  });
  const planner = createPlanner({
    table: createPlanTable(parts.database),
    lanes,
    laneOf: laneOfModel,
    concurrency: parts.workers + MOST_REMOTE_JOBS,
    isPaused,
    clock,
  });
  const queue = createJobQueue({
    table,
    planner,
    settings,
    corrections: createCorrectionTable(parts.database),
    calls: parts.calls,
    routeLog: parts.routeLog,
    scheduler,
    laneOf: laneOfModel,
    wildcards: parts.wildcards,
    read: parts.read,
    route: matrix.route,
    checkPlan: (job) => void plan(job),
    hasArtifact: parts.hasArtifact,
    transact,
    isPaused,
    onChange: events.jobsChanged,
    onResume() {
      isHalted = false;
    },
    createId,
    clock,
  });
  return { queue, scheduler };
}
