import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportRequestSchema } from '../../shared/export.ts';
import { faultsInEveryLook } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { openFixed } from './fixed-project.ts';
import { useFixedShell } from './fixed-shell.ts';
import { pressOn, tabTo, typeInto } from './keys.ts';
import { wear } from './wear.ts';

const PROMPTS = ['seamless oak wood planks texture', 'misty mountain landscape at sunrise', 'abstract composition of overlapping circles'];
const SIDES = [256, 300, 256];

/** Three approved proofs, and an export of them that Galley was closed over. */
async function makeExportProject(folder: string): Promise<void> {
  const studio = await openFixed(folder, 'fixed');
  studio.queue.add(PROMPTS.map((prompt, index) => ({ prompt, seed: 7 + index, width: SIDES[index], height: SIDES[index] })));
  await studio.whenIdle();
  for (const { id, afterSha256 } of studio.review.list({ filter: 'all', offset: 0, limit: 10 }).proofs)
    studio.review.decide({ proofId: id, pixelsSha256: afterSha256, verdict: 'approve', note: '', overrideReason: '' });
  await studio.exporter.start(exportRequestSchema.parse({ folder: join(dirname(folder), 'closed'), alsoFormats: ['avif'], scales: [1, 2] }));
  await studio.dispose();
}

