import { type BakeOffService, createBakeOffService } from '../bake-off/bake-off-service.ts';
import type { PromptReader } from '../prompt/reader.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { createBakeOffTable } from '../telemetry/bake-off-table.ts';
import type { Ground } from './ground.ts';
import type { MatrixService } from './matrix-service.ts';
import type { Pictures } from './pictures.ts';

export interface BakingOffParts {
  queue: Pick<JobQueue, 'expand' | 'addLiteral'>;
  matrix: MatrixService;
  reader: PromptReader;
  thumbnail: Pictures['thumbnail'];
  /** Who votes where nobody is named. */
  reviewer: string;
}

/** Bake-offs by way of the project's queue and matrix. */
export function createBakingOff({ database, createId, clock }: Ground, { queue, matrix, reader, thumbnail, reviewer }: BakingOffParts): BakeOffService {
  return createBakeOffService({
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
    reviewer,
    createId,
    clock,
  });
}
