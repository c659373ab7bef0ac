import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes that may still be written where a folder is or will be; null = the system does not say. */
export async function freeBytesAt(folder: string): Promise<number | null> {
  for (let place = folder; ; place = dirname(place)) {
    const disk = await statfs(place).catch(() => null);
    if (disk) return disk.bavail * disk.bsize;
    if (dirname(place) === place) return null;
  }
}
