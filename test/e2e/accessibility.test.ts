import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGES } from '../../renderer/app/navigation-store.ts';
import { faultsInEveryLook, faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useFixedShell } from './fixed-shell.ts';
import { openPage, settled } from './pages.ts';

describe.skipIf(chromiumPath === '')('accessibility in Chromium, in both themes and in high contrast (needs Chromium)', () => {
  const shell = useFixedShell();
  let page: Page;
  beforeEach(() => {
    ({ page } = shell);
  });

  it.each(PAGES)('finds no fault on the page %s', async (name) => {
    await openPage(page, name);
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(shell.faults).toEqual([]);
  });

  it('finds no fault in lettering options', async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a round badge that says "PINE RIDGE"');
    await page.getByRole('button', { name: /^Lettering/ }).click();
    await page.getByRole('button', { name: 'Place a box' }).click();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in a reading that is corrected', async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a round badge that says "PINE RIDGE"');
    await page.getByRole('button', { name: 'Correct the reading' }).click();
    await page.getByRole('option', { name: /^round/ }).click();
    await page.getByRole('button', { name: /Back to the object and style/ }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: /^Intent:/ }).click();
    await page.getByRole('menuitemradio', { name: /^Texture/ }).waitFor();
    // An open menu lies over the page and belongs to its button, not to a landmark.
    expect((await faultsOf(page)).filter((fault) => !/^region .*role="menu"/.test(fault))).toEqual([]);
  });

  it('finds no fault in the details of a job', async () => {
    await page.getByRole('button', { name: 'Job menu' }).first().click();
    await page.getByRole('menuitem', { name: 'Correct the reading' }).click();
    await page.getByRole('dialog', { name: 'Job' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in variations and their options', async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a {red|blue} __colour__ badge');
    await page.getByRole('region', { name: 'Variations' }).getByText('There is no wildcard file').waitFor();
    await page.getByRole('button', { name: /^Vary/ }).click();
    await page.getByText('None yet.').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in an import', async () => {
    const mugs = { name: 'mugs.csv', mimeType: 'text/csv', buffer: Buffer.from('colour\nred\n\nblue,green\n') };
    await page.getByLabel('Import files').setInputFiles(mugs);
    await page.getByLabel('Template', { exact: true }).fill('a {{colour}} mug');
    await page.getByRole('button', { name: 'Queue 1 prompt' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in a re-render', async () => {
    await openPage(page, 'review');
    await page.getByRole('button', { name: 'Render again…' }).click();
    await page.getByRole('dialog', { name: 'Render again' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in the palette, empty and with answers', async () => {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'What do you want to do or find?' });
    await field.waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await field.fill('com');
    await page.getByRole('option', { name: /^Go to Compare/ }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in the settings, and in a key that is being changed', async () => {
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.waitFor();
    for (const tab of await dialog.getByRole('tab').all()) {
      await tab.click();
      await dialog.getByRole('tabpanel', { name: (await tab.textContent()) ?? '' }).waitFor();
      expect(await faultsInEveryLook(page)).toEqual([]);
    }
    await dialog.getByRole('tab', { name: 'Keyboard' }).click();
    await dialog.getByRole('button', { name: 'Add a key for “Approve”' }).click();
    await page.keyboard.press('x');
    await dialog.getByText('Reject').nth(1).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in the sheet of keys', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in the recipe of a proof', async () => {
    await openPage(page, 'review');
    await page.keyboard.press('y');
    await page
      .getByRole('dialog', { name: 'How it was made' })
      .getByRole('button', { name: /Measuring/ })
      .waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('finds no fault in the planner and on the board', async () => {
    for (const view of ['Plan', 'Board']) {
      await page.getByRole('group', { name: 'Show the queue as' }).getByRole('button', { name: view }).click();
      await settled(page);
      expect(await faultsInEveryLook(page)).toEqual([]);
    }
  });

  it('finds no fault in a bake-off that is set up', async () => {
    await openPage(page, 'bake-off');
    await page.getByRole('button', { name: 'New bake-off' }).click();
    await page.getByRole('button', { name: 'Model', exact: true }).click();
    await page.getByRole('button', { name: 'Sketch Galley' }).click();
    await page.getByRole('slider', { name: 'Detail' }).waitFor();
    await page.getByRole('button', { name: 'Start the bake-off' }).click();
    await page.getByText('Give the bake-off a name.').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
});
