import { availableParallelism, totalmem } from 'node:os';
import type { ArtifactStore } from '../render/artifact-store.ts';
import { createMemoryGovernor, type MemoryGovernor } from '../render/memory-governor.ts';
import { createPeakSampler } from '../render/peak-sampler.ts';
import { createPlanRunner, type PlanRunner } from '../render/run-plan.ts';
import type { RemoteParts } from '../render/step-parts.ts';
import { createWorkerPool, type WorkerPool } from '../render/worker-pool.ts';
import type { ArtifactTable } from '../telemetry/artifact-table.ts';
import type { Database } from '../telemetry/database.ts';
import { createResultTable } from '../telemetry/result-table.ts';
import type { RunTable } from '../telemetry/run-table.ts';

export interface RenderingParts {
  database: Database;
  store: ArtifactStore;
  runs: RunTable;
  artifacts: ArtifactTable;
  workerEntry: string;
  fontsFolder: string;
  /** The team's own fonts; need not exist. */
  teamFontsFolder?: string;
  /** Workers at once. */
  concurrency: number;
  /** Left out = half of the machine's memory. */
  memoryBudgetBytes?: number;
  /** Resident set size of the process, in bytes. */
  rss: () => number;
  /** Models behind a network; left out = none. */
  remote?: RemoteParts;
  clock: () => Date;
}

export interface Rendering {
  runner: PlanRunner;
  governor: MemoryGovernor;
  pool: WorkerPool;
}

/** What runs plans: workers, their memory budget and the writers of what they did. */
export function createRendering(parts: RenderingParts): Rendering {
  const { database, store, runs, artifacts, concurrency, clock } = parts;
  const governor = createMemoryGovernor({ budgetBytes: parts.memoryBudgetBytes ?? Math.floor(totalmem() / 2) });
  const ocrThreads = Math.max(1, Math.floor(availableParallelism() / concurrency));
  const pool = createWorkerPool({
    entry: parts.workerEntry,
    size: concurrency,
    setup: { artifactsFolder: store.folder, fontsFolder: parts.fontsFolder, teamFontsFolder: parts.teamFontsFolder, ocrThreads },
  });
  const runner = createPlanRunner({
    pool,
    governor,
    sampler: createPeakSampler({ rss: parts.rss }),
    store,
    runs,
    results: createResultTable(database),
    artifacts,
    transact: (write) => database.transaction(write)(),
    remote: parts.remote,
    clock,
  });
  return { runner, governor, pool };
}
