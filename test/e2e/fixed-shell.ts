import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { pageFolder } from '../../electron/paths.ts';
import { startServer } from '../../electron/serve/server.ts';
import { createPassingPreferences } from '../../electron/studio/preference-file.ts';
import type { Studio } from '../../electron/studio.ts';
import type { Page as PageName } from '../../renderer/app/navigation-store.ts';
import type { Preferences } from '../../renderer/app/preferences.ts';
import { launchBrowser } from './browser.ts';
import { FIXED_NOW, makeFixedProject, openFixed } from './fixed-project.ts';
import { CACHE_KEY } from './wear.ts';

/** The browser shell over a fixed project, open in Chromium, for all tests of a file. */
export interface FixedShell {
  studio: Studio;
  /** With the token. */
  address: string;
  /** A fresh one for each test, on the queue. */
  page: Page;
  /** Errors of the page and its console, of the running test. */
  faults: string[];
  /** Holds the project and what a test writes. */
  folder: string;
}

/** Nothing moves, and nobody is led around. */
const CALM: Partial<Preferences> = { motion: 'less', seen: ['tour', 'welcome', 'first-run'] };

export interface FixedShellOptions {
  /** Default: six proofs and four waiting jobs. */
  makeProject?: (folder: string) => Promise<void>;
  viewport?: { width: number; height: number };
  preferences?: Partial<Preferences>;
  /** Default: the queue, with its jobs. */
  firstPage?: PageName;
  /** Further arguments of the browser. */
  browserArgs?: readonly string[];
}

/** Makes the project and starts the server once for the file; the fields are those of the running test. */
export function useFixedShell(options: FixedShellOptions = {}): FixedShell {
  const { makeProject = makeFixedProject, viewport = { width: 1280, height: 800 }, preferences = {}, firstPage = 'queue', browserArgs = [] } = options;
  const shell = {} as FixedShell;
  let browser: Browser;
  /** As a person left it; anew for each test. */
  let kept = createPassingPreferences();
  let stop = async () => {};
  beforeAll(async () => {
    shell.folder = mkdtempSync(join(tmpdir(), 'galley-test-'));
    const project = join(shell.folder, 'Harbour');
    await makeProject(project);
    shell.studio = await openFixed(project, 'new', FIXED_NOW);
    const host = {
      shell: 'browser',
      chooseFolder: async () => null,
      openFolder: async () => undefined,
      preferences: { read: () => kept.read(), change: (changes: Parameters<typeof kept.change>[0]) => kept.change(changes) },
    } as const;
    const server = await startServer({ studio: shell.studio, host, pageFolder: pageFolder(), port: 0 });
    shell.address = server.url;
    browser = await launchBrowser(browserArgs);
    stop = async () => {
      await browser.close();
      await server.close();
      await shell.studio.dispose();
      rmSync(shell.folder, { recursive: true, force: true, maxRetries: 3 });
    };
  }, 120_000);
  afterAll(() => stop());

  beforeEach(async () => {
    kept = createPassingPreferences();
    kept.change({ ...CALM, ...preferences } as Parameters<typeof kept.change>[0]);
    const context = await browser.newContext({ viewport, colorScheme: 'dark', reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' });
    const page = await context.newPage();
    await page.addInitScript(([key, value]) => localStorage.getItem(key) ?? localStorage.setItem(key, value), [
      CACHE_KEY,
      JSON.stringify({ ...CALM, ...preferences }),
    ] as const);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    Object.assign(shell, { page, faults });
    await page.goto(`${shell.address}#/${firstPage}`);
    await page.getByRole('main', { name: firstPage }).waitFor();
    if (firstPage === 'queue') await page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').first().waitFor();
  });
  afterEach(() => shell.page.context().close());
  return shell;
}
