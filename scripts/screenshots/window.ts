import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/e2e/browser.ts';
import { connectStudio, type StudioConnection } from '../../test/e2e/studio-client.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Of a vendor that stands in for the real one. */
export const KEY = 'no-real-key';

/** The running app over the sample project, and the studio behind it. */
export interface Shown {
  page: Page;
  studio: StudioConnection['client'];
  /** Holds the project; what is written for a picture goes here. */
  folder: string;
}

/** Starts the app on a fresh sample project, opens it in a window of 1440 × 900 and ends it afterwards. */
export async function withWindow(work: (shown: Shown) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-screenshots-'));
  // Nobody is led around, and nothing moves while a picture is taken.
  writeFileSync(join(folder, 'preferences.json'), JSON.stringify({ seen: ['tour', 'welcome', 'first-run'], motion: 'less', theme: 'dark' }));
  const server = spawn(process.execPath, [join(root, 'bin', 'galley.js'), 'serve', '--sample', '--project', join(folder, 'Harbour & Hearth')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      GALLEY_CONNECTIONS: join(folder, 'connections.json'),
      GALLEY_PREFERENCES: join(folder, 'preferences.json'),
      STABILITY_API_KEY: KEY,
    },
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const browser = await launchBrowser();
  try {
    const address = await addressOf(server);
    const studio = connectStudio(address);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.goto(address);
    await work({ page, studio: studio.client, folder });
    studio.close();
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (part: Buffer) => {
      const address = /http:\S+/.exec(part.toString());
      if (address) resolve(address[0]);
    });
    server.once('exit', (code) => reject(new Error(`galley serve ended with code ${code}`)));
  });
}
