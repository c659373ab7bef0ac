import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { correctReadings } from './corrected-reading.ts';
import { connectStudio } from './studio-client.ts';
import { walkTheWayOfAPrompt } from './way-of-a-prompt.ts';

describe.skipIf(chromiumPath === '')('browser shell in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let folder: string;
  let page: Page;
  let faults: string[];
  let address: string;
  beforeEach(() => {
    ({ folder, page, faults, address } = shell);
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
    for (const name of ['Review', 'Matrix', 'Models', 'Spending', 'Gates', 'Bake-off', 'Insights', 'Export', 'Queue']) {
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
    await page.getByRole('listitem', { name: /^a red apple icon, (.*, )?done$/ }).waitFor({ timeout: 60_000 });
    await page.getByRole('listitem', { name: /^a blue key icon, (.*, )?done$/ }).waitFor({ timeout: 60_000 });
  });
});
