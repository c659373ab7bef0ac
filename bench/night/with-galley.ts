import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { RemoteCapabilities, RemoteModel, RemoteRequest } from '../../electron/models/remote-model.ts';
import { createJobTable } from '../../electron/queue/job-table.ts';
import { createLanes } from '../../electron/queue/lanes.ts';
import { createScheduler, type JobControl } from '../../electron/queue/scheduler.ts';
import { createArtifactStore } from '../../electron/render/artifact-store.ts';
import { createCallParty } from '../../electron/render/calls/call-party.ts';
import { createMemoryLadder } from '../../electron/render/calls/memory-ladder.ts';
import { createModelCaller, type ModelCaller } from '../../electron/render/calls/model-caller.ts';
import { remoteRequest } from '../../electron/render/remote-step.ts';
import { planJob } from '../../electron/routing/plan.ts';
import { batchOf, laneOf } from '../../electron/studio/connections/lane-of.ts';
import { createCallTable } from '../../electron/telemetry/call-table.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { createMemoryLessons } from '../../electron/telemetry/memory-lessons.ts';
import { createRouteLog } from '../../electron/telemetry/route-log.ts';
import { createSettingsTable } from '../../electron/telemetry/settings-table.ts';
import type { Job } from '../../shared/job.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { StepParams } from '../../shared/plan.ts';
import { GPU_MODELS, type GpuHost, TOTAL_BYTES } from './gpu-host.ts';
import type { VirtualTime } from './virtual-time.ts';

const HOST = 'gpu.test:8188';
const LIMITS = { requestsInFlight: 1, imagesInFlight: null, rate: null };
/** Lettering, sharpening and measuring a job on the processor while the accelerator goes on, ms. */
const PROCESSOR_MS = 1500;

const CAPABILITIES = {
  generate: true,
  batch: 4,
  batchSeeds: 'consecutive',
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
  const names = new Map(jobs.map((job) => [nameOf(requestFor(job), job.request.seed), job.id]));
  const models = new Map(Object.keys(GPU_MODELS).map((id) => [id, modelOn(host, id, { picture, runOuts, names })]));
  const caller = callerFor({ database, folder, time, clock, models });
  let degraded = 0;

  async function runJob(job: Job, { signal, party }: JobControl): Promise<void> {
    const { id: step, params } = baseOf(job);
    const made = await caller.call({
      jobId: job.id,
      step,
      key: job.id,
      model: params.model,
      request: () => requestFor(job),
      isFresh: false,
      party,
      signal,
      tally: { micros: 0, retries: 0, host: null },
    });
    if (made.warnings.some((warning) => warning.includes('enlarged'))) degraded++;
    await time.sleep(PROCESSOR_MS, signal);
    table.change(job.id, { state: 'done', finishedAt: clock().toISOString() });
  }

  const connections = { ways: (id: string) => [models.get(id)].filter((model) => model !== undefined), adapter: () => null };
  const lanes = createLanes(table, {
    laneOf: (model) => laneOf(model, connections, 2),
    batchOf: (model) => batchOf(model, connections),
    maxHoldMs: 10 * 60_000,
    maxPassed: 64,
    clock,
  });
  const scheduler = createScheduler({
    table,
    runJob,
    lanes,
    concurrency: 18,
    isPaused: () => false,
    pauseForDisk(error) {
      throw new Error(error.message);
    },
    onChange: () => undefined,
    createParty: (jobIds) => createCallParty(jobIds, (ms, run) => time.schedule(ms, run)),
    transact: (write) => database.transaction(write)(),
    clock,
  });
  scheduler.wake();
  await time.until(scheduler.whenIdle());
  return { failed: table.inState('failed').map(({ id }) => id), degraded, mostRunOuts: Math.max(0, ...runOuts.values()) };
}

function baseOf({ request, reading, route }: Job): { id: string; params: StepParams['generate'] } {
  const [base] = planJob({ request, reading, route, seed: request.seed }).steps;
  if (base.operation !== 'generate') throw new Error('A night has no imports.');
  return base;
}

/** With a name of what is asked for, whatever size it is rendered at in the end. */
function requestFor(job: Job): RemoteRequest {
  const request = remoteRequest(baseOf(job).params, job.request.seed);
  const { prompt, width, height, isDraft } = request;
  return { ...request, params: { asked: [job.route.model, prompt, width, height, isDraft].join(' ') } };
}

const nameOf = ({ params }: RemoteRequest, seed: number) => `${params.asked} ${seed}`;

interface HostBooks {
  picture: Uint8Array;
  /** Job → how often it ran out of memory. */
  runOuts: Map<string, number>;
  names: ReadonlyMap<string, string>;
}

function modelOn(host: GpuHost, id: string, { picture, runOuts, names }: HostBooks): RemoteModel {
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
    async call(request, { signal, beforePaidRequest }) {
      const { width, height, isDraft, thrift, seeds } = request;
      beforePaidRequest();
      const jobs = seeds.map((seed) => names.get(nameOf(request, seed))!);
      try {
        const peakBytes = await host.call(
          {
            jobs,
            model: id,
            width,
            height,
            steps: isDraft ? draftSteps : steps,
            isTiled: thrift.tileSide !== undefined,
            mustUnload: thrift.unloadFirst === true,
          },
          signal,
        );
        return { images: seeds.map((seed) => ({ bytes: picture, mediaType: 'image/png', seed })), costUsd: null, warnings: [], peakBytes, requestId: null };
      } catch (error) {
        for (const job of jobs) runOuts.set(job, (runOuts.get(job) ?? 0) + 1);
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
