import { editUsd } from '../render/letter-edit-request.ts';
import { quoteOf } from '../render/remote-quote.ts';
import { cellFigures } from '../telemetry/cell-figures.ts';
import { createMatrixTable } from '../telemetry/matrix-table.ts';
import type { ConnectionService } from './connections/connection-service.ts';
import type { Ground } from './ground.ts';
import { createMatrixService, type MatrixService } from './matrix-service.ts';

/** The project's matrix, over the built-in models and those that are connected. @param person who saves */
export function createDeciding({ database, jobs, runs, clock }: Ground, connections: ConnectionService, person: string): MatrixService {
  return createMatrixService({
    matrices: createMatrixTable(database),
    runs,
    newestJobs: (limit) => jobs.newest(limit),
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
    person,
    clock,
  });
}
