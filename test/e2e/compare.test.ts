import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { connectStudio, type StudioConnection } from './studio-client.ts';

/** The pointer to a pixel near the top left corner of the 512 px picture in a pane. */
async function hoverCorner(page: Page, pane: number): Promise<void> {
  const box = (await page.locator('.pane').nth(pane).boundingBox())!;
  const side = Math.min(512, box.width - 48, box.height - 48);
  await page.mouse.move(box.x + (box.width - side) / 2 + 4, box.y + (box.height - side) / 2 + 4);
}

describe.skipIf(chromiumPath === '')('comparing in Chromium (needs Chromium)', () => {
  // No weights, wherever the tests run.
  const shell = useBrowserShell((folder) => ({ GALLEY_MODELS: folder }));
  let page: Page;
  let studio: StudioConnection;
  let faults: string[];
  beforeEach(async () => {
    ({ page, faults } = shell);
    studio = connectStudio(shell.address);
    await studio.client.queue.add({ requests: [{ prompt: 'a round badge that says "PINE RIDGE"', width: 512, height: 512, seed: 7 }] });
    await expect.poll(async () => (await studio.client.review.list({})).total, { timeout: 90_000 }).toBe(1);
  });
  afterEach(() => studio?.close());

  it('measures before against after of a proof, shows a map with its legend and the value under the pointer; a file of another size is refused with both sizes', async () => {
    await page.getByRole('link', { name: 'Review' }).click();
    await page.getByRole('complementary', { name: 'Proof' }).waitFor();
    await page.keyboard.press('d');
    const measures = page.getByRole('complementary', { name: 'Measures' });
    const whole = measures.getByRole('table', { name: 'B against A' });
    await whole.waitFor({ timeout: 60_000 });
    expect(await whole.getByRole('columnheader').allInnerTexts()).toEqual(['Measure', 'Whole', 'Text lines', 'Outside']);
    const difference = whole.getByRole('row', { name: /^Largest difference/ });
    expect((await difference.getByRole('cell').allInnerTexts()).at(-1)).toBe('0');
    await measures.getByRole('heading', { name: 'Compositing check, text lines' }).waitFor();
    await measures.getByText('background change (FLIP) 0.000').waitFor();

    await whole.getByRole('button', { name: /^FLIP map/ }).click();
    await page.getByRole('figure', { name: 'Legend. FLIP: dark is 0, the same; bright is 1 or more' }).waitFor();
    await hoverCorner(page, 1);
    await page.getByText('FLIP 0.000').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('o');
    await page.locator('.pane').nth(2).getByText('FLIP: what is seen when flipping between both').waitFor();

    await page.getByRole('button', { name: /^B After/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Choose image B' });
    await dialog.getByRole('button', { name: /^After: a round badge/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const buffer = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#456' } })
      .png()
      .toBuffer();
    await dialog.getByLabel('Image file').setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer });
    await measures.getByText(/512 × 512 px and 300 × 200 px/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take image B away' }).click();
    await page.getByRole('heading', { name: 'Measure one image against another' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
  }, 120_000);
});
