import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RemoteModel, VendorLimits } from '../../electron/models/remote-model.ts';
import { fontsFolder, workerEntry } from '../../electron/paths.ts';
import { type ArtifactStore, createArtifactStore } from '../../electron/render/artifact-store.ts';
import type { CallOrder, CallTally } from '../../electron/render/calls/call-parts.ts';
import { createMemoryLadder } from '../../electron/render/calls/memory-ladder.ts';
import { createModelCaller } from '../../electron/render/calls/model-caller.ts';
import { remoteRequest } from '../../electron/render/remote-step.ts';
import { createLedgerService } from '../../electron/studio/ledger-service.ts';
import { createRendering } from '../../electron/studio/rendering.ts';
import { createArtifactTable } from '../../electron/telemetry/artifact-table.ts';
import { createCallTable } from '../../electron/telemetry/call-table.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { createMemoryLessons } from '../../electron/telemetry/memory-lessons.ts';
import { createRouteLog } from '../../electron/telemetry/route-log.ts';
import { createRunTable } from '../../electron/telemetry/run-table.ts';
import { createSettingsTable } from '../../electron/telemetry/settings-table.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const NO_LIMITS: VendorLimits = { requestsInFlight: null, imagesInFlight: null, rate: null };

export interface OpenCallerOptions {
  models: readonly RemoteModel[];
  limits?: VendorLimits;
  folder?: string;
  /** Changes the store: a disk that refuses. */
  storeAs?: (store: ArtifactStore) => ArtifactStore;
  closingGraceMs?: number;
}

/** A real caller on a fresh project. Pauses cost no time: they move the clock. */
export function openCaller({ models, limits = NO_LIMITS, folder = temporaryFolder(), storeAs = (store) => store, closingGraceMs = 5000 }: OpenCallerOptions) {
  const database = openDatabase(join(folder, 'galley.db'));
  onTestFinished(() => void database.close());
  let time = Date.UTC(2026, 10, 23, 9);
  const pauses: number[] = [];
  const clock = () => new Date(++time);
  const calls = createCallTable(database);
  const routeLog = createRouteLog(database);
  const settings = createSettingsTable(database);
  const store = storeAs(createArtifactStore(join(folder, 'artifacts')));
  const transact = (write: () => void) => database.transaction(write)();
  const caller = createModelCaller({
    ways: (id) => models.filter((model) => model.id === id).map((model) => ({ model, limits })),
    calls,
    log: routeLog,
    ladder: createMemoryLadder({ lessons: createMemoryLessons(database), clock }),
    settings,
    store,
    transact,
    clock,
    createId: randomUUID,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      pauses.push(ms);
      time += ms;
    },
    schedule(ms, run) {
      // Pauses of the limiter are virtual, deadlines and graces are real.
      const isPause = ms <= 4000;
      if (isPause) pauses.push(ms);
      const timer = setTimeout(
        () => {
          if (isPause) time += ms;
          run();
        },
        isPause ? 0 : ms,
      );
      return () => clearTimeout(timer);
    },
    now: () => time,
    random: mulberry32(7),
    closingGraceMs,
  });
  const ledger = createLedgerService({ database, calls, routeLog, settings, isLive: caller.isLive, transact, clock });
  const tally: CallTally = { micros: 0, retries: 0, host: null };
  const orderOf = (more: Partial<CallOrder> & { prompt?: string; seed?: number } = {}): CallOrder => ({
    jobId: 'job',
    step: 'base',
    key: `key ${more.prompt ?? 'a cat'} ${more.seed ?? 1}`,
    model: 'tiny',
    request: () => remoteRequest({ ...PARAMS, prompt: more.prompt ?? 'a cat' }, more.seed ?? 1),
    isFresh: false,
    signal: new AbortController().signal,
    tally,
    ...more,
  });
  const lines = (jobId = 'job') => routeLog.ofJob(jobId).map(({ event, message }) => `${event}: ${message}`);
  const events = (jobId = 'job') => routeLog.ofJob(jobId).map(({ event }) => event);
  /** States of all calls in the order in which they came, and what each counted then. */
  const history = () => database.prepare('SELECT state, charged_micros FROM model_call_history ORDER BY id').raw().all() as [string, number][];
  /** Runs plans with it, in real workers. */
  function openRunner() {
    const runs = createRunTable(database);
    const { runner, pool } = createRendering({
      database,
      store,
      runs,
      artifacts: createArtifactTable(database),
      workerEntry: workerEntry(),
      fontsFolder: fontsFolder(),
      concurrency: 1,
      rss: () => 0,
      remote: { caller, calls },
      clock,
    });
    onTestFinished(() => pool.dispose());
    return { runner, runs };
  }
  const addArtifact = (artifact: Parameters<ReturnType<typeof createArtifactTable>['add']>[0]) =>
    createArtifactTable(database).add(artifact, clock().toISOString());
  return { addArtifact, caller, calls, ledger, settings, history, openRunner, store, folder, pauses, tally, orderOf, lines, events, clock, routeLog, transact };
}

/** Of a generate step. */
export const PARAMS = {
  model: 'tiny',
  prompt: 'a cat',
  intent: 'general' as const,
  object: [],
  style: [],
  texts: [],
  width: 64,
  height: 64,
  isDraft: false,
  transparentBackground: false,
  params: {},
};
