import type { ArtifactTable } from '../telemetry/artifact-table.ts';
import type { CallTable } from '../telemetry/call-table.ts';
import type { ResultTable } from '../telemetry/result-table.ts';
import type { RunTable } from '../telemetry/run-table.ts';
import type { ArtifactStore } from './artifact-store.ts';
import type { ModelCaller } from './calls/model-caller.ts';
import type { MemoryGovernor } from './memory-governor.ts';
import type { PeakSampler } from './peak-sampler.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Models behind a network, for steps that need one. */
export interface RemoteParts {
  caller: ModelCaller;
  calls: CallTable;
}

/** What steps are run with. */
export interface StepParts {
  pool: WorkerPool;
  governor: MemoryGovernor;
  sampler: PeakSampler;
  store: ArtifactStore;
  runs: RunTable;
  results: ResultTable;
  artifacts: ArtifactTable;
  /** Runs the writes of one finished step as one transaction. */
  transact: (write: () => void) => void;
  clock: () => Date;
  /** Models behind a network; left out = only the built-in one can be used. */
  remote?: RemoteParts;
}
