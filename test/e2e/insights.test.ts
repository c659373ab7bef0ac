import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { connectStudio } from './studio-client.ts';

const PROMPTS = [
  { prompt: 'a round harbour badge, rope border, navy and cream, that says "NORTH HARBOUR"', width: 768, height: 768, seed: 1898 },
  { prompt: 'a weathered wooden shop sign that says "Fern & Fable" in gold serif', width: 896, height: 640, seed: 64 },
  { prompt: 'seamless woven wool texture, herringbone in moss green and oatmeal', width: 768, height: 768, seed: 41 },
  { prompt: 'portrait of an old sailor with a white beard, flat illustration', width: 640, height: 768, seed: 23 },
  { prompt: 'misty mountain lake at dawn, layered blue hills, pine trees', width: 896, height: 640, seed: 305 },
];

describe.skipIf(chromiumPath === '')('insights in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let page: Page;
  let faults: string[];
  beforeEach(async () => {
    ({ page, faults } = shell);
    await page.getByRole('link', { name: 'Insights' }).click();
  });

  const jobs = () => page.locator('.totals dd').first().textContent();

  it('teaches while it is empty, and lets every chart filter all of them, by mouse and by keyboard', async () => {
    await page.getByText('Has a model changed?').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Open the sample' }).count()).toBe(1);
    const { client, close } = connectStudio(shell.address);
    await client.queue.add({ requests: PROMPTS });
    close();
    await expect.poll(jobs, { timeout: 120_000 }).toBe('5');
    await expect.poll(() => page.locator('.totals dd').nth(1).textContent(), { timeout: 120_000 }).toBe('5');
    await page.getByRole('img', { name: /^Read exactly: .* before, .* after; Letters wrong: / }).waitFor();

    const texture = page.getByRole('button', { name: 'Show only Texture' });
    await texture.click();
    await expect.poll(jobs).toBe('1');
    expect(await texture.getAttribute('aria-pressed')).toBe('true');
    await page.getByText('No proof with lettering in this time.').waitFor();
    // The chart that was chosen in still shows what else could be.
    await page.getByRole('button', { name: 'Show only Typography' }).waitFor();
    await page.getByRole('button', { name: 'Intent Texture remove this filter' }).click();
    await expect.poll(jobs).toBe('5');

    const step = page.getByRole('button', { name: 'Show only Lettering', exact: true }).first();
    await step.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Step Lettering remove this filter' }).waitFor();
    await page.getByText('Whole jobs, all steps').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Step Lettering remove this filter' }).waitFor({ state: 'detached' });

    const card = page.getByRole('region', { name: 'Where does the time go?' });
    await card.getByRole('button', { name: 'Show as table' }).press('Enter');
    await card.getByRole('columnheader', { name: 'Median' }).waitFor();
    const download = page.waitForEvent('download');
    await card.getByRole('button', { name: /^Export “Where/ }).press('Enter');
    await page.getByRole('menuitem', { name: 'Save rows as CSV' }).press('Enter');
    expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/^operation,runs,median_ms,p95_ms,peak_bytes\r\n/);
    expect(faults).toEqual([]);
  }, 180_000);
});
