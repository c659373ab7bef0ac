import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StudioConfig } from '../../electron/studio/studio-config.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';

/** A studio on a fresh project that is removed afterwards. */
export async function withStudio<Value>(config: Partial<StudioConfig>, work: (studio: Studio) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const studio = await createStudio({ projectFolder: folder, ...config });
  try {
    return await work(studio);
  } finally {
    await studio.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
