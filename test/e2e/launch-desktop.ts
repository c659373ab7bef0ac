import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { root } from '../support/process.ts';

/** Electron's program file; '' where there is none. */
export const electronPath = process.env.ELECTRON_RUNTIME ?? '';

/** Starts the built app on a project in a folder that holds the test's files. */
export async function launchDesktop(
  folder: string,
  display: string | undefined,
  args: string[] = [],
  environment: Record<string, string> = {},
): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronPath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', root, '--project', join(folder, 'project'), ...args],
    env: { ...process.env, ...environment, ...(display ? { DISPLAY: display } : {}) } as Record<string, string>,
  });
}
