import { firstProject } from './0001-first-project.ts';
import { readingAndLayers } from './0002-reading-and-layers.ts';
import { insights } from './0003-insights.ts';
import { bakeOffs } from './0004-bake-offs.ts';
import { gates } from './0005-gates.ts';
import { modelCalls } from './0006-model-calls.ts';
import { hosts } from './0007-hosts.ts';
import { queueSearch } from './0008-queue-search.ts';
import { reviewRounds } from './0009-review-rounds.ts';
import { linkedFilters } from './0010-linked-filters.ts';
import { callSums } from './0011-call-sums.ts';
import { withdrawnVerdicts } from './0012-withdrawn-verdicts.ts';
import { callBatches } from './0013-call-batches.ts';
import { exportRuns } from './0014-export-runs.ts';
import type { Migration } from './migration.ts';

/** Every migration in order; the last one's version is what this Galley writes. */
export const migrations: readonly Migration[] = [
  firstProject,
  readingAndLayers,
  insights,
  bakeOffs,
  gates,
  modelCalls,
  hosts,
  queueSearch,
  reviewRounds,
  linkedFilters,
  callSums,
  withdrawnVerdicts,
  callBatches,
  exportRuns,
];
