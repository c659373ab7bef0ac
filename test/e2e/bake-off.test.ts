import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { connectStudio } from './studio-client.ts';

const FULL = 'Texture, final';
const COARSE = 'Sketch, detail 0.25';

describe.skipIf(chromiumPath === '')('bake-off in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let folder: string;
  let page: Page;
  let faults: string[];
  let address: string;
  beforeEach(() => {
    ({ folder, page, faults, address } = shell);
  });

  it('puts Sketch to the test against itself: set up, rendered, judged blind, reported, applied to the matrix', async () => {
    const { client, close } = connectStudio(address);
    await client.queue.add({ requests: [{ prompt: 'woven linen texture, seamless', width: 64, height: 64 }] });

    await setUp(page);
    await page.getByRole('button', { name: 'Start the bake-off' }).click();
    await page.locator('.bake-off-bar').getByText('6 renders', { exact: true }).waitFor({ timeout: 90_000 });
    await expect.poll(() => page.getByRole('button', { name: /, seed 1$/ }).count()).toBe(6);
    await page.getByText('Nobody has voted yet.').waitFor();
    await page
      .getByRole('region', { name: 'Time', exact: true })
      .getByRole('row', { name: new RegExp(COARSE) })
      .waitFor();
    await lookClosely(page);
    expect(await faultsOf(page)).toEqual([]);

    await voteBlind(page);
    await page.getByRole('region', { name: 'Blind votes' }).getByText('3 votes by 1 person').waitFor();
    const [summary] = await client.bakeOff.list();
    const { ranking } = await client.bakeOff.report({ id: summary.id });
    // The first vote was taken back and made a tie; the other two went to whatever stood on the left.
    expect(ranking.candidates.map(({ tied }) => tied)).toEqual([1, 1]);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save report' }).click();
    await (await download).saveAs(join(folder, 'report.html'));
    expect(readFileSync(join(folder, 'report.html'), 'utf8').match(/<img src="data:image\/webp/g)).toHaveLength(6);

    await applyIt(page);
    await expect.poll(async () => (await client.matrix.get()).version).toBe(2);
    const { note, matrix } = await client.matrix.get();
    expect(note).toBe(`${COARSE}, by the bake-off “Detail”`);
    expect(matrix.rows.filter(({ final }) => final.params.detail === 0.25).map(({ intent }) => intent)).toEqual(['texture']);
    // What is put to the test waits for no verdict.
    expect((await client.review.list({ filter: 'needs-review' })).total).toBe(1);
    close();
    expect(faults).toEqual([]);
  }, 180_000);
});

async function setUp(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Bake-off' }).click();
  await page.getByRole('button', { name: 'New bake-off' }).click();
  await page.getByRole('button', { name: 'Start the bake-off' }).click();
  await page.getByText('Two candidates are wanted at least.').waitFor();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Detail');
  await page.getByRole('textbox', { name: 'Prompts' }).fill('{oak|slate} texture, seamless\na misty harbour');
  await page.getByRole('button', { name: 'From the matrix' }).click();
  await page.getByRole('menuitem', { name: FULL }).click();
  await page.getByRole('button', { name: 'Model', exact: true }).click();
  await page.getByRole('button', { name: 'Sketch Galley' }).click();
  await page.getByText(`Set up like ${FULL}`).waitFor();
  await page.getByRole('slider', { name: 'Detail' }).nth(1).fill('0.25');
  await page.getByRole('spinbutton', { name: 'Seeds' }).fill('1');
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: /^Small square/ }).click();
  await page.getByRole('complementary', { name: 'What it comes to' }).getByText('3 prompts × 2 candidates × 1 seed').waitFor();
  expect(await page.getByRole('textbox', { name: 'Name of the candidate' }).nth(1).inputValue()).toBe(COARSE);
  expect(await faultsOf(page)).toEqual([]);
}

async function lookClosely(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /oak texture, seamless, seed 1$/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Pictures side by side' });
  await dialog.getByAltText(COARSE).waitFor();
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('ArrowDown');
  await dialog.getByText('2 of 3').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** Every pair by keyboard; the first is taken back and answered anew. */
async function voteBlind(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vote blind' }).click();
  const dialog = page.getByRole('dialog', { name: 'Blind vote' });
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.keyboard.press('Enter');
  await dialog.getByText('1 of 3').waitFor();
  await dialog.getByAltText('Left picture').waitFor();
  const told = await dialog.evaluate((element) => element.outerHTML);
  expect(told).not.toMatch(/detail 0\.25|Texture, final|sketch/i);
  expect(await faultsOf(page)).toEqual([]);

  await page.keyboard.press('ArrowRight');
  await dialog.getByText('2 of 3').waitFor();
  await page.keyboard.press('Backspace');
  await dialog.getByText('1 of 3').waitFor();
  await dialog.getByRole('button', { name: 'Right is better', pressed: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await dialog.getByText('2 of 3').waitFor();
  await page.keyboard.press('ArrowLeft');
  await dialog.getByText('3 of 3').waitFor();
  await page.keyboard.press('ArrowLeft');
  await dialog.getByRole('heading', { name: 'You have judged every pair' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'To the report' }).click();
}

async function applyIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Apply…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Apply to the matrix' });
  await dialog.getByRole('radio', { name: COARSE }).check();
  await dialog.getByRole('checkbox', { name: 'General', checked: true }).uncheck();
  await dialog.getByText('Texture, final, parameters').waitFor();
  await dialog.getByText(/your newest prompt would be rendered another way/).waitFor();
  await dialog
    .getByRole('textbox', { name: 'Note' })
    .and(page.locator(`[value^="${COARSE}"]`))
    .waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save as version 2' }).click();
  await page.getByText('Saved as version 2 of the matrix.', { exact: false }).waitFor();
}
