import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import type { Raster } from '../../shared/raster.ts';

const folder = fileURLToPath(new URL('../../../shared/reference/metrics/vectors/', import.meta.url));

/** Reference vectors computed by other implementations lie beside the repository on the team's machines; they are not part of it. */
export const hasVectors = existsSync(folder);

export function vectorImage(path: string): Promise<Raster> {
  return decodeImageFile(folder + path);
}

export function vectorJson<T>(path: string): T {
  return JSON.parse(readFileSync(folder + path, 'utf8')) as T;
}
