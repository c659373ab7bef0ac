import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { PRIVILEGED_SCHEMES } from '../../electron/shell/scheme-names.ts';
import { root } from '../support/process.ts';

/** Electron's program file; '' where there is none. */
export const electronPath = process.env.ELECTRON_RUNTIME ?? '';

/** Starts the built app on a project in a folder that holds the test's files. */
export async function launchDesktop(folder: string, display: string | undefined, args: string[] = []): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronPath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', root, '--project', join(folder, 'project'), ...args],
    env: { ...process.env, ...(display ? { DISPLAY: display } : {}), NODE_OPTIONS: `--require ${schemesFile(folder)}` } as Record<string, string>,
  });
}

/**
 * A script that declares the app's schemes while Electron starts: the launcher of a staged runtime imports the app's module when
 * Electron is ready already, which is too late for that; Electron itself waits for the module.
 */
function schemesFile(folder: string): string {
  const file = join(folder, 'declare-schemes.cjs');
  const schemes = JSON.stringify(PRIVILEGED_SCHEMES);
  writeFileSync(file, `if (process.type === 'browser') process._linkedBinding('electron_browser_protocol').registerSchemesAsPrivileged(${schemes});\n`);
  return file;
}
