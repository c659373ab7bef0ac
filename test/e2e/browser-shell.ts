import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { root, waitForOutput } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { launchBrowser } from './browser.ts';

/** The browser shell over an empty project of its own, open in Chromium. */
export interface BrowserShell {
  /** Holds the project and what a test writes. */
  folder: string;
  /** With the token. */
  address: string;
  page: Page;
  /** Errors of the page and its console. */
  faults: string[];
  /** All that the server printed. */
  output: string[];
}

/**
 * Starts one before each test and ends it after; the fields are those of the running test.
 * @param environmentOf more of the studio's environment, by the test's folder
 * @param flags more of Chromium's
 */
export function useBrowserShell(environmentOf: (folder: string) => Record<string, string> = () => ({}), flags: readonly string[] = []): BrowserShell {
  const shell = {} as BrowserShell;
  let end = async () => {};
  beforeEach(async () => {
    shell.folder = temporaryFolder();
    const project = join(shell.folder, 'project');
    const server = spawn(process.execPath, [join(root, 'bin', 'galley.js'), 'serve', '--no-sample', '--project', project], {
      stdio: 'pipe',
      env: { ...process.env, GALLEY_PREFERENCES: join(shell.folder, 'preferences.json'), ...environmentOf(shell.folder) },
    });
    const output: string[] = [];
    shell.output = output;
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (part: Buffer) => output.push(part.toString()));
    [shell.address] = await waitForOutput(server, /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
    const browser = await launchBrowser(flags);
    end = async () => {
      await browser.close();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    };
    shell.page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const faults: string[] = [];
    shell.faults = faults;
    shell.page.on('pageerror', (error) => faults.push(error.message));
    shell.page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await shell.page.goto(shell.address);
  });
  afterEach(() => end());
  return shell;
}
