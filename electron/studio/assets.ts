import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { ImportOriginals } from '../export/c2pa/import-originals.ts';
import { decodeImage } from '../image/codecs.ts';
import { makeThumbnail, thumbnailWidth } from '../image/thumbnail.ts';
import { type ArtifactStore, writeWhole } from '../render/artifact-store.ts';
import { storeImage } from '../render/perform-task.ts';
import type { ArtifactTable } from '../telemetry/artifact-table.ts';
import type { PreviewFiles } from './preview-files.ts';

export interface AssetFile {
  path: string;
  /** Media type. */
  type: string;
}

/** Pictures for the window and pictures from outside. */
export interface AssetService {
  /** The artifact itself, or, with a width in px, a thumbnail at least that wide where the original is. @throws AppError not-found | invalid-input */
  file(sha256: string, width?: number): Promise<AssetFile>;
  /** Takes an image into the project as PNG, upright, in sRGB. @throws AppError unreadable-image | unsupported-image | image-too-large | disk-full */
  import(bytes: Uint8Array, name: string): Promise<{ sha256: string; width: number; height: number }>;
}

export interface AssetParts {
  store: ArtifactStore;
  artifacts: ArtifactTable;
  /** Pictures that are looked at for a moment. */
  previews: Pick<PreviewFiles, 'path'>;
  /** Keeps the file that an import came as, where there is more to it than its pixels. */
  originals: Pick<ImportOriginals, 'keep'>;
  /** Where thumbnails are kept; may be deleted at any time. */
  cacheFolder: string;
  clock: () => Date;
}

export function createAssetService({ store, artifacts, previews, originals, cacheFolder, clock }: AssetParts): AssetService {
  /** Thumbnails that are being made, so that ten cards asking at once make one. */
  const inWork = new Map<string, Promise<void>>();

  async function thumbnail(sha256: string, source: string, width: number): Promise<AssetFile> {
    const path = join(cacheFolder, String(width), sha256.slice(0, 2), `${sha256}.webp`);
    if (!existsSync(path)) {
      const making = inWork.get(path) ?? makeThumbnail(source, width, sha256).then((bytes) => writeWhole(path, bytes));
      inWork.set(path, making);
      await making.finally(() => inWork.delete(path));
    }
    return { path, type: 'image/webp' };
  }

  return {
    async file(sha256, width) {
      const path = store.path(sha256);
      const preview = previews.path(sha256);
      if (preview) return { path: preview, type: 'image/png' };
      if (!store.has(sha256)) throw new AppError('not-found', `The image ${sha256} is not in this project.`, { details: { sha256 } });
      if (width === undefined) return { path, type: 'image/png' };
      if (!Number.isFinite(width) || width < 1) throw new AppError('invalid-input', `A picture cannot be ${width} px wide.`, { details: { width } });
      return thumbnail(sha256, path, thumbnailWidth(width));
    },
    async import(bytes, name) {
      const { sha256, width, height, bytes: size } = await storeImage(store, await decodeImage(bytes, name));
      artifacts.add({ sha256, width, height, bytes: size, mediaType: 'image/png' }, clock().toISOString());
      await originals.keep({ sha256, width, height }, bytes, name);
      return { sha256, width, height };
    },
  };
}
