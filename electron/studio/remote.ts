import { setTimeout as wait } from 'node:timers/promises';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { ArtifactStore } from '../render/artifact-store.ts';
import { createMemoryLadder } from '../render/calls/memory-ladder.ts';
import { createModelCaller } from '../render/calls/model-caller.ts';
import type { RemoteParts } from '../render/step-parts.ts';
import { createCallTable } from '../telemetry/call-table.ts';
import type { Database } from '../telemetry/database.ts';
import { createMemoryLessons } from '../telemetry/memory-lessons.ts';
import { createRouteLog, type RouteLog } from '../telemetry/route-log.ts';
import type { SettingsTable } from '../telemetry/settings-table.ts';
import type { ConnectionService } from './connections/connection-service.ts';
import { createLedgerService, type LedgerService } from './ledger-service.ts';

export interface CreateRemoteParts {
  database: Database;
  store: ArtifactStore;
  settings: SettingsTable;
  connections: Pick<ConnectionService, 'ways' | 'adapter' | 'memoryOf'>;
  transact: (write: () => void) => void;
  createId: () => string;
  clock: () => Date;
}

/** Models behind a network, and the books that are kept of them. */
export interface Remote extends RemoteParts {
  routeLog: RouteLog;
  ledger: LedgerService;
}

const NO_LIMITS = { requestsInFlight: null, imagesInFlight: null, rate: null };

export function createRemote({ database, store, settings, connections, transact, createId, clock }: CreateRemoteParts): Remote {
  const calls = createCallTable(database);
  const routeLog = createRouteLog(database);
  const caller = createModelCaller({
    ways: (id) =>
      connections.ways(id).map((model) => ({
        model,
        limits: connections.adapter(model.connectionId)?.limits ?? NO_LIMITS,
        totalBytes: connections.memoryOf(model.connectionId),
      })),
    calls,
    log: routeLog,
    ladder: createMemoryLadder({ lessons: createMemoryLessons(database), clock }),
    settings,
    store,
    transact,
    clock,
    createId,
    sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted()),
    schedule(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
    // Of several Galleys behind one address each has its own pauses.
    random: mulberry32(Number.parseInt(createId().replace(/\W/g, '').slice(0, 8), 16) || 1),
  });
  return { caller, calls, routeLog, ledger: createLedgerService({ database, calls, routeLog, settings, isLive: caller.isLive, transact, clock }) };
}
