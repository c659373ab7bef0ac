import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { RestingConnection } from '../shared/connections.ts';
import type { StudioEvent } from '../shared/contract.ts';
import { toErrorShape } from '../shared/errors.ts';
import type { Job } from '../shared/job.ts';
import type { BakeOffService } from './bake-off/bake-off-service.ts';
import type { Exporter } from './export/exporter.ts';
import { fontsFolder, galleyVersion, readerFolder, samplePromptsFile, workerEntry } from './paths.ts';
import { createPromptReader } from './prompt/reader.ts';
import { createWildcardFolder, type WildcardFolder } from './prompt/wildcards/wildcard-folder.ts';
import { createEstimator, type Estimator } from './queue/estimate.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { createPlanTable } from './queue/plan-table.ts';
import { recover } from './queue/recovery.ts';
import type { GateService } from './review/gate-service.ts';
import type { ReviewRoom } from './review/review-room.ts';
import type { ReviewService } from './review/review-service.ts';
import { planJob } from './routing/plan.ts';
import type { AssetService } from './studio/assets.ts';
import { createBakingOff } from './studio/baking-off.ts';
import { baseDataFrom } from './studio/base-data.ts';
import { type CompareService, createCompareService } from './studio/compare-service.ts';
import type { ConnectionService } from './studio/connections/connection-service.ts';
import { laneOf } from './studio/connections/lane-of.ts';
import { openConnections } from './studio/connections/open-connections.ts';
import { restingConnections } from './studio/connections/resting.ts';
import { createDeciding } from './studio/deciding.ts';
import { createStudioEvents } from './studio/events.ts';
import { createExporting } from './studio/exporting.ts';
import type { FontFiles } from './studio/font-files.ts';
import { createGround } from './studio/ground.ts';
import type { LedgerService } from './studio/ledger-service.ts';
import { createLetteringService, type LetteringService } from './studio/lettering-service.ts';
import type { MatrixService } from './studio/matrix-service.ts';
import { createModelFilesService, type ModelFilesService } from './studio/model-files-service.ts';
import { createPictures } from './studio/pictures.ts';
import { createQueueing } from './studio/queueing.ts';
import { createRemote } from './studio/remote.ts';
import { createRendering } from './studio/rendering.ts';
import { createReviewing } from './studio/reviewing.ts';
import { createSampleService, type SampleService } from './studio/sample-service.ts';
import { createSavedStyles } from './studio/saved-styles.ts';
import { accountName, makeProjectFolder, type StudioConfig } from './studio/studio-config.ts';
import { createTypefaces } from './studio/typefaces.ts';
import { type Database, openDatabase } from './telemetry/database.ts';
import { createInsights, type InsightsService } from './telemetry/insights.ts';
import { lockProject, type ProjectLock } from './telemetry/project-lock.ts';
import { createTracing } from './telemetry/tracing/tracing.ts';
import { STYLE_PRESETS } from './typography/style-presets.ts';

export interface StudioInfo {
  name: string;
  folder: string;
  exportFolder: string;
  reviewer: string;
}

/** One open project with all its services. */
export interface Studio {
  readonly info: StudioInfo;
  readonly queue: JobQueue;
  /** What prompts would take, before they are queued. */
  readonly estimator: Estimator;
  readonly review: ReviewService;
  /** Pins, stars, assignments, rounds, and where proofs come from. */
  readonly reviewRoom: ReviewRoom;
  readonly gates: GateService;
  readonly matrix: MatrixService;
  readonly connections: ConnectionService;
  /** Connections whose host failed so often that it is left alone for a while. */
  restingConnections(): RestingConnection[];
  readonly ledger: LedgerService;
  readonly exporter: Exporter;
  readonly insights: InsightsService;
  readonly assets: AssetService;
  readonly lettering: LetteringService;
  readonly bakeOff: BakeOffService;
  readonly compare: CompareService;
  readonly fontFiles: FontFiles;
  readonly modelFiles: ModelFilesService;
  readonly wildcards: WildcardFolder;
  importImage(bytes: Uint8Array, name: string): Promise<{ sha256: string; width: number; height: number }>;
  subscribe(listener: (event: StudioEvent) => void): () => void;
  events(signal?: AbortSignal): AsyncGenerator<StudioEvent>;
  readonly sample: SampleService;
  /** Queues the sample prompts in a project that never had a job. Gives the new jobs' ids. */
  ensureSampleProject(): Promise<string[]>;
  /** Resolves when no job runs and none can be started. */
  whenIdle(): Promise<void>;
  /** Puts running jobs back into the queue and closes everything, in reverse order. */
  dispose(): Promise<void>;
}

const MEMORY_EVENT_MS = 1000;
/** More removed jobs than this are not listed: the window asks again for what it shows anyway. */
const MOST_REMOVED = 200;

/**
 * Opens a project and begins to work on its queue.
 * @throws AppError conflict (open elsewhere) | database-newer | database-corrupt | read-only | disk-full | not-found (readonly, no project)
 */
