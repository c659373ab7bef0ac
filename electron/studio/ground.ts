import { join } from 'node:path';
import { createJobTable, type JobTable } from '../queue/job-table.ts';
import { type ArtifactStore, createArtifactStore } from '../render/artifact-store.ts';
import { type ArtifactTable, createArtifactTable } from '../telemetry/artifact-table.ts';
import { type Database, databaseError } from '../telemetry/database.ts';
import { createResultTable, type ResultTable } from '../telemetry/result-table.ts';
import { createRunTable, type RunTable } from '../telemetry/run-table.ts';
import { createSettingsTable, type SettingsTable } from '../telemetry/settings-table.ts';

export interface GroundParts {
  /** Of the project. */
  folder: string;
  database: Database;
  clock: () => Date;
  createId: () => string;
}

/** What all services of a project stand on: its tables, its pictures, and a clock. */
export interface Ground extends GroundParts {
  jobs: JobTable;
  runs: RunTable;
  artifacts: ArtifactTable;
  settings: SettingsTable;
  results: ResultTable;
  store: ArtifactStore;
  /** All or nothing. @throws AppError disk-full | read-only | database-corrupt */
  transact(write: () => void): void;
}

export function createGround(parts: GroundParts): Ground {
  const { folder, database } = parts;
  return {
    ...parts,
    jobs: createJobTable(database),
    runs: createRunTable(database),
    artifacts: createArtifactTable(database),
    settings: createSettingsTable(database),
    results: createResultTable(database),
    store: createArtifactStore(join(folder, 'artifacts')),
    transact(write) {
      try {
        database.transaction(write)();
      } catch (error) {
        throw databaseError(error, database.name);
      }
    },
  };
}
