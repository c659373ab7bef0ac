import { onTestFinished } from 'vitest';
import type { StudioConfig } from '../../electron/studio/studio-config.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A real studio on a fresh project that ends with the test. */
export async function openStudio(config: Partial<StudioConfig> = {}): Promise<Studio> {
  const studio = await createStudio({ projectFolder: temporaryFolder(), concurrency: 2, reviewer: 'tester', ...config });
  onTestFinished(() => studio.dispose());
  return studio;
}

/** The same with a queue that does not start. */
export async function openPausedStudio(config: Partial<StudioConfig> = {}): Promise<Studio> {
  const studio = await openStudio(config);
  studio.queue.setPaused(true);
  return studio;
}

/** A prompt that renders in a few milliseconds. */
export const tiny = (prompt: string, more: object = {}) => ({ prompt, width: 64, height: 64, ...more });
