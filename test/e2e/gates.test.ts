import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultGates } from '../../shared/gates.ts';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';

describe.skipIf(chromiumPath === '')('quality gates in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let page: Page;
  let faults: string[];
  beforeEach(() => {
    ({ page, faults } = shell);
  });

  it('turns the mark of a proof red as soon as stricter limits are saved, and approves nothing', async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill('oak texture, seamless');
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    await page.getByRole('listitem', { name: /^oak texture.*, done$/ }).waitFor({ timeout: 90_000 });
    const proof = (words: RegExp) => page.getByRole('list', { name: 'Proofs' }).getByRole('button', { name: words });
    await page.getByRole('link', { name: 'Review' }).click();
    await proof(/, Within the team’s limits$/).waitFor();
    await page.getByRole('region', { name: 'Limits' }).getByText('Within the team’s limits').waitFor();

    await page.getByRole('link', { name: 'Gates' }).click();
    const amber = page.getByRole('textbox', { name: 'Texture, Time: amber above' });
    const red = page.getByRole('textbox', { name: 'Texture, Time: red above' });
    await red.fill('0');
    await page.getByRole('alert').getByText('Red begins at 60 or above').waitFor();
    expect(await page.getByRole('button', { name: 'Save limits' }).isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await amber.fill('0');
    const effect = page.locator('.gates-counts');
    await expect.poll(() => effect.textContent()).toBe('0 within limits−10 amber1 red+1of 1 proof');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const limits = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(limits).toMatchObject({
      face: defaultGates().face,
      texture: expect.arrayContaining([expect.objectContaining({ measure: 'seconds', redAbove: 0 })]),
    });
    await page.getByRole('button', { name: 'Save limits' }).click();
    await page.getByText('In force').waitFor();
    await page.getByRole('link', { name: 'Queue' }).click();
    const card = page.getByRole('listitem', { name: /^oak texture.*, Red: past a limit, done$/ });
    await card.getByRole('img', { name: 'Red: past a limit' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('link', { name: 'Review' }).click();
    await proof(/, Red: past a limit$/).waitFor();
    await page
      .getByRole('region', { name: 'Limits' })
      .getByText(/^Time .+, red above 0 s$/)
      .waitFor();
    await page.keyboard.press('q');
    expect(await page.getByRole('button', { name: 'Only red' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('q');
    await page.getByText('No proofs with this mark here').waitFor();
    await page.getByRole('button', { name: 'Show every mark' }).click();
    await proof(/^oak texture, seamless, Red: past a limit$/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
