import type { Database } from './database.ts';

export interface ArtifactRow {
  sha256: string;
  width: number;
  height: number;
  /** Size of the file. */
  bytes: number;
  mediaType: string;
}

/** What is known of each image file of the project. */
export interface ArtifactTable {
  get(sha256: string): ArtifactRow | null;
  add(row: ArtifactRow, createdAt: string): void;
}

interface ArtifactRecord extends Omit<ArtifactRow, 'mediaType'> {
  media_type: string;
}

export function createArtifactTable(database: Database): ArtifactTable {
  const select = database.prepare<[string], ArtifactRecord>('SELECT sha256, width, height, bytes, media_type FROM artifacts WHERE sha256 = ?');
  const insert = database.prepare(
    'INSERT INTO artifacts (sha256, width, height, bytes, media_type, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
  );
  return {
    get(sha256) {
      const record = select.get(sha256);
      if (!record) return null;
      const { media_type: mediaType, ...row } = record;
      return { ...row, mediaType };
    },
    add: (row, createdAt) => void insert.run(row.sha256, row.width, row.height, row.bytes, row.mediaType, createdAt),
  };
}