export async function createStudio(config: StudioConfig): Promise<Studio> {
  const folder = resolve(config.projectFolder);
  if (!config.isReadonly) makeProjectFolder(folder);
  const lock = config.isReadonly ? null : lockProject(folder, config.nativeBinding);
  try {
    let onConnectionChange = () => {};
    const { clock = () => new Date(), createId = randomUUID } = config;
    const connections = await openConnections({ config: config.connections ?? null, onChange: () => onConnectionChange(), clock, createId });
    const database = openDatabase(join(folder, 'galley.db'), { nativeBinding: config.nativeBinding, readonly: config.isReadonly });
    const studio = build({ ...config, clock, createId }, folder, database, lock, connections);
    onConnectionChange = studio.matrix.forgetModels;
    return studio;
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function build(
  config: StudioConfig & Required<Pick<StudioConfig, 'clock' | 'createId'>>,
  folder: string,
  database: Database,
  lock: ProjectLock | null,
  connections: ConnectionService,
): Studio {
  const { clock, createId, isReadonly = false, log = () => undefined } = config;
  const concurrency = config.concurrency ?? Math.max(1, Math.min(4, availableParallelism()));
  const info: StudioInfo = { name: basename(folder), folder, exportFolder: join(folder, 'exports'), reviewer: config.reviewer ?? accountName() };
  const ground = createGround({ folder, database, clock, createId });
  const { jobs, runs, artifacts, settings, results, store } = ground;
  const styles = createSavedStyles(settings, STYLE_PRESETS);
  const events = createStudioEvents({
    status: () => queue.status(),
    jobsOf: (ids) => ids.map((id) => jobs.get(id)).filter((job) => job !== null),
    onFault: (error) => log(`The window was not told what changed. ${toErrorShape(error).message}`),
  });

  const reader = createPromptReader(readerFolder());
  const matrix = createDeciding(ground, connections, info.reviewer);
  const { assets, originals, previews, thumbnail } = createPictures(ground);
  const { gates, reviewRoom } = createReviewing(ground, { thumbnail, events, reviewer: info.reviewer });
  const review = reviewRoom.proofs;
  const typefaces = createTypefaces(config.fontsFolder ?? fontsFolder(), join(folder, 'fonts'));
  const exporter = createExporting(ground, { ...typefaces, review, originals, events, project: info.name });
  const insights = createInsights(ground);

  const remote = createRemote({ ...ground, connections });
  const rss = () => process.memoryUsage.rss();
  const { runner, governor, pool } = createRendering({
    ...ground,
    ...typefaces,
    workerEntry: config.workerEntry ?? workerEntry(),
    concurrency,
    memoryBudgetBytes: config.memoryBudgetBytes,
    rss,
    remote,
  });
  const plan = ({ request, reading, route }: Pick<Job, 'request' | 'reading' | 'route'>) =>
    planJob({ request: styles.filledIn(request), reading, route, seed: request.seed });
  const tracing = config.tracing ? createTracing({ config: config.tracing, version: galleyVersion(), jobs, runs, fetch, log }) : null;
  const wildcards = createWildcardFolder(resolve(config.wildcardsFolder ?? join(folder, 'wildcards')));
  const { queue, scheduler } = createQueueing({
    ...ground,
    table: jobs,
    runner,
    events,
    matrix,
    wildcards,
    workers: concurrency,
    isReadonly,
    connections,
    calls: remote.calls,
    routeLog: remote.routeLog,
    read: reader.read,
    plan,
    isGolden: insights.isGolden,
    hasArtifact: (sha256) => artifacts.get(sha256) !== null,
    mark: gates.mark,
    onProof(proofId) {
      if (events.hasListeners) events.send({ type: 'proof', proof: review.summary(proofId) });
    },
    onJobChange(id) {
      events.jobsChanged([id]);
      tracing?.jobChanged(id);
    },
    log,
  });

  const estimator = createEstimator({
    table: createPlanTable(database),
    wildcards,
    laneOf: (model) => laneOf(model, connections, concurrency),
    plan: queue.plan,
    counts: jobs.counts,
    read: reader.read,
    route: matrix.route,
    clock,
  });
  const sample = createSampleService({
    ...ground,
    queue,
    scheduler,
    matrix,
    promptsFile: samplePromptsFile(),
    onRemoved(jobIds) {
      events.send({ type: 'removed', jobIds: jobIds.slice(0, MOST_REMOVED) });
      events.jobsChanged([]);
    },
  });
  const bakeOff = createBakingOff(ground, { queue, matrix, reader, thumbnail, reviewer: info.reviewer });
  const baseData = baseDataFrom({ review, runs, results });
  const lettering = createLetteringService({ ...typefaces, review, queue, pool, baseData, readImage: store.read, styles, previews });
  const modelFiles = createModelFilesService(config.modelFiles ?? null, clock);
  const compare = createCompareService({ review, results, artifacts, pool, previews, lpipsFiles: modelFiles.lpipsFiles });

  const memoryTimer = setInterval(() => {
    if (events.hasListeners) events.send({ type: 'memory', rssBytes: rss(), budgetBytes: governor.budgetBytes });
  }, MEMORY_EVENT_MS).unref();

  if (!isReadonly) {
    matrix.keepDefault();
    gates.refresh();
    store.removeLeftovers();
    previews.removeLeftovers();
    exporter.recover();
    recover({ ...ground, table: jobs, calls: remote.calls, log: remote.routeLog });
    scheduler.wake();
  }

  return {
    info,
    queue,
    estimator,
    review,
    reviewRoom,
    gates,
    matrix,
    connections,
    restingConnections: () => restingConnections(connections, remote.caller.hostWaitMs),
    ledger: remote.ledger,
    exporter,
    insights,
    assets,
    lettering,
    bakeOff,
    compare,
    modelFiles,
    fontFiles: typefaces.fontFiles,
    wildcards,
    importImage: assets.import,
    subscribe: events.subscribe,
    events: events.iterate,
    sample,
    async ensureSampleProject() {
      return isReadonly || jobs.list({ limit: 1, offset: 0 }).total > 0 ? [] : sample.add();
    },
    whenIdle: () => scheduler.whenIdle(),
    async dispose() {
      await exporter.close();
      await scheduler.dispose();
      await tracing?.dispose();
      clearInterval(memoryTimer);
      events.dispose();
      await pool.dispose();
      connections.dispose();
      if (!isReadonly) await previews.clear();
      typefaces.fonts.dispose();
      database.close();
      lock?.release();
    },
  };
}
