import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createHttpClient } from '../../electron/net/http-client.ts';
import { fontsFolder, readerFolder, workerEntry } from '../../electron/paths.ts';
import { createPromptReader } from '../../electron/prompt/reader.ts';
import { createWildcardFolder } from '../../electron/prompt/wildcards/wildcard-folder.ts';
import { createJobTable } from '../../electron/queue/job-table.ts';
import { recover } from '../../electron/queue/recovery.ts';
import { createArtifactStore } from '../../electron/render/artifact-store.ts';
import { createMemoryLadder } from '../../electron/render/calls/memory-ladder.ts';
import { createModelCaller } from '../../electron/render/calls/model-caller.ts';
import { planJob } from '../../electron/routing/plan.ts';
import type { ConnectionService } from '../../electron/studio/connections/connection-service.ts';
import { createStudioEvents } from '../../electron/studio/events.ts';
import { createMatrixService } from '../../electron/studio/matrix-service.ts';
import { createQueueing } from '../../electron/studio/queueing.ts';
import { createRendering } from '../../electron/studio/rendering.ts';
import { createArtifactTable } from '../../electron/telemetry/artifact-table.ts';
import { createCallTable } from '../../electron/telemetry/call-table.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { createMatrixTable } from '../../electron/telemetry/matrix-table.ts';
import { createMemoryLessons } from '../../electron/telemetry/memory-lessons.ts';
import { createRouteLog } from '../../electron/telemetry/route-log.ts';
import { createRunTable } from '../../electron/telemetry/run-table.ts';
import { createSettingsTable } from '../../electron/telemetry/settings-table.ts';
import { tinyModel } from './tiny-vendor.ts';

// The studio's parts around one model, with a knife at one point: ARGS folder, address, mode, point, action, jobs that differ only in the seed.
const [folder, url, mode, point, action, jobs = '1'] = process.argv.slice(2);
const dieAt = (name: string) => {
  if (name === point) process.kill(process.pid, 'SIGKILL');
};

const database = openDatabase(join(folder, 'galley.db'));
const transact = (write: () => void) => database.transaction(write)();
const clock = () => new Date();
const shared = { settings: createSettingsTable(database), transact, clock, createId: randomUUID };
const [table, runs, artifacts, routeLog] = [createJobTable(database), createRunTable(database), createArtifactTable(database), createRouteLog(database)];

const realStore = createArtifactStore(join(folder, 'artifacts'));
let stored = 0;
const store: typeof realStore = {
  ...realStore,
  async put(bytes) {
    dieAt('before the picture is stored');
    if (stored++ === 1) dieAt('before the second picture is stored');
    return realStore.put(bytes);
  },
};
const realCalls = createCallTable(database);
const calls: typeof realCalls = {
  ...realCalls,
  intend(call, at) {
    dieAt('before the intent row');
    realCalls.intend(call, at);
  },
  send(...ids) {
    dieAt('after the intent row');
    realCalls.send(...ids);
    dieAt('before it is sent');
  },
  nameJob(id, name) {
    dieAt('before the name of the job is kept');
    realCalls.nameJob(id, name);
    // In the moment after the transaction.
    queueMicrotask(() => dieAt('after the name of the job is kept'));
  },
  noteArrivals(arrivals) {
    dieAt('after the body');
    realCalls.noteArrivals(arrivals);
  },
  arrive(id, at) {
    dieAt('after the picture is stored');
    realCalls.arrive(id, at);
    // In the moment after the transaction.
    queueMicrotask(() => dieAt('after the row says so'));
  },
};

const http = createHttpClient({ environment: {} });
const model = tinyModel({ url, isQueued: mode === 'queued', isPaid: mode !== 'free', batchSeeds: 'each', http });
const limits = { requestsInFlight: null, imagesInFlight: null, rate: null };
const connections = {
  ways: (id: string) => (id === model.id ? [model] : []),
  adapter: () => ({ limits }),
  memoryOf: () => null,
} as unknown as ConnectionService;
const caller = createModelCaller({
  ...shared,
  ways: (id) => connections.ways(id).map((way) => ({ model: way, limits })),
  calls,
  log: routeLog,
  ladder: createMemoryLadder({ lessons: createMemoryLessons(database), clock }),
  store,
  sleep: (ms, signal) => wait(ms / 20, undefined, { signal }),
  schedule(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
  random: () => 0,
});
const { runner, pool } = createRendering({
  database,
  store,
  runs,
  artifacts,
  workerEntry: workerEntry(),
  fontsFolder: fontsFolder(),
  concurrency: 1,
  rss: () => 0,
  remote: { caller, calls },
  clock,
});
const events = createStudioEvents({ status: () => queue.status(), jobsOf: () => [], onFault: () => undefined });
const matrix = createMatrixService({
  matrices: createMatrixTable(database),
  runs,
  newestJobs: () => [],
  connected: () => [{ id: model.id, label: model.label, vendor: model.vendor, isAvailable: true, reason: '', isBuiltIn: false }],
  clock,
});
const { queue, scheduler } = createQueueing({
  ...shared,
  database,
  table,
  runner,
  events,
  matrix,
  wildcards: createWildcardFolder(join(folder, 'wildcards')),
  workers: 1,
  isReadonly: false,
  connections,
  calls,
  routeLog,
  read: createPromptReader(readerFolder()).read,
  plan: ({ request, reading, route }) => planJob({ request, reading, route, seed: request.seed }),
  isGolden: () => false,
  hasArtifact: () => true,
  mark: () => undefined,
  onProof: () => undefined,
  onJobChange: () => undefined,
  log: () => undefined,
});

const ended = () => queue.newest(Number(jobs)).flatMap((job) => (job.state === 'done' ? [] : [job.id]));

recover({ table, runs, calls, log: routeLog, store, transact, clock });
if (action === 'add') {
  const seeds = Array.from({ length: Number(jobs) }, (_, index) => 7 + index);
  queue.add(seeds.map((seed) => ({ prompt: 'a cat on a wall', width: 64, height: 64, seed, cell: { models: ['tiny'] } })));
}
if (action === 'retry' || action === 'accept') {
  try {
    queue.retry(ended(), { acceptSecondBill: action === 'accept' });
  } catch (error) {
    console.log(JSON.stringify({ refused: (error as { code: string }).code }));
  }
}
scheduler.wake();
await scheduler.whenIdle();
const [{ state, error }] = queue.newest(1);
const states = queue.newest(Number(jobs)).map((job) => job.error?.code ?? job.state);
console.log(JSON.stringify({ state, code: error?.code ?? null, message: error?.message ?? null, states: states.sort() }));
await scheduler.dispose();
await pool.dispose();
database.close();
