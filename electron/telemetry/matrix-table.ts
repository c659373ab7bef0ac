import type { Matrix, MatrixVersion } from '../../shared/routing.ts';
import type { Database } from './database.ts';

/** Versions of the decision matrix; a version is never changed, saving makes the next one. */
export interface MatrixTable {
  /** The newest version; null before the first was saved. */
  newest(): MatrixVersion | null;
  /** Newest first. */
  list(): MatrixVersion[];
  save(matrix: Matrix, note: string, savedAt: string, savedBy?: string): MatrixVersion;
}

interface MatrixRecord {
  version: number;
  saved_at: string;
  note: string;
  matrix: string;
  saved_by: string;
}

export function createMatrixTable(database: Database): MatrixTable {
  const newest = database.prepare<[], MatrixRecord>('SELECT * FROM matrices ORDER BY version DESC LIMIT 1');
  const all = database.prepare<[], MatrixRecord>('SELECT * FROM matrices ORDER BY version DESC');
  const insert = database.prepare<[string, string, string, string], MatrixRecord>(
    'INSERT INTO matrices (saved_at, note, matrix, saved_by) VALUES (?, ?, ?, ?) RETURNING *',
  );
  return {
    newest() {
      const record = newest.get();
      return record ? versionOf(record) : null;
    },
    list: () => all.all().map(versionOf),
    save: (matrix, note, savedAt, savedBy = '') => versionOf(insert.get(savedAt, note, JSON.stringify(matrix), savedBy)!),
  };
}

function versionOf(record: MatrixRecord): MatrixVersion {
  const { version, saved_at: savedAt, note, saved_by: savedBy, matrix } = record;
  return { version, savedAt, note, ...(savedBy !== '' && { savedBy }), matrix: JSON.parse(matrix) };
}
