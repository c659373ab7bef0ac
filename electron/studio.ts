import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { RestingConnection } from '../shared/connections.ts';
import type { StudioEvent } from '../shared/contract.ts';
import { toErrorShape } from '../shared/errors.ts';
import type { Job } from '../shared/job.ts';
import { type BakeOffService, createBakeOffService } from './bake-off/bake-off-service.ts';
import { createImportOriginals } from './export/c2pa/import-originals.ts';
import { createDocumentThread } from './export/documents/document-thread.ts';
import { createExporter, type Exporter } from './export/exporter.ts';
import { documentWorkerEntry, fontsFolder, galleyVersion, readerFolder, samplePromptsFile, workerEntry } from './paths.ts';
import { createPromptReader } from './prompt/reader.ts';
import { createWildcardFolder, type WildcardFolder } from './prompt/wildcards/wildcard-folder.ts';
import { createEstimator, type Estimator } from './queue/estimate.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { createJobTable } from './queue/job-table.ts';
import { createPlanTable } from './queue/plan-table.ts';
import { recover } from './queue/recovery.ts';
import { createArtifactStore } from './render/artifact-store.ts';
import { editUsd } from './render/letter-edit-request.ts';
import { quoteOf } from './render/remote-quote.ts';
import { createGateService, type GateService } from './review/gate-service.ts';
import { createReviewRoom, type ReviewRoom } from './review/review-room.ts';
import type { ReviewService } from './review/review-service.ts';
import { planJob } from './routing/plan.ts';
import { type AssetService, createAssetService } from './studio/assets.ts';
import { baseDataFrom } from './studio/base-data.ts';
import { type CompareService, createCompareService } from './studio/compare-service.ts';
import type { ConnectionService } from './studio/connections/connection-service.ts';
import { laneOf } from './studio/connections/lane-of.ts';
import { openConnections } from './studio/connections/open-connections.ts';
import { restingConnections } from './studio/connections/resting.ts';
import { createStudioEvents } from './studio/events.ts';
import { createFontFiles, type FontFiles } from './studio/font-files.ts';
import type { LedgerService } from './studio/ledger-service.ts';
import { createLetteringService, type LetteringService } from './studio/lettering-service.ts';
import { createMatrixService, type MatrixService } from './studio/matrix-service.ts';
import { createModelFilesService, type ModelFilesService } from './studio/model-files-service.ts';
import { createPreviewFiles } from './studio/preview-files.ts';
import { createQueueing } from './studio/queueing.ts';
import { createRemote } from './studio/remote.ts';
import { createRendering } from './studio/rendering.ts';
import { createSampleService, type SampleService } from './studio/sample-service.ts';
import { createSavedStyles } from './studio/saved-styles.ts';
import { accountName, makeProjectFolder, type StudioConfig } from './studio/studio-config.ts';
import { createArtifactTable } from './telemetry/artifact-table.ts';
import { createBakeOffTable } from './telemetry/bake-off-table.ts';
import { cellFigures } from './telemetry/cell-figures.ts';
import { type Database, databaseError, openDatabase } from './telemetry/database.ts';
import { createInsights, type InsightsService } from './telemetry/insights.ts';
import { createMatrixTable } from './telemetry/matrix-table.ts';
import { lockProject, type ProjectLock } from './telemetry/project-lock.ts';
import { createResultTable } from './telemetry/result-table.ts';
import { createRunTable } from './telemetry/run-table.ts';
import { createSettingsTable } from './telemetry/settings-table.ts';
import { createTracing } from './telemetry/tracing/tracing.ts';
import { createFontLibrary } from './typography/fonts.ts';
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
/** Width of pictures in a report, px. */
const REPORT_THUMBNAIL = 320;
/** More changed proofs than this are not listed: the window asks again for what it shows anyway. */
const MOST_CHANGED = 200;

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
  const transact = (write: () => void) => {
    try {
      database.transaction(write)();
    } catch (error) {
      throw databaseError(error, database.name);
    }
  };

  const table = createJobTable(database);
  const runs = createRunTable(database);
  const artifacts = createArtifactTable(database);
  const settings = createSettingsTable(database);
  const results = createResultTable(database);
  const styles = createSavedStyles(settings, STYLE_PRESETS);
  const store = createArtifactStore(join(folder, 'artifacts'));

  const reader = createPromptReader(readerFolder());
  const matrix = createMatrixService({
    matrices: createMatrixTable(database),
    runs,
    newestJobs: (limit) => table.newest(limit),
    connected: connections.statuses,
    letterUsd(id, size) {
      const [way] = connections.ways(id);
      return way ? editUsd(way, size) : null;
    },
    quote(id, asked) {
      const [way] = connections.ways(id);
      return way ? quoteOf(way, asked) : null;
    },
    cellFigures: (sinceBlock) => cellFigures(database, sinceBlock),
    person: info.reviewer,
    clock,
  });
  const gates = createGateService({ database, settings });
  const reviewRoom = createReviewRoom({
    database,
    jobs: table,
    runs,
    results,
    gates: gates.get,
    thumbnail: (sha256) => thumbnail(sha256),
    onChange: (proofIds) => events.send({ type: 'review', proofIds: proofIds.slice(0, MOST_CHANGED) }),
    clock,
    createId,
    reviewer: info.reviewer,
  });
  const review = reviewRoom.proofs;
  const teamFontsFolder = join(folder, 'fonts');
  const fonts = createFontLibrary(config.fontsFolder ?? fontsFolder(), teamFontsFolder);
  const fontFiles = createFontFiles(fonts.list, config.fontsFolder ?? fontsFolder(), teamFontsFolder);
  const originals = createImportOriginals({ database, store, artifacts, clock });
  const exporter = createExporter({
    proofs: review,
    artifacts: store,
    originals,
    steps: results,
    fonts,
    fontsFolder: config.fontsFolder ?? fontsFolder(),
    openDocuments: () =>
      createDocumentThread(documentWorkerEntry(), { artifactsFolder: store.folder, fontsFolder: config.fontsFolder ?? fontsFolder(), teamFontsFolder }),
    database,
    project: info.name,
    version: galleyVersion(),
    onProgress(progress) {
      if (events.hasListeners) events.send({ type: 'export', progress });
    },
    createId,
    clock,
  });
  const insights = createInsights({ database, jobs: table, runs, clock });
  const previews = createPreviewFiles(join(folder, 'cache', 'previews'));
  const assets = createAssetService({ store, artifacts, previews, originals, cacheFolder: join(folder, 'cache', 'thumbs'), clock });
  const thumbnail = async (sha256: string) => readFile((await assets.file(sha256, REPORT_THUMBNAIL)).path);
  const events = createStudioEvents({
    status: () => queue.status(),
    jobsOf: (ids) => ids.map((id) => table.get(id)).filter((job) => job !== null),
    onFault: (error) => log(`The window was not told what changed. ${toErrorShape(error).message}`),
  });

  const remote = createRemote({ database, store, settings, connections, transact, createId, clock });
  const rss = () => process.memoryUsage.rss();
  const { runner, governor, pool } = createRendering({
    database,
    store,
    runs,
    artifacts,
    workerEntry: config.workerEntry ?? workerEntry(),
    fontsFolder: config.fontsFolder ?? fontsFolder(),
    teamFontsFolder,
    concurrency,
    memoryBudgetBytes: config.memoryBudgetBytes,
    rss,
    remote,
    clock,
  });
  const plan = ({ request, reading, route }: Pick<Job, 'request' | 'reading' | 'route'>) =>
    planJob({ request: styles.filledIn(request), reading, route, seed: request.seed });
  const tracing = config.tracing ? createTracing({ config: config.tracing, version: galleyVersion(), jobs: table, runs, fetch, log }) : null;
  const wildcards = createWildcardFolder(resolve(config.wildcardsFolder ?? join(folder, 'wildcards')));
  const { queue, scheduler } = createQueueing({
    database,
    table,
    settings,
    runner,
    events,
    matrix,
    wildcards,
    workers: concurrency,
    isReadonly,
    connections,
    calls: remote.calls,
    routeLog: remote.routeLog,
    transact,
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
    createId,
    clock,
  });

  const estimator = createEstimator({
    table: createPlanTable(database),
    wildcards,
    laneOf: (model) => laneOf(model, connections, concurrency),
    plan: queue.plan,
    counts: table.counts,
    read: reader.read,
    route: matrix.route,
    clock,
  });

  const sample = createSampleService({
    database,
    settings,
    queue,
    scheduler,
    matrix,
    promptsFile: samplePromptsFile(),
    transact,
    onRemoved(jobIds) {
      events.send({ type: 'removed', jobIds: jobIds.slice(0, MOST_CHANGED) });
      events.jobsChanged([]);
    },
  });
  const bakeOff = createBakeOffService({
    table: createBakeOffTable(database),
    expand: queue.expand,
    addLiteral: queue.addLiteral,
    obstacle(id) {
      const model = matrix.models().find((known) => known.id === id);
      return model ? (model.isAvailable ? null : model.reason) : `There is no model ${id}.`;
    },
    intentOf: (prompt) => reader.read(prompt).intent,
    predict(request, cells) {
      const reading = reader.read(request.prompt);
      return cells.map((cell) => matrix.route(reading, { ...request, cell }).prediction);
    },
    matrix: () => matrix.get().matrix,
    whatIf: matrix.whatIf,
    thumbnail,
    reviewer: info.reviewer,
    createId,
    clock,
  });

  const lettering = createLetteringService({
    review,
    queue,
    pool,
    baseData: baseDataFrom({ review, runs, results }),
    readImage: store.read,
    fonts,
    fontFiles,
    teamFontsFolder,
    styles,
    previews,
  });

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
    recover({ table, runs, calls: remote.calls, log: remote.routeLog, store, transact, clock });
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
    fontFiles,
    wildcards,
    importImage: assets.import,
    subscribe: events.subscribe,
    events: events.iterate,
    sample,
    async ensureSampleProject() {
      return isReadonly || table.list({ limit: 1, offset: 0 }).total > 0 ? [] : sample.add();
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
      fonts.dispose();
      database.close();
      lock?.release();
    },
  };
}
