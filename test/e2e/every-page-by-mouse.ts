import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Page as PageName } from '../../renderer/app/navigation-store.ts';
import { becomes, filesIn, inForce, leaves, leftToReview } from './every-page.ts';
import { openPage } from './pages.ts';

/** What people come to a page for, by mouse (words and figures are typed), over the fixed project. @param folder takes what is written */
export const BY_MOUSE: Record<PageName, (page: Page, folder: string) => Promise<void>> = {
  async queue(page) {
    await openPage(page, 'queue');
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a tin robot, studio light');
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    await page.locator('.job-row', { hasText: 'a tin robot' }).waitFor();
    const row = page.locator('.job-row', { hasText: 'a coffee bag label' });
    await row.hover();
    await row.getByRole('button', { name: 'Job menu' }).click();
    await page.getByRole('menuitem', { name: 'Cancel' }).click();
    await becomes(() => row.getAttribute('data-state'), 'cancelled');
    await page.getByRole('button', { name: 'Undo' }).click();
    await becomes(() => row.getAttribute('data-state'), 'queued');
  },
  async review(page) {
    await openPage(page, 'review');
    const before = await leftToReview(page);
    await page.getByRole('list', { name: 'Proofs' }).getByRole('button').nth(1).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('A little more contrast.');
    await page.getByRole('button', { name: 'Request changes', exact: true }).click();
    await becomes(() => leftToReview(page), before - 1);
  },
  async compare(page) {
    await openPage(page, 'compare');
    for (const [image, which] of [
      ['A', 'Before'],
      ['B', 'After'],
    ]) {
      await page.getByTitle(`Choose image ${image}`).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: new RegExp(`^${which}: a wooden hanging sign`) })
        .click();
    }
    await page.getByRole('complementary', { name: 'Measures' }).getByRole('table').first().waitFor({ timeout: 60_000 });
    const zoom = () => page.getByRole('button', { name: /^Zoom \d+/ }).textContent();
    const before = await zoom();
    await page.getByRole('main', { name: 'compare' }).getByRole('img').first().hover();
    await page.mouse.wheel(0, -200);
    await leaves(zoom, before);
  },
  async matrix(page) {
    await openPage(page, 'matrix');
    const before = await inForce(page);
    await page.getByRole('button', { name: 'Remove Check seams' }).first().click();
    await page.getByText(/^Not saved yet/).waitFor();
    await page.getByRole('button', { name: `Save as version ${before + 1}` }).click();
    await becomes(() => inForce(page), before + 1);
  },
  async models(page) {
    await openPage(page, 'models');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'ComfyUI' }).click();
    await page.getByRole('textbox', { name: 'Address' }).waitFor();
  },
  async spending(page) {
    await openPage(page, 'spending');
    await page.getByRole('textbox', { name: /day/i }).fill('12.50');
    await page.getByRole('button', { name: 'Save budgets' }).click();
    await page.getByText('$0.00 of $12.50 used').waitFor();
  },
  async gates(page) {
    await openPage(page, 'gates');
    await page.getByRole('textbox', { name: 'Texture, Time: red above' }).fill('90');
    await page.getByRole('button', { name: 'Save limits' }).click();
    await page.getByText('In force').waitFor();
  },
  async 'bake-off'(page) {
    await openPage(page, 'bake-off');
    await page.getByRole('button', { name: 'New bake-off' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Oak or slate');
    await page.getByRole('textbox', { name: 'Prompts' }).fill('seamless oak texture');
    for (let candidate = 0; candidate < 2; candidate++) {
      await page.getByRole('button', { name: 'Model', exact: true }).click();
      await page.getByRole('button', { name: 'Sketch Galley' }).click();
    }
    const detail = page.getByRole('slider', { name: 'Detail' }).nth(1);
    const { width, height } = (await detail.boundingBox())!;
    await detail.click({ position: { x: width * 0.25, y: height / 2 }, force: true });
    await page.getByRole('button', { name: 'Start the bake-off' }).click();
    await page
      .locator('.bake-off-bar')
      .getByText(/render/)
      .first()
      .waitFor();
  },
  async insights(page) {
    await openPage(page, 'insights');
    await page.getByText('1 year').click();
    const card = page.getByRole('region', { name: 'Where does the time go?' });
    await card.getByRole('button', { name: 'Show as table' }).click();
    await card.getByRole('columnheader', { name: 'Median' }).waitFor();
  },
  async export(page, folder) {
    await openPage(page, 'export');
    const target = join(folder, 'release');
    await page.getByRole('textbox', { name: 'Folder' }).fill(target);
    await page.getByRole('button', { name: /^Export \d+ files?$/ }).click();
    await becomes(() => filesIn(target).some((name) => name.endsWith('.png')), true);
  },
};
