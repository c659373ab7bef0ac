import { createHash } from 'node:crypto';
import type { ArtifactStore } from '../../render/artifact-store.ts';
import type { ArtifactTable } from '../../telemetry/artifact-table.ts';
import type { Database } from '../../telemetry/database.ts';
import { type CredentialsFormat, findManifest } from './find-manifest.ts';

/** The file that an imported picture came as, kept because it has Content Credentials. */
export interface ImportOriginal {
  originalSha256: string;
  format: CredentialsFormat;
  /** As it was called when it was imported. */
  name: string;
  manifestLabel: string;
  manifestSha256: string;
}

/** Originals of imports. An import is decoded and kept as PNG: whoever wants its Content Credentials on needs the file itself. */
export interface ImportOriginals {
  /** Keeps the file where it has a manifest. @param sha256 of the picture that was made of it @throws AppError disk-full | read-only */
  keep(picture: { sha256: string; width: number; height: number }, bytes: Uint8Array, name: string): Promise<void>;
  /** Of a picture, newest first; [] = it came without Content Credentials. */
  of(sha256: string): ImportOriginal[];
}

interface OriginalRow {
  original_sha256: string;
  format: CredentialsFormat;
  name: string;
  manifest_label: string;
  manifest_sha256: string;
}

const MEDIA_TYPES: Record<CredentialsFormat, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heif: 'image/avif',
  tiff: 'image/tiff',
  gif: 'image/gif',
};

export interface OriginalsParts {
  database: Database;
  store: ArtifactStore;
  artifacts: ArtifactTable;
  clock: () => Date;
}

export function createImportOriginals({ database, store, artifacts, clock }: OriginalsParts): ImportOriginals {
  const insert = database.prepare(
    `INSERT INTO import_originals (sha256, original_sha256, format, name, manifest_label, manifest_sha256, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (sha256, original_sha256) DO NOTHING`,
  );
  const select = database.prepare<[string], OriginalRow>(
    'SELECT original_sha256, format, name, manifest_label, manifest_sha256 FROM import_originals WHERE sha256 = ? ORDER BY at DESC',
  );
  return {
    async keep({ sha256, width, height }, bytes, name) {
      const manifest = findManifest(bytes);
      if (!manifest) return;
      const stored = await store.put(bytes);
      const at = clock().toISOString();
      artifacts.add({ sha256: stored.sha256, width, height, bytes: stored.bytes, mediaType: MEDIA_TYPES[manifest.format] }, at);
      const manifestSha256 = createHash('sha256').update(manifest.bytes).digest('hex');
      insert.run(sha256, stored.sha256, manifest.format, name, manifest.label, manifestSha256, at);
    },
    of: (sha256) =>
      select.all(sha256).map(({ original_sha256, format, name, manifest_label, manifest_sha256 }) => ({
        originalSha256: original_sha256,
        format,
        name,
        manifestLabel: manifest_label,
        manifestSha256: manifest_sha256,
      })),
  };
}
