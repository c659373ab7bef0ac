import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.ts';
import { useFixedShell } from './fixed-shell.ts';
import { wear } from './wear.ts';

describe.skipIf(chromiumPath === '')('a new look in Chromium, where things move (needs Chromium)', () => {
  const shell = useFixedShell({ preferences: { motion: 'full' } });

  let page: Page;
  beforeEach(async () => {
    ({ page } = shell);
    await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
    await page.evaluate(() => {
      const begun: string[] = [];
      Object.assign(window, { begun });
      document.addEventListener('transitionrun', ({ target, propertyName }) => begun.push(`${(target as Element).className}: ${propertyName}`));
    });
  });
  /** What began to move since the page was opened. */
  const begun = () => page.evaluate(() => (window as unknown as { begun: string[] }).begun);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  it('is on at once: nothing keeps the ground of the old theme under the words of the new one', async () => {
    for (const look of [{ theme: 'light' }, { contrast: 'more' }, { theme: 'dark' }, { contrast: 'standard' }] as const) {
      const before = await ground();
      await wear(page, look);
      expect(await ground()).not.toBe(before);
      await page.waitForTimeout(100);
    }
    expect(await begun()).toEqual([]);
  });

  it('is on at once where the system changes its theme', async () => {
    await wear(page, { theme: 'system' });
    const before = await ground();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(ground).not.toBe(before);
    await page.waitForTimeout(100);
    expect(await begun()).toEqual([]);
  });

  it('leaves what moves otherwise moving', async () => {
    await wear(page, { theme: 'light' });
    await page.locator('.button:enabled, .icon-button:enabled').first().hover();
    await expect.poll(begun).toContainEqual(expect.stringMatching(/button: background-color$/));
  });
});
