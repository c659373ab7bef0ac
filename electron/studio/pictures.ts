import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createImportOriginals, type ImportOriginals } from '../export/c2pa/import-originals.ts';
import { type AssetService, createAssetService } from './assets.ts';
import type { Ground } from './ground.ts';
import { createPreviewFiles, type PreviewFiles } from './preview-files.ts';

/** Everything that can be looked at: artifacts, imports, and what is only shown for a moment. */
export interface Pictures {
  assets: AssetService;
  originals: ImportOriginals;
  previews: PreviewFiles;
  /** Bytes for a report. @throws AppError not-found */
  thumbnail(sha256: string): Promise<Uint8Array>;
}

/** Width of pictures in a report, px. */
const REPORT_THUMBNAIL = 320;

export function createPictures(ground: Ground): Pictures {
  const cache = join(ground.folder, 'cache');
  const originals = createImportOriginals(ground);
  const previews = createPreviewFiles(join(cache, 'previews'));
  const assets = createAssetService({ ...ground, previews, originals, cacheFolder: join(cache, 'thumbs') });
  return { assets, originals, previews, thumbnail: async (sha256) => readFile((await assets.file(sha256, REPORT_THUMBNAIL)).path) };
}
