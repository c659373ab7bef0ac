import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGES } from '../../renderer/app/navigation-store.ts';
import { FakeWebui } from '../fakes/a1111.ts';
import { startFake } from '../fakes/fake-server.ts';
import { faultsInEveryLook, faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { pressOn } from './keys.ts';
import { openPage } from './pages.ts';
import { connectStudio } from './studio-client.ts';

/** One of the ports that Galley looks at; the other ones stay for engines that really run here. */
const WEBUI_PORT = 7861;

describe.skipIf(chromiumPath === '')('the first run in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell((folder) => ({ GALLEY_CONNECTIONS: join(folder, 'connections.json') }));
  let page: Page;
  beforeEach(async () => {
    ({ page } = shell);
    await page.getByRole('heading', { name: 'Welcome to Galley' }).waitFor();
  });

  const isGone = (name: string) => expect.poll(() => page.getByRole('heading', { name }).count()).toBe(0);
  const step = (name: string) => page.getByRole('dialog', { name });

  async function command(words: string): Promise<void> {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('dialog', { name: 'Search and do anything' }).waitFor();
    await page.keyboard.type(words);
    await page.getByRole('option', { name: words, selected: true }).waitFor();
    await page.keyboard.press('Enter');
  }

  it('welcomes without being in the way, and never again once it was dismissed', async () => {
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: /^Seamless texture of woven linen/ }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Prompt' }).inputValue()).toMatch(/^Seamless texture/);

    await page.getByRole('button', { name: 'Don’t show this again' }).click();
    await page.getByRole('heading', { name: 'Queue your first prompt' }).waitFor();
    await expect.poll(() => readFileSync(join(shell.folder, 'preferences.json'), 'utf8')).toContain('"welcome"');
    // Another browser of the same person remembers nothing by itself.
    await page.evaluate(() => localStorage.clear());
    await page.addInitScript(() => {
      // Not even for a moment.
      new MutationObserver(() => document.querySelector('.welcome') && console.error('The welcome is here again.')).observe(document, {
        childList: true,
        subtree: true,
      });
    });
    await page.reload();
    await page.getByRole('heading', { name: 'Queue your first prompt' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Welcome to Galley' }).count()).toBe(0);

    expect(shell.faults).toEqual([]);
    await command('Show the welcome and the hints again');
    await page.getByRole('heading', { name: 'Welcome to Galley' }).waitFor();
  });

  it('leads around in three steps by keyboard, points at what is there, and can be left', async () => {
    await pressOn(page, page.getByRole('button', { name: 'Take the tour: three steps' }));
    await step('Write what you want to see').waitFor();
    await expect.poll(() => page.locator('[data-toured]').getAttribute('class')).toContain('composer');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Next');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('main', { name: 'Review' }).waitFor();
    // There is no proof to judge yet: the tour points at what says so.
    await step('Judge before and after').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Next');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await step('Write what you want to see').waitFor();
    await page.getByRole('main', { name: 'Queue' }).waitFor();

    // The window stays usable meanwhile, and Escape there is not meant for the tour.
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a mug');
    await page.keyboard.press('Escape');
    await step('Write what you want to see').getByRole('button', { name: 'Next' }).click();
    await step('Judge before and after').getByRole('button', { name: 'Next' }).click();
    await page.getByRole('main', { name: 'Export' }).waitFor();
    await step('Take the approved ones with you').getByRole('button', { name: 'Done' }).click();
    await isGone('Take the approved ones with you');
    expect(await page.locator('[data-toured]').count()).toBe(0);

    await command('Take the tour');
    await step('Write what you want to see').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Next');
    await page.keyboard.press('Escape');
    await isGone('Write what you want to see');
    expect(shell.faults).toEqual([]);
  });

  it('opens the sample, says how far it is, and takes it out again', async () => {
    const { client, close } = connectStudio(shell.address);
    await page.getByRole('button', { name: 'Open the sample' }).click();
    const strip = page.getByRole('region', { name: 'Sample' });
    await strip.getByText(/being drawn by Galley’s own engine: \d+ of 20/).waitFor();
    await page.getByRole('listitem', { name: /^a round harbour brewery badge/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await client.sample.status()).jobs, { timeout: 20_000 }).toBe(0);
    await page.getByRole('heading', { name: 'Queue your first prompt' }).waitFor();

    await page.getByRole('button', { name: 'Open the sample' }).click();
    await strip.getByRole('button', { name: 'Hide this line' }).click();
    await strip.waitFor({ state: 'detached' });
    await command('Take the sample out');
    await expect.poll(async () => (await client.sample.status()).jobs, { timeout: 20_000 }).toBe(0);
    close();
    expect(shell.faults).toEqual([]);
  });

  it('finds an engine on this machine, connects it, and says in plain words who gets it', async () => {
    const engine = await startFake((parts) => new FakeWebui(parts), WEBUI_PORT);
    const { client, close } = connectStudio(shell.address);
    try {
      await pressOn(page, page.getByRole('button', { name: 'Find models' }));
      const dialog = page.getByRole('dialog', { name: 'Connect a model' });
      const row = dialog.getByRole('listitem').filter({ hasText: `127.0.0.1:${WEBUI_PORT}` });
      await row.waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await row.getByRole('button').click();
      await dialog.getByText('AUTOMATIC1111 / Forge on this machine answers and is ready.').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Use SDXL (web UI) for every new prompt' }).click();
      await dialog.getByText('New prompts go to SDXL (web UI) where the matrix names it.').waitFor();
      const { matrix } = await client.matrix.get();
      expect(matrix.rows.map(({ draft, final }) => [draft.models[0], final.models[0]])).toEqual(matrix.rows.map(() => ['sdxl', 'sdxl']));

      // A vendor whose key nobody gives leaves nothing behind.
      await dialog.getByRole('button', { name: 'Back' }).click();
      await dialog.getByRole('button', { name: 'OpenAI' }).click();
      await dialog.getByText('OpenAI wants a key. You find it in your account there.').waitFor();
      await dialog.getByRole('button', { name: 'Back' }).click();
      await expect.poll(async () => (await client.connections.list()).connections.map(({ connection }) => connection.kind)).toEqual(['a1111']);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(shell.faults).toEqual([]);
    } finally {
      close();
      await engine.close();
    }
  });

  it('helps on every page, by button and by key, with the page’s section of the guide', async () => {
    for (const name of PAGES) {
      await openPage(page, name);
      // The page's code may still be on its way.
      await page.getByRole('button', { name: 'Help for this page' }).waitFor();
      await page.keyboard.press('F1');
      const help = page.getByRole('dialog').filter({ hasText: 'Try this' });
      await help.waitFor();
      expect(await help.getByRole('listitem').count(), name).toBe(3);
      await page.keyboard.press('Escape');
      await help.waitFor({ state: 'detached' });
    }
    await openPage(page, 'review');
    await page.getByRole('button', { name: 'Help for this page' }).click();
    await page.getByRole('dialog', { name: 'Review' }).getByText('Approve', { exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'In the guide' }).click();
    await page.getByRole('dialog', { name: 'The guide' }).getByRole('heading', { name: 'Review: before and after' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(shell.faults).toEqual([]);
  });
});
