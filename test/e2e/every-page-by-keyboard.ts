import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Page as PageName } from '../../renderer/app/navigation-store.ts';
import { becomes, filesIn, inForce, leaves, leftToReview } from './every-page.ts';
import { goByKeys, pressOn, tabTo, typeInto } from './keys.ts';

/** What people come to a page for, by keyboard only, over the fixed project: what came of it is looked for in the window. @param folder takes what is written */
export const BY_KEYBOARD: Record<PageName, (page: Page, folder: string) => Promise<void>> = {
  async queue(page) {
    await goByKeys(page, 'Queue');
    await tabTo(page, page.getByRole('textbox', { name: 'Prompt' }));
    await page.keyboard.type('a tin robot, studio light');
    await page.keyboard.press('Enter');
    const jobs = page.getByRole('list', { name: 'Jobs' }).getByRole('listitem');
    await jobs.filter({ hasText: 'a tin robot' }).first().waitFor();
    const row = jobs.first();
    await tabTo(page, row);
    const hasFocus = () => row.evaluate((element) => element === document.activeElement);
    await page.keyboard.press('End');
    await becomes(hasFocus, false);
    await page.keyboard.press('Home');
    await becomes(hasFocus, true);
    await page.keyboard.press('Enter');
    const details = page.getByRole('dialog', { name: 'Job' });
    await details.getByText('a coffee bag label').first().waitFor();
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    const state = () => page.locator('.job-row', { hasText: 'a coffee bag label' }).getAttribute('data-state');
    await page.keyboard.press('Delete');
    await becomes(state, 'cancelled');
    await page.keyboard.press('ControlOrMeta+Z');
    await becomes(state, 'queued');
  },
  async review(page) {
    await goByKeys(page, 'Review');
    const panel = page.getByRole('complementary', { name: 'Proof' });
    await panel.waitFor();
    const before = await leftToReview(page);
    const [, next] = await page.getByRole('list', { name: 'Proofs' }).getByRole('button').all();
    const follows = (await next.getAttribute('aria-label')) ?? '';
    await page.keyboard.press('N');
    await page.keyboard.type('A little more contrast.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('C');
    await becomes(() => leftToReview(page), before - 1);
    // The next one follows by itself.
    await panel.getByText(follows.slice(0, 20)).first().waitFor();
    await page.keyboard.press('A');
    await becomes(() => leftToReview(page), before - 2);
    await page.keyboard.press('ControlOrMeta+Z');
    await becomes(() => leftToReview(page), before - 1);
  },
  async compare(page) {
    await goByKeys(page, 'Compare');
    for (const which of ['Before', 'After']) {
      await page.keyboard.press('C');
      await pressOn(page, page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${which}: a wooden hanging sign`) }));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('complementary', { name: 'Measures' }).getByRole('table').first().waitFor({ timeout: 60_000 });
    const zoom = () =>
      page
        .getByRole('main', { name: 'compare' })
        .getByText(/^\d+ ?%$/)
        .first()
        .textContent();
    const before = await zoom();
    await page.keyboard.press('+');
    await leaves(zoom, before);
  },
  async matrix(page) {
    await goByKeys(page, 'Matrix');
    const before = await inForce(page);
    await tabTo(page, page.getByRole('main').getByRole('button', { name: /Ideogram V1 Turbo/ }));
    await page.keyboard.press('Delete');
    await page.getByText(/^Not saved yet/).waitFor();
    await page.keyboard.press('ControlOrMeta+S');
    await becomes(() => inForce(page), before + 1);
  },
  async models(page) {
    await goByKeys(page, 'Models');
    await pressOn(page, page.getByRole('button', { name: 'Add connection' }));
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  },
  async spending(page) {
    await goByKeys(page, 'Spending');
    await typeInto(page, page.getByRole('textbox', { name: /day/i }), '12.50');
    await page.keyboard.press('Enter');
    await page.getByText('$0.00 of $12.50 used').waitFor();
  },
  async gates(page) {
    await goByKeys(page, 'Gates');
    await typeInto(page, page.getByRole('textbox', { name: 'Texture, Time: red above' }), '90');
    await pressOn(page, page.getByRole('button', { name: 'Save limits' }));
    await becomes(() => page.getByRole('button', { name: 'Save limits' }).isDisabled(), true);
    await page.getByText('In force').waitFor();
  },
  async 'bake-off'(page) {
    await goByKeys(page, 'Bake-off');
    await pressOn(page, page.getByRole('button', { name: 'New bake-off' }));
    await typeInto(page, page.getByRole('textbox', { name: 'Name', exact: true }), 'Oak or slate');
    await typeInto(page, page.getByRole('textbox', { name: 'Prompts' }), 'seamless oak texture');
    for (let candidate = 0; candidate < 2; candidate++) {
      await pressOn(page, page.getByRole('button', { name: 'Model', exact: true }));
      await pressOn(page, page.getByRole('button', { name: 'Sketch Galley' }));
    }
    await tabTo(page, page.getByRole('slider', { name: 'Detail' }).nth(1));
    await page.keyboard.press('Home');
    await pressOn(page, page.getByRole('button', { name: 'Start the bake-off' }));
    await page
      .locator('.bake-off-bar')
      .getByText(/render/)
      .first()
      .waitFor();
  },
  async insights(page) {
    await goByKeys(page, 'Insights');
    const period = page
      .getByRole('radiogroup', { name: 'Period' })
      .or(page.getByRole('group', { name: 'Period' }))
      .first();
    await period.waitFor();
    const shown = await period.innerHTML();
    await page.keyboard.press('+');
    await leaves(() => period.innerHTML(), shown);
  },
  async export(page, folder) {
    await goByKeys(page, 'Export');
    const target = join(folder, 'release');
    await typeInto(page, page.getByRole('textbox', { name: 'Folder' }), target);
    await pressOn(page, page.getByRole('button', { name: /^Export \d+ files?$/ }));
    await becomes(() => filesIn(target).some((name) => name.endsWith('.png')), true);
  },
};
