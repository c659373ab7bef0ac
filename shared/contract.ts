import { bakeOffContract } from './contract/bake-off.ts';
import { compareContract } from './contract/compare.ts';
import { connectionsContract } from './contract/connections.ts';
import { eventsContract } from './contract/events.ts';
import { exportContract } from './contract/export.ts';
import { gatesContract } from './contract/gates.ts';
import { hostContract } from './contract/host.ts';
import { insightsContract } from './contract/insights.ts';
import { ledgerContract } from './contract/ledger.ts';
import { letteringContract } from './contract/lettering.ts';
import { matrixContract } from './contract/matrix.ts';
import { modelFilesContract } from './contract/model-files.ts';
import { promptContract } from './contract/prompt.ts';
import { queueContract } from './contract/queue.ts';
import { reviewContract } from './contract/review.ts';
import { sampleContract } from './contract/sample.ts';

export type { StudioEvent } from './contract/studio-event.ts';

/** One contract for every shell. Errors cross as `{code, message, data: details}`; images never cross, they are loaded by hash. */
export const contract = {
  host: hostContract,
  sample: sampleContract,
  prompt: promptContract,
  queue: queueContract,
  events: eventsContract,
  matrix: matrixContract,
  review: reviewContract,
  gates: gatesContract,
  lettering: letteringContract,
  compare: compareContract,
  connections: connectionsContract,
  ledger: ledgerContract,
  modelFiles: modelFilesContract,
  bakeOff: bakeOffContract,
  insights: insightsContract,
  export: exportContract,
};
