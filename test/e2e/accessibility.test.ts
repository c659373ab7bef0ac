import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';

describe.skipIf(chromiumPath === '')('accessibility in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let page: Page;
  beforeEach(() => {
    ({ page } = shell);
  });

  it('finds no serious fault on any page, in the lettering options, in a reading that is corrected, in variations and imports, and in a re-render', async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a round badge that says "PINE RIDGE"');
    await page.getByRole('button', { name: /^Lettering/ }).click();
    await page.getByRole('button', { name: 'Place a box' }).click();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Correct the reading' }).click();
    await page.getByRole('option', { name: /^round/ }).click();
    await page.getByRole('button', { name: /Back to the object and style/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Intent:/ }).click();
    await page.getByRole('menuitemradio', { name: /^Texture/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    await page.getByRole('listitem', { name: /badge.*, done$/ }).waitFor({ timeout: 90_000 });

    await page.getByRole('button', { name: 'Job menu' }).click();
    await page.getByRole('menuitem', { name: 'Correct the reading' }).click();
    await page.getByRole('dialog', { name: 'Job' }).getByText('corrected').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('dialog', { name: 'Job' }).getByRole('button', { name: 'Close' }).click();

    for (const name of ['Queue', 'Compare', 'Matrix', 'Models', 'Spending', 'Gates', 'Bake-off', 'Insights', 'Export', 'Review']) {
      await page.getByRole('link', { name }).click();
      await page.getByRole('main', { name: name.toLowerCase() }).waitFor();
      expect(await faultsOf(page), name).toEqual([]);
    }
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a {red|blue} __colour__ badge');
    await page.getByRole('region', { name: 'Variations' }).getByText('There is no wildcard file').waitFor();
    await page.getByRole('button', { name: /^Vary/ }).click();
    await page.getByText('None yet.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const mugs = { name: 'mugs.csv', mimeType: 'text/csv', buffer: Buffer.from('colour\nred\n\nblue,green\n') };
    await page.getByLabel('Import files').setInputFiles(mugs);
    await page.getByLabel('Template', { exact: true }).fill('a {{colour}} mug');
    await page.getByRole('button', { name: 'Queue 1 prompt' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Render again…' }).click();
    await page.getByRole('dialog', { name: 'Render again' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});
