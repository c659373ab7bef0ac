import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { root } from '../support/process.ts';

const PROMPT = 'a round park ranger badge that says "PINE RIDGE"';
const ANTON = { name: 'House Anton.ttf', mimeType: 'font/ttf', buffer: readFileSync(join(root, 'assets', 'fonts', 'anton.ttf')) };

/** Queues a badge and opens the workbench on its proof. */
export async function openWorkbench(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(PROMPT);
  await page.getByRole('region', { name: 'New prompts' }).getByText('Typography', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Queue prompt' }).click();
  await page.getByRole('listitem', { name: /^a round park ranger badge.*, done$/ }).waitFor({ timeout: 90_000 });
  await page.getByRole('link', { name: 'Review' }).click();
  await badges(page).first().click();
  await page.getByRole('complementary', { name: 'Proof' }).waitFor();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Words of region 1' }).waitFor();
}

export function badges(page: Page): Locator {
  return page.getByRole('list', { name: 'Proofs' }).getByRole('button', { name: /^a round park ranger badge/ });
}

export async function drag(page: Page, handle: Locator, byX: number, byY: number): Promise<void> {
  const box = await handle.boundingBox();
  if (box === null) throw new Error('The handle is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + byX, y + byY, { steps: 6 });
  await page.mouse.up();
}

/** Names the preview that is on the stage; '' before the first change. */
export async function shownPreview(page: Page): Promise<string> {
  return (await page.locator('.stage').getAttribute('data-preview')) ?? '';
}

/** Other words, a dragged corner, a font of one's own, a style, undo, and the rework in the list. The same in every shell. */
export async function walkTheWayOfLettering(page: Page): Promise<void> {
  const first = await shownPreview(page);
  await page.getByRole('textbox', { name: 'Words of region 1' }).fill('OAK VALLEY');
  // The first preview of a picture is cold: it is read and cleared for it.
  await expect.poll(() => shownPreview(page), { timeout: 15_000 }).not.toBe(first);
  const worded = await shownPreview(page);
  await drag(page, page.getByRole('button', { name: 'Top right corner of region 1' }), 24, -18);
  await expect.poll(() => shownPreview(page)).not.toBe(worded);

  await page.getByLabel('Font file', { exact: true }).setInputFiles(ANTON);
  await page
    .getByRole('main')
    .getByText(/^Licence: /)
    .waitFor();
  // Names stand in their own faces, those of the team too.
  await page.getByRole('combobox', { name: 'Font', exact: true }).click();
  await expect.poll(() => loadedFaces(page)).toEqual(expect.arrayContaining(['galley-lobster', expect.stringMatching(/^galley-added-/)]));
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('list', { name: 'Styles' }).getByRole('button', { name: 'Gold badge' }).click();
  await page.keyboard.press('Control+z');
  await leanAndUndo(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  await badges(page).nth(1).waitFor({ timeout: 60_000 });
}

/** Letters lean by keyboard, a gradient runs along the line; both are undone. */
async function leanAndUndo(page: Page): Promise<void> {
  const lean = page.getByRole('slider', { name: 'Lean of the letters, degrees' });
  const shown = () => lean.getAttribute('aria-valuetext');
  const upright = await shown();
  await lean.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown).toBe('2°');
  await page.getByRole('button', { name: 'Gradient' }).click();
  const along = page.getByRole('group', { name: 'Which way the gradient runs' }).getByRole('button', { name: 'Left to right' });
  await along.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => along.getAttribute('aria-pressed')).toBe('true');
  for (const _ of ['way', 'gradient', 'second press', 'first press']) await page.keyboard.press('Control+z');
  await expect.poll(shown).toBe(upright);
}

function loadedFaces(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')));
}
