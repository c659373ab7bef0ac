import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { choose } from './pages.ts';

describe.skipIf(chromiumPath === '')('the decision matrix in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let page: Page;
  let faults: string[];
  beforeEach(() => {
    ({ page, faults } = shell);
  });

  const models = (cell: string) => page.locator(`ol[aria-label="${cell}"] .model-label`).allTextContents();

  async function render(prompt: string): Promise<void> {
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    await page.getByRole('listitem', { name: new RegExp(`^${prompt.slice(0, 10)}.*, done$`) }).waitFor({ timeout: 90_000 });
  }

  it('by mouse: shows what ran through a cell, what an edit would change, and takes a saved version back', async () => {
    await render('oak texture, seamless');
    await page.getByRole('link', { name: 'Matrix' }).click();
    const measured = page.getByRole('button', { name: /^Measured in Texture, final: / });
    await measured.click();
    const line = page.getByRole('row', { name: /^Sketch 1 / });
    await line.waitFor();
    expect(await line.getByRole('cell').nth(1).textContent()).toMatch(/ m?s$/);
    await page.keyboard.press('Escape');
    expect(await page.getByText('Not run yet').count()).toBe(9);

    // Everything is on the screen at 1280 × 800.
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.locator('.matrix-scroll').evaluate((table) => table.scrollWidth - table.clientWidth)).toBe(0);

    await page.getByRole('button', { name: 'Parameters of Texture, final: none' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('detail');
    await page.getByRole('textbox', { name: 'Value of detail' }).fill('0.25');
    await page.keyboard.press('Escape');
    const save = page.getByRole('button', { name: 'Save as version 2' });
    const place = await save.boundingBox();
    await page.getByText('of your newest prompt would be rendered another way.').waitFor();
    // The button does not slip from under the pointer when the answer comes.
    expect(await save.boundingBox()).toEqual(place);
    await page.getByRole('list', { name: 'Prompts that would go elsewhere' }).getByText('Sketch (detail 0.25)').waitFor();
    await page.getByText('as before').first().waitFor();

    await page.getByRole('button', { name: 'Add a model to Texture, final' }).click();
    await page.getByRole('textbox', { name: 'Model' }).fill('flux-9');
    await page.keyboard.press('Enter');
    const list = page.locator('ol[aria-label="Texture, final"] li');
    await list.nth(1).dragTo(list.nth(0), { targetPosition: { x: 40, y: 4 } });
    await expect.poll(() => models('Texture, final')).toEqual(['flux-9', 'Stable Diffusion 3.5 Large', 'Sketch']);
    // The tip of what the pointer was over lies beside the page until it has faded.
    await page.locator('.matrix-legend').hover();
    await expect.poll(() => faultsOf(page), { timeout: 10_000 }).toEqual([]);

    await page.getByRole('textbox', { name: 'Note' }).fill('Less detail');
    await save.click();
    await page.getByText('Version 2, in force').waitFor();
    const toast = page.getByRole('button', { name: 'Undo' });
    await toast.click();
    await page.getByText('Version 3, in force').waitFor();
    await expect.poll(() => models('Texture, final')).toEqual(['Stable Diffusion 3.5 Large', 'Sketch']);
    await page.getByRole('button', { name: /^Version 2 .*Less detail$/ }).click();
    await choose(page, 'Compared with', 'Version 1');
    await page.getByText('flux-9 → Stable Diffusion 3.5 Large → Sketch').waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Version 4, in force').waitFor();
    await expect.poll(() => models('Texture, final')).toEqual(['flux-9', 'Stable Diffusion 3.5 Large', 'Sketch']);
    expect(faults).toEqual([]);
  }, 180_000);

  it('by keyboard alone: moves through the table, orders, saves, undoes; files go out and in with their faults named', async () => {
    await page.getByRole('link', { name: 'Matrix' }).click();
    const first = page.locator('ol[aria-label="Texture, draft"] .model-name').first();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('ol')?.getAttribute('aria-label'))).toBe('Face, final');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => models('Face, final')).toEqual(['Stable Diffusion 3.5 Large', 'GPT Image Sunburst', 'Sketch']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => models('Face, final')).toEqual(['GPT Image Sunburst', 'Stable Diffusion 3.5 Large', 'Sketch']);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => models('Face, final')).toEqual(['Stable Diffusion 3.5 Large', 'GPT Image Sunburst', 'Sketch']);

    const letter = page.getByRole('button', { name: 'Letter General, final' });
    await letter.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ideogram 3.0/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByText('Lettered by Ideogram 3.0', { exact: true }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Version 2, in force').waitFor();

    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+e');
    const matrix = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(matrix.rows[4].final.letterWith).toEqual(['ideogram-3']);
    matrix.rows[0].draft.models = ['flux-9'];
    const [good, bad] = ['good', 'bad'].map((name) => join(shell.folder, `${name}.json`));
    writeFileSync(good, JSON.stringify(matrix));
    writeFileSync(bad, JSON.stringify({ ...matrix, rows: matrix.rows.map((row: object) => ({ ...row, thenSteps: ['polish'] })) }));
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import' }).press('Enter');
    await (await chooser).setFiles(bad);
    await page.getByText(/row 1 \(texture\): “thenSteps” may hold only/).waitFor();
    await page.getByLabel('Matrix file').setInputFiles(good);
    await page.getByText('flux-9 (Texture, draft)').waitFor();
    await page.getByText('Not saved yet, based on version 2').waitFor();
    // From another page too: the draft is still there.
    await page.getByRole('link', { name: 'Gates' }).click();
    const asked = page.waitForEvent('dialog');
    const reloaded = page.reload({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await reloaded).toBe(false);
    await page.getByRole('link', { name: 'Matrix' }).click();
    await page.getByText('Not saved yet, based on version 2').waitFor();
    expect(faults).toEqual([]);
  });
});
