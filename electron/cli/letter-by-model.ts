import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { microsOf, usdOf } from '../../shared/calls.ts';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import type { LetteringReport } from '../../shared/lettering.ts';
import type { RenderPlan, StepParams } from '../../shared/plan.ts';
import type { Raster } from '../../shared/raster.ts';
import { decodeImage, encodePng } from '../image/codecs.ts';
import { fontsFolder, workerEntry } from '../paths.ts';
import { projectDatabase, projectFolder } from '../project-folder.ts';
import { createArtifactStore } from '../render/artifact-store.ts';
import { recoverCalls } from '../render/calls/recovery.ts';
import type { PlanOutcome } from '../render/run-plan.ts';
import type { ConnectionService } from '../studio/connections/connection-service.ts';
import { withPersonalConnections } from '../studio/connections/open-connections.ts';
import { createRemote, type Remote } from '../studio/remote.ts';
import { createRendering } from '../studio/rendering.ts';
import { createArtifactTable } from '../telemetry/artifact-table.ts';
import { type Database, openDatabase } from '../telemetry/database.ts';
import { lockProject } from '../telemetry/project-lock.ts';
import { createRunTable } from '../telemetry/run-table.ts';
import { createSettingsTable } from '../telemetry/settings-table.ts';
import type { Terminal } from './terminal.ts';

export interface ModelLettering {
  image: Raster;
  params: StepParams['letter'];
  /** Ids, in the order in which they are asked. */
  models: readonly string[];
  seed: number;
  /** In whose books it stands, and whose budgets hold; undefined = the usual project. */
  project: string | undefined;
  /** A person's word that a call which may have been billed is made again. */
  acceptsSecondBill: boolean;
}

export interface ModelLettered {
  image: Raster;
  report: LetteringReport;
  /** US dollars, of this run. */
  costUsd: number;
}

/**
 * Letters a picture with connected models, in the books of a project: its budgets hold, a picture that was paid is used again, and a call that may have been billed is not repeated
 * without a word. What no model gets right is typeset.
 * @throws AppError unavailable (a model is not connected) | conflict (the project is open elsewhere) | maybe-billed
 */
export async function letterByModel(order: ModelLettering, terminal: Terminal): Promise<ModelLettered> {
  const { environment } = terminal;
  return withPersonalConnections(environment, async (connections) => {
    requireConnected(connections, order.models);
    const folder = projectFolder(order.project, environment);
    mkdirSync(folder, { recursive: true });
    const lock = lockProject(folder, environment.SQLITE_NATIVE_BINDING);
    const database = openDatabase(projectDatabase(folder), { nativeBinding: environment.SQLITE_NATIVE_BINDING });
    try {
      return await withProject({ order, terminal, connections, folder, database });
    } finally {
      database.close();
      lock.release();
    }
  });
}

function requireConnected(connections: ConnectionService, models: readonly string[]): void {
  const statuses = connections.statuses();
  for (const id of models) {
    const status = statuses.find((model) => model.id === id);
    if (status?.isAvailable) continue;
    const known = statuses.filter(({ isAvailable }) => isAvailable).map((model) => model.id);
    const others = known.length > 0 ? `Connected are ${known.join(', ')}.` : 'No model is connected: see galley connections.';
    throw new AppError('unavailable', `The model ${id} cannot be asked. ${status?.reason ?? 'No connection offers it.'} ${others}`, { details: { model: id } });
  }
}

interface Session {
  order: ModelLettering;
  terminal: Terminal;
  connections: ConnectionService;
  folder: string;
  database: Database;
}

async function withProject({ order, terminal, connections, folder, database }: Session): Promise<ModelLettered> {
  const store = createArtifactStore(join(folder, 'artifacts'));
  const artifacts = createArtifactTable(database);
  const clock = () => new Date();
  const transact = (write: () => void) => database.transaction(write)();
  const remote = createRemote({ database, store, settings: createSettingsTable(database), connections, transact, createId: randomUUID, clock });
  recoverCalls({ calls: remote.calls, log: remote.routeLog, store, clock, isAwaited: () => true });
  const runs = createRunTable(database);
  const shared = { database, store, runs, artifacts, remote, clock, rss: () => process.memoryUsage.rss() };
  const { runner, pool } = createRendering({ ...shared, workerEntry: workerEntry(), fontsFolder: fontsFolder(), concurrency: 1 });
  try {
    const { sha256, bytes } = await store.put(await encodePng(order.image));
    const { width, height } = order.image;
    artifacts.add({ sha256, bytes, width, height, mediaType: 'image/png' }, clock().toISOString());
    const jobId = `letter-${randomUUID()}`;
    const run = () => runner.run({ jobId, plan: planOf(sha256, order), fallbacks: () => [], signal: new AbortController().signal });
    const outcome = await run().catch((error) => again(error, order, remote, run));
    for (const { message } of remote.routeLog.ofJob(jobId)) terminal.say(message);
    const costUsd = usdOf(runs.ofJob(jobId).reduce((micros, row) => micros + microsOf(row.costUsd ?? 0), 0));
    const report = outcome.results.get('letter')!.data.report as LetteringReport;
    return { image: await decodeImage(await store.read(outcome.afterSha256), 'The result'), report, costUsd };
  } finally {
    await pool.dispose();
  }
}

/** @throws what stopped the run, unless a person said that a second bill is accepted */
function again(error: unknown, { acceptsSecondBill }: ModelLettering, { calls }: Remote, run: () => Promise<PlanOutcome>): Promise<PlanOutcome> {
  const { code, message, details } = toErrorShape(error);
  if (code !== 'maybe-billed') throw error;
  const callId = String(details.callId);
  if (!acceptsSecondBill) throw new AppError('maybe-billed', `${message} Say so with --accept-second-bill.`, { cause: error, details });
  calls.accept([callId], new Date());
  return run();
}

function planOf(sha256: string, { params, models, seed }: ModelLettering): RenderPlan {
  const image = { step: 'base', output: 'image' as const };
  return {
    seed,
    steps: [
      { id: 'base', operation: 'import', params: { sha256 }, inputs: {} },
      { id: 'letter-plan', operation: 'letter-plan', params, inputs: { image } },
      {
        id: 'letter-edit',
        operation: 'letter-edit',
        params: { models: [...models], prompt: '', isDraft: false },
        inputs: { image, mask: { step: 'letter-plan', output: 'mask' } },
      },
      { id: 'letter', operation: 'letter', params, inputs: { image, edited: { step: 'letter-edit', output: 'image' } } },
    ],
    proof: { before: image, after: { step: 'letter', output: 'image' }, mask: { step: 'letter', output: 'mask' } },
  };
}
