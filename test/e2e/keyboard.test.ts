import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE_LABELS } from '../../renderer/app/page-labels.ts';
import { chromiumPath } from './browser.ts';
import { useFixedShell } from './fixed-shell.ts';
import { goByKeys, pressOn, tabTo, typeInto } from './keys.ts';

/** A busy machine takes its time. */
const soon = <Value>(read: () => Value) => expect.poll(read, { timeout: 10_000 });

describe.skipIf(chromiumPath === '')('every page by keyboard only, in Chromium (needs Chromium)', () => {
  const shell = useFixedShell();
  let page: Page;
  beforeEach(() => {
    ({ page } = shell);
  });

  it('opens every page from the palette, and by Tab from the navigation', async () => {
    for (const name of Object.values(PAGE_LABELS)) await goByKeys(page, name);
    await pressOn(page, page.getByRole('navigation').getByRole('link', { name: 'Gates' }));
    await page.getByRole('main', { name: 'gates' }).waitFor();
    expect(shell.faults).toEqual([]);
  });

  it('queues a prompt; opens, cancels and brings back a job of the list', async () => {
    const before = shell.studio.queue.status().counts.queued;
    await tabTo(page, page.getByRole('textbox', { name: 'Prompt' }));
    await page.keyboard.type('a tin robot, studio light');
    await page.keyboard.press('Enter');
    await soon(() => shell.studio.queue.status().counts.queued).toBe(before + 1);
    const row = page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').first();
    await tabTo(page, row);
    const hasFocus = () => row.evaluate((element) => element === document.activeElement);
    await page.keyboard.press('End');
    await soon(hasFocus).toBe(false);
    await page.keyboard.press('Home');
    await soon(hasFocus).toBe(true);
    const [first] = shell.studio.queue.list({ states: ['queued'], limit: 1, offset: 0 }).jobs;
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Job' }).getByText(first.request.prompt.slice(0, 20)).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Job' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Delete');
    await soon(() => shell.studio.queue.get(first.id).state).toBe('cancelled');
    await page.keyboard.press('ControlOrMeta+Z');
    await soon(() => shell.studio.queue.get(first.id).state).toBe('queued');
  });

  it('judges a proof with a note and goes on to the next', async () => {
    await goByKeys(page, 'Review');
    const panel = page.getByRole('complementary', { name: 'Proof' });
    await panel.waitFor();
    const { proofs } = shell.studio.review.list({ filter: 'needs-review', offset: 0, limit: 50 });
    await page.keyboard.press('N');
    await page.keyboard.type('A little more contrast.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('C');
    await soon(() => shell.studio.review.get(proofs[0].id).verdict).toBe('changes');
    expect(shell.studio.review.get(proofs[0].id).ledger.at(-1)?.note).toBe('A little more contrast.');
    // The next one follows by itself.
    await panel.getByText(proofs[1].prompt).waitFor();
    await page.keyboard.press('A');
    await soon(() => shell.studio.review.list({ filter: 'needs-review', offset: 0, limit: 50 }).total).toBe(proofs.length - 2);
    await page.keyboard.press('ControlOrMeta+Z');
    await soon(() => shell.studio.review.list({ filter: 'needs-review', offset: 0, limit: 50 }).total).toBe(proofs.length - 1);
  });

  it('compares two pictures of proofs and zooms', async () => {
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
        .innerText();
    const before = await zoom();
    await page.keyboard.press('+');
    await soon(zoom).not.toBe(before);
  });

  it('takes a model out of a cell of the matrix and saves the draft', async () => {
    await goByKeys(page, 'Matrix');
    const before = shell.studio.matrix.get().version;
    await tabTo(page, page.getByRole('main').getByRole('button', { name: /Ideogram V1 Turbo/ }));
    await page.keyboard.press('Delete');
    await page.getByText(/^Not saved yet/).waitFor();
    await page.keyboard.press('ControlOrMeta+S');
    await soon(() => shell.studio.matrix.get().version).toBe(before + 1);
  });

  it('opens what can be connected', async () => {
    await goByKeys(page, 'Models');
    await pressOn(page, page.getByRole('button', { name: 'Add connection' }));
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  });

  it('sets a budget', async () => {
    await goByKeys(page, 'Spending');
    await typeInto(page, page.getByRole('textbox', { name: /day/i }), '12.50');
    await page.keyboard.press('Enter');
    await soon(() => shell.studio.ledger.budgets().budgets.perDayUsd).toBe(12.5);
  });

  it('sets a limit', async () => {
    await goByKeys(page, 'Gates');
    await typeInto(page, page.getByRole('textbox', { name: 'Texture, Time: red above' }), '90');
    await pressOn(page, page.getByRole('button', { name: 'Save limits' }));
    await soon(() => shell.studio.gates.get().texture.find(({ measure }) => measure === 'seconds')?.redAbove).toBe(90);
  });

  it('writes a bake-off', async () => {
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
    await soon(() => shell.studio.bakeOff.list().length).toBe(1);
  });

  it('looks further back in insights and opens the rows of a chart', async () => {
    await goByKeys(page, 'Insights');
    const period = page
      .getByRole('radiogroup', { name: 'Period' })
      .or(page.getByRole('group', { name: 'Period' }))
      .first();
    await period.waitFor();
    const shown = await period.innerHTML();
    await page.keyboard.press('+');
    await soon(() => period.innerHTML()).not.toBe(shown);
  });

  it('exports what was approved', async () => {
    await goByKeys(page, 'Export');
    const target = join(shell.folder, 'release');
    await typeInto(page, page.getByRole('textbox', { name: 'Folder' }), target);
    await pressOn(page, page.getByRole('button', { name: /^Export \d+ files?$/ }));
    await soon(() => (existsSync(target) ? readdirSync(target, { recursive: true }).map(String) : []).some((name) => name.endsWith('.png'))).toBe(true);
  });
});
