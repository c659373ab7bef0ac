import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, waitForOutput } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { chromiumPath, launchBrowser } from './browser.ts';
import { correctReadings } from './corrected-reading.ts';
import { connectStudio } from './studio-client.ts';
import { walkTheWayOfAPrompt } from './way-of-a-prompt.ts';

describe.skipIf(chromiumPath === '')('browser shell in Chromium (needs Chromium)', () => {
  let folder: string;
  let server: ChildProcess;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let address: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    server = spawn(process.execPath, [join(root, 'bin', 'galley.js'), 'serve', '--no-sample', '--project', join(folder, 'project')], { stdio: 'pipe' });
    const [url] = await waitForOutput(server, /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
    address = url;
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(url);
  });
  afterEach(async () => {
    await browser?.close();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  });

  it('goes the way from a typed prompt to an exported file', async () => {
    await walkTheWayOfAPrompt(page, join(folder, 'exported'));
    expect(faults).toEqual([]);
  });

  it('changes the route of a prompt whose reading is corrected, and counts it', async () => {
    const { client, close } = connectStudio(address);
    await correctReadings(page, async () => (await client.queue.list({})).jobs);
    close();
    expect(faults).toEqual([]);
  });

  it('hides the token and shows every page without a fault', async () => {
    expect(page.url()).not.toContain('token');
    for (const name of ['Review', 'Matrix', 'Gates', 'Bake-off', 'Insights', 'Export', 'Queue']) {
      await page.getByRole('link', { name }).click();
      await page.locator('a[aria-current=page]', { hasText: name }).waitFor();
      await expect.poll(() => page.getByRole('main').textContent(), { message: name }).toMatch(/.{20}/s);
    }
    expect(faults).toEqual([]);
  });

  it('names the broken line of an import and queues the rest', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'prompts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('prompt,width,height\na red apple icon,64,64\nbroken,not-a-number,64\na blue key icon,64,64\n'),
      });
    const dialog = page.getByRole('dialog', { name: 'Import prompts.csv' });
    await dialog.getByText('2 prompts, 1 line left out').waitFor();
    await dialog.getByRole('button', { name: 'Queue 2 prompts' }).click();
    await page.getByRole('region', { name: 'Import problems' }).getByText('3', { exact: false }).first().waitFor();
    await page.getByRole('listitem', { name: /^a red apple icon, done$/ }).waitFor({ timeout: 60_000 });
    await page.getByRole('listitem', { name: /^a blue key icon, done$/ }).waitFor({ timeout: 60_000 });
  });
});