describe.skipIf(chromiumPath === '')('the export page in Chromium (needs Chromium)', () => {
  const shell = useFixedShell({ makeProject: makeExportProject, firstPage: 'export' });
  let page: Page;
  beforeEach(async () => {
    ({ page } = shell);
    await page.getByRole('tab', { name: 'Files to write' }).waitFor();
  });

  const filesIn = (name: string) =>
    existsSync(join(shell.folder, name))
      ? readdirSync(join(shell.folder, name), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
      : [];
  const names = () => page.getByRole('textbox', { name: 'Names' });
  const exportButton = (count: number) => page.getByRole('button', { name: count === 1 ? 'Export 1 file' : `Export ${count} files`, exact: true });

  it('by mouse: goes on with what was cut off, puts names and sides right, writes, opens the history, takes the files back', async () => {
    const cutOff = page.getByRole('region', { name: 'An export that stopped' });
    await cutOff.getByText(/^Galley was closed after \d+ of 12 files$/).waitFor();
    expect(filesIn('closed').length).toBeLessThan(12);
    await cutOff.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('12 files exported').waitFor({ timeout: 60_000 });
    expect(filesIn('closed').filter((name) => /\.(png|avif)$/.test(name) && !name.startsWith('contact'))).toHaveLength(12);
    await page.getByRole('button', { name: 'Back to the files to write' }).click();

    await page.getByRole('combobox', { name: 'Preset' }).click();
    await page.getByRole('option', { name: 'Unity' }).click();
    await page.getByRole('textbox', { name: 'Folder' }).fill(join(shell.folder, 'game'));
    await names().fill('{Intent}/{colour}');
    await page.locator('[data-fault]', { hasText: '{colour}' }).waitFor();
    await page
      .getByRole('status')
      .getByText(/unknown token {colour}/)
      .waitFor();
    expect(await names().getAttribute('aria-invalid')).toBe('true');
    await names().fill('art-');
    await page.getByRole('button', { name: '{slug}' }).click();
    await expect.poll(() => names().inputValue()).toBe('art-{slug}');
    await page.getByRole('list', { name: 'First names' }).getByText('art-misty').waitFor();

    await page.getByRole('button', { name: 'Only one kind' }).click();
    await page.getByRole('menuitem', { name: /^Texture/ }).click();
    await page.getByText('1 of 3 approved proofs go').waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();

    // One picture of 300 px: its sides are no power of two.
    const issues = page.getByRole('list', { name: 'Before you export' });
    await issues.getByRole('button', { name: 'Add a transparent edge' }).click();
    await page
      .getByRole('region', { name: 'Files to write' })
      .getByText(/^512 × 512/)
      .waitFor();
    await page.getByRole('button', { name: PROMPTS[0] }).click();
    await exportButton(2).and(page.locator(':enabled')).click();
    await page.getByText('2 files exported').waitFor({ timeout: 30_000 });
    const padded = await sharp(join(shell.folder, 'game', 'art-misty-mountain-landscape-at-sunrise.png')).metadata();
    expect(padded).toMatchObject({ width: 512, height: 512, hasAlpha: true });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy path' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(join(shell.folder, 'game'));

    await page.getByRole('button', { name: 'Back to the files to write' }).click();
    await page.getByRole('tab', { name: /^Earlier exports/ }).click();
    await page.getByRole('button', { name: /Done 2 files/ }).click();
    await page.getByRole('button', { name: 'Take the files back…' }).click();
    await page.getByRole('button', { name: 'Take them back' }).click();
    await page.getByText('The files were taken back').waitFor();
    expect(filesIn('game')).toEqual([]);
    expect(shell.faults).toEqual([]);
  }, 180_000);

  it('by keyboard alone: a preset of its own, proofs, an export that is stopped and goes on; all of it can be undone', async () => {
    await tabTo(page, page.getByRole('combobox', { name: 'Preset' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="listbox"]') !== null)).toBe(true);
    await page.keyboard.type('Web');
    await page.locator('[role="option"][data-highlighted]', { hasText: 'Web' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('combobox', { name: 'Preset' }).textContent()).toBe('Web');
    await typeInto(page, page.getByRole('textbox', { name: 'Folder' }), join(shell.folder, 'by-keys'));
    await pressOn(page, page.getByRole('button', { name: '3×' }));
    await page.getByText('Changed since').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog', { name: 'Save as a preset' }).waitFor();
    await page.keyboard.type('Our site');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('combobox', { name: 'Preset' }).textContent()).toBe('Our site');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('[');
    await expect.poll(() => page.getByRole('combobox', { name: 'Preset' }).textContent()).toBe('OpenRaster layers');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('combobox', { name: 'Preset' }).textContent()).toBe('Our site');

    const tiles = page.getByRole('group', { name: 'Proofs to export' }).getByRole('button');
    await tabTo(page, tiles.first());
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByText('1 of 3 approved proofs go').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('2 of 3 approved proofs go').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('3 of 3 approved proofs go').waitFor();

    await exportButton(18).and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('progressbar').waitFor();
    await page.keyboard.press('Control+.');
    await page.getByText(/^Stopped after \d+ of 18 files$/).waitFor({ timeout: 30_000 });
    expect(filesIn('by-keys').length).toBeLessThan(18);
    await page.reload();
    await page.getByRole('region', { name: 'An export that stopped' }).waitFor();
    await page.keyboard.press('r');
    await page.getByText('18 files exported').waitFor({ timeout: 60_000 });
    expect(filesIn('by-keys')).toHaveLength(18);

    await page.keyboard.press('h');
    await pressOn(page, page.getByRole('button', { name: /Done 18 files/ }));
    await page.getByRole('region', { name: 'Files of this export' }).waitFor();
    expect(shell.faults).toEqual([]);
  }, 180_000);

  it('presets go out as a file, come back in, and can be renamed and deleted', async () => {
    const menu = page.getByRole('button', { name: /^Presets:/ });
    await page.getByRole('combobox', { name: 'Preset' }).click();
    await page.getByRole('option', { name: 'Godot' }).click();
    const download = page.waitForEvent('download');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Save this preset as a file' }).click();
    const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    file.presets[0].name = 'Our game';
    const path = join(shell.folder, 'presets.json');
    writeFileSync(path, JSON.stringify(file));
    await page.getByLabel('File of presets').setInputFiles(path);
    await page.getByText('Took in the preset “Our game”').waitFor();
    await page.getByRole('combobox', { name: 'Preset' }).click();
    await page.getByRole('option', { name: 'Our game' }).click();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Unity');
    await page.getByText('There is a preset of this name already.').waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Our second game');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => page.getByRole('combobox', { name: 'Preset' }).textContent()).toBe('Our second game');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Delete “Our second game”' }).click();
    await page.getByText('Deleted the preset “Our second game”').waitFor();
    await page.getByRole('combobox', { name: 'Preset' }).click();
    await page.getByRole('option', { name: 'Unity' }).waitFor();
    expect(await page.getByRole('option', { name: 'Our second game' }).count()).toBe(0);
    expect(shell.faults).toEqual([]);
  }, 60_000);

  it('can be read and used in every look, with everything open, and at 200 %', async () => {
    for (const section of ['Editable files', 'Inside the files', 'Papers that go along']) await page.getByText(section, { exact: true }).click();
    // What the last export had is where the page begins: a preset without a contact sheet.
    await page.getByRole('checkbox', { name: 'Contact sheet' }).check();
    await names().fill('{intent}/one');
    await page.getByRole('button', { name: 'Add a number to the names' }).waitFor();
    await page.getByRole('img', { name: 'First page of the contact sheet' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByRole('tab', { name: /^Earlier exports/ }).click();
    await page.getByRole('list', { name: 'Earlier exports' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Files to write' }).click();
    await wear(page, { scale: 200 });
    const columns = page.locator('.export-columns');
    await expect.poll(() => columns.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await page.getByRole('button', { name: 'Add a number to the names' }).click();
    await page
      .getByRole('button', { name: /^Export \d+ files$/ })
      .and(page.locator(':enabled'))
      .waitFor();
    expect(shell.faults).toEqual([]);
  }, 120_000);
});
