import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { RemoteCapabilities, RemoteModel } from '../../electron/models/remote-model.ts';
import { createJobTable } from '../../electron/queue/job-table.ts';
import { createLanes } from '../../electron/queue/lanes.ts';
import { createScheduler } from '../../electron/queue/scheduler.ts';
import { createArtifactStore } from '../../electron/render/artifact-store.ts';
import { createMemoryLadder } from '../../electron/render/calls/memory-ladder.ts';
import { createModelCaller, type ModelCaller } from '../../electron/render/calls/model-caller.ts';
import { remoteRequest } from '../../electron/render/remote-step.ts';
import { planJob } from '../../electron/routing/plan.ts';
import { laneOf } from '../../electron/studio/connections/lane-of.ts';
import { createCallTable } from '../../electron/telemetry/call-table.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { createMemoryLessons } from '../../electron/telemetry/memory-lessons.ts';
import { createRouteLog } from '../../electron/telemetry/route-log.ts';
import { createSettingsTable } from '../../electron/telemetry/settings-table.ts';
import type { Job } from '../../shared/job.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { GPU_MODELS, type GpuHost, TOTAL_BYTES } from './gpu-host.ts';
import type { VirtualTime } from './virtual-time.ts';

const HOST = 'gpu.test:8188';
const LIMITS = { requestsInFlight: 1, imagesInFlight: 1, rate: null };
/** Lettering, sharpening and measuring a job on the processor while the accelerator goes on, ms. */
const PROCESSOR_MS = 1500;

const CAPABILITIES = {
  generate: true,
  batch: 1,
  seed: true,
  steps: true,
  sizes: { minSide: 256, maxSide: 2048, multipleOf: 64 },
  isPaid: false,
  resume: false,
  isSingleLane: true,
} as RemoteCapabilities;

export interface NightOutcome {
  failed: string[];
  /** Jobs whose picture was rendered smaller and enlarged. */
  degraded: number;
  /** Most times that one job ran out of memory. */
  mostRunOuts: number;
}

/** The same night by Galley: its queue in SQLite, its scheduler and lanes, its caller with ledger, limits and memory ladder. Only the host and the clock are simulated. */
export async function runWithGalley(jobs: readonly Job[], host: GpuHost, time: VirtualTime): Promise<NightOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-night-'));
  const database = openDatabase(join(folder, 'galley.db'));
  try {
    return await night({ jobs, host, time, database, folder });
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Night {
  jobs: readonly Job[];
  host: GpuHost;
  time: VirtualTime;
  database: Database;
  folder: string;
}

async function night({ jobs, host, time, database, folder }: Night): Promise<NightOutcome> {
  const clock = () => new Date(time.now);
  const table = createJobTable(database);
  database.transaction(() => jobs.forEach(table.insert))();
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const runOuts = new Map<string, number>();
  const models = new Map(Object.keys(GPU_MODELS).map((id) => [id, modelOn(host, id, picture, runOuts)]));
  const caller = callerFor({ database, folder, time, clock, models });
  let degraded = 0;

  async function runJob(job: Job, signal: AbortSignal): Promise<void> {
    const plan = planJob({ request: job.request, reading: job.reading, route: job.route, seed: job.request.seed! });
    const base = plan.steps[0];
    if (base.operation !== 'generate') throw new Error('A night has no imports.');
    const made = await caller.call({
      jobId: job.id,
      step: base.id,
      key: job.id,
      model: base.params.model,
      request: () => ({ ...remoteRequest(base.params, plan.seed), params: { job: job.id } }),
      isFresh: false,
      signal,
      tally: { micros: 0, retries: 0, host: null },
    });
    if (made.warnings.some((warning) => warning.includes('enlarged'))) degraded++;
    await time.sleep(PROCESSOR_MS, signal);
    table.change(job.id, { state: 'done', finishedAt: clock().toISOString() });
  }

  const connections = { ways: (id: string) => [models.get(id)].filter((model) => model !== undefined), adapter: () => null };
  const lanes = createLanes(table, { laneOf: (model) => laneOf(model, connections, 2), maxHoldMs: 10 * 60_000, maxPassed: 64, clock });
  const scheduler = createScheduler({
    table,
    runJob: (job, { signal }) => runJob(job, signal),
    lanes,
    concurrency: 18,
    isPaused: () => false,
    pauseForDisk(error) {
      throw new Error(error.message);
    },
    onChange: () => undefined,
    clock,
  });
  scheduler.wake();
  await time.until(scheduler.whenIdle());
  return { failed: table.inState('failed').map(({ id }) => id), degraded, mostRunOuts: Math.max(0, ...runOuts.values()) };
}

function modelOn(host: GpuHost, id: string, picture: Uint8Array, runOuts: Map<string, number>): RemoteModel {
  const { steps, draftSteps } = GPU_MODELS[id];
  return {
    id,
    label: id,
    vendor: 'ComfyUI',
    connectionId: 'gpu',
    host: HOST,
    capabilities: CAPABILITIES,
    warnings: () => [],
    price: () => 0,
    async call({ width, height, isDraft, thrift, seeds, params }, { signal, beforePaidRequest }) {
      beforePaidRequest();
      const job = String(params.job);
      try {
        const peakBytes = await host.call(
          {
            job,
            model: id,
            width,
            height,
            steps: isDraft ? draftSteps : steps,
            isTiled: thrift.tileSide !== undefined,
            mustUnload: thrift.unloadFirst === true,
          },
          signal,
        );
        return { images: [{ bytes: picture, mediaType: 'image/png', seed: seeds[0] }], costUsd: null, warnings: [], peakBytes, requestId: null };
      } catch (error) {
        runOuts.set(job, (runOuts.get(job) ?? 0) + 1);
        throw error;
      }
    },
  };
}

interface CallerSetUp extends Pick<Night, 'database' | 'folder' | 'time'> {
  clock: () => Date;
  models: ReadonlyMap<string, RemoteModel>;
}

function callerFor({ database, folder, time, clock, models }: CallerSetUp): ModelCaller {
  const store = createArtifactStore(join(folder, 'artifacts'));
  return createModelCaller({
    ways: (id) => [models.get(id)].filter((model) => model !== undefined).map((model) => ({ model, limits: LIMITS, totalBytes: TOTAL_BYTES })),
    calls: createCallTable(database),
    log: createRouteLog(database),
    ladder: createMemoryLadder({ lessons: createMemoryLessons(database), clock }),
    settings: createSettingsTable(database),
    // The disk takes real time.
    store: { ...store, put: (bytes) => time.real(() => store.put(bytes)) },
    transact: (write) => database.transaction(write)(),
    clock,
    createId: randomUUID,
    sleep: (ms, signal) => time.sleep(ms, signal),
    schedule: (ms, run) => time.schedule(ms, run),
    now: () => time.now,
    random: mulberry32(1),
  });
}
