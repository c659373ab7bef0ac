import { statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { BundledFont } from '../typography/ports.ts';
import type { AssetFile } from './assets.ts';

/** Font files for the window, which shows each name in its own face. */
export interface FontFiles {
  /** Address of a font's file in the window; another one whenever the file is another. */
  address(font: BundledFont): string;
  /** @throws AppError not-found, also for a version that is no longer there */
  file(id: string, version: string): AssetFile;
}

/** What an address looks like: `/font/<id>/<version>`. */
export const FONT_ADDRESS = /^\/font\/([a-z0-9-]{1,80})\/([0-9a-z-]{1,40})$/;

const TYPES: Record<string, string> = { ttf: 'font/ttf', otf: 'font/otf', woff: 'font/woff', woff2: 'font/woff2' };

export function createFontFiles(list: () => readonly BundledFont[], folder: string, teamFolder: string): FontFiles {
  const pathOf = ({ file, isAdded }: BundledFont) => join(isAdded ? teamFolder : folder, file);

  /** Size and time of the file; '0' when it is gone. */
  function versionOf(font: BundledFont): string {
    const stats = statSync(pathOf(font), { throwIfNoEntry: false });
    return stats ? `${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}` : '0';
  }

  return {
    address: (font) => `/font/${font.id}/${versionOf(font)}`,
    file(id, version) {
      // Ids are looked up, never put into a path.
      const font = list().find((entry) => entry.id === id);
      if (!font || versionOf(font) !== version) throw new AppError('not-found', `There is no font file “${id}” of that version.`, { details: { id } });
      return { path: pathOf(font), type: TYPES[font.file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream' };
    },
  };
}
