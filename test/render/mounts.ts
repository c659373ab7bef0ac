import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';

export interface Mount {
  folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives the room back. */
  empty(): void;
  release(): void;
}

/** A small disk of its own, which can be full or read-only for root as well; null where mounting is not allowed. */
export function tryMount(kind: 'tiny' | 'read-only', size = '512k'): Mount | null {
  const folder = temporaryFolder();
  const filler = join(folder, 'filler');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', kind === 'tiny' ? `size=${size}` : 'ro', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return {
    folder,
    fill() {
      const file = openSync(filler, 'w');
      try {
        while (writeSync(file, new Uint8Array(4096)) > 0);
      } catch {
        // Full: that is what it is for.
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    release: () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }),
  };
}
