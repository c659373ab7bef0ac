import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProofDetail } from '../../shared/proof.ts';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { connectStudio, type StudioConnection } from './studio-client.ts';
import { drag, openWorkbench, walkTheWayOfLettering } from './way-of-lettering.ts';

describe.skipIf(chromiumPath === '')('lettering workbench in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let page: Page;
  let studio: StudioConnection;
  let faults: string[];
  beforeEach(async () => {
    ({ page, faults } = shell);
    studio = connectStudio(shell.address);
    await openWorkbench(page);
  });
  afterEach(() => studio?.close());

  async function proofs(): Promise<ProofDetail[]> {
    const { proofs: summaries } = await studio.client.review.list({});
    return Promise.all(summaries.map(({ id }) => studio.client.review.get({ id })));
  }

  it('letters other words into a corner that was dragged, on the same base, and the new proof reads them', async () => {
    await walkTheWayOfLettering(page);
    const [before, after] = (await proofs()).sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    expect(after).toMatchObject({ beforeSha256: before.beforeSha256, isLetteringExact: true });
    const region = after.lettering?.regions.find(({ wanted }) => wanted !== null);
    expect(region).toMatchObject({ wanted: 'OAK VALLEY', readAfter: 'OAK VALLEY', check: 'exact', area: { path: { kind: 'perspective' } } });
    expect(region?.font).toMatch(/^added-/);
    expect(region?.effects).toEqual(before.lettering?.regions[0].effects);

    await page.locator('.lettering-list').getByText('PINE RIDGE').or(page.locator('.lettering-list').getByText('OAK VALLEY')).first().waitFor();
    expect(faults).toEqual([]);
  });

  it('erases a region by keyboard; a proof that is opened from the queue asks before changes are lost', async () => {
    const [badge] = await proofs();
    const request = { prompt: 'an old badge', baseSha256: badge.afterSha256, width: badge.width, height: badge.height, lettering: { texts: ['OAK RIDGE'] } };
    await studio.client.queue.add({ requests: [request] });
    await expect.poll(async () => (await proofs()).length, { timeout: 60_000 }).toBe(2);
    await page.getByRole('button', { name: 'Add a place' }).click();

    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('listitem', { name: /^an old badge, (.*, )?done$/ }).dblclick();
    await page.getByRole('dialog', { name: 'Leave the changes?' }).getByRole('button', { name: 'Leave them' }).click();
    await page.getByRole('complementary', { name: 'Proof' }).getByText('OAK RIDGE').first().waitFor();
    await page.keyboard.press('e');
    const number = page.getByRole('button', { name: 'Region 1: OAK RIDGE' });
    await number.focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Region 1: erased' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await proofs()).length, { timeout: 60_000 }).toBe(3);
    const [newest] = (await proofs()).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    expect(newest.lettering?.regions[0]).toMatchObject({ action: 'erased', wanted: null });
    expect(faults).toEqual([]);
  }, 120_000);

  it('undoes every edit by keyboard and goes back to what was found', async () => {
    const words = page.getByRole('textbox', { name: 'Words of region 1' });
    const apply = page.getByRole('button', { name: 'Apply' });
    const number = page.getByRole('button', { name: 'Region 1: PINE RIDGE' });
    const place = async () => (await number.boundingBox())?.x ?? 0;
    const left = await place();
    await number.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(place).toBeGreaterThan(left + 10);
    await drag(page, page.getByRole('button', { name: 'Bend of the baseline of region 1' }), 0, -40);
    await page.getByRole('slider', { name: 'Arc, degrees' }).waitFor();
    await words.fill('OAK');
    await page.keyboard.press('Control+z');
    expect(await words.inputValue()).toBe('PINE RIDGE');
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
    await expect.poll(place).toBe(left);
    expect(await apply.isDisabled()).toBe(true);
    await page.keyboard.press('Control+Shift+z');
    expect(await apply.isDisabled()).toBe(false);
    await page.getByRole('button', { name: 'Reset all to what was found' }).click();
    await expect.poll(place).toBe(left);
    expect(faults).toEqual([]);
  });

  it('keeps a look as a style', async () => {
    await page.getByRole('list', { name: 'Styles' }).getByRole('button').first().click();
    await page.getByRole('button', { name: 'Save this look as a style…' }).click();
    await page.getByRole('textbox', { name: 'Name of the style' }).fill('Ranger');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Remove the style Ranger' }).click();
    await page.getByRole('button', { name: 'Remove the style Ranger' }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('queues a proof per language', async () => {
    await page.getByRole('button', { name: 'Languages…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Other languages' });
    await dialog.getByRole('textbox', { name: 'Table of strings' }).fill('de,fr\nKIEFERNGRAT,CRÊTE DES PINS');
    await dialog.getByRole('cell', { name: 'KIEFERNGRAT' }).waitFor();
    await dialog.getByRole('button', { name: 'Queue languages' }).click();
    await dialog.getByText('Queued 2 languages: de, fr.').waitFor();
    expect(faults).toEqual([]);
  });

  it('has no serious accessibility fault', async () => {
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add a place' }).click();
    await page.getByRole('textbox', { name: 'Words of region 2' }).fill('EST. 1931');
    await page.getByRole('button', { name: 'Set the look by hand' }).click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Region 1: / }).click({ modifiers: ['Shift'] });
    await page.getByRole('textbox', { name: 'One string over 2 regions' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Languages…' }).click();
    await page.getByRole('dialog', { name: 'Other languages' }).getByRole('textbox').fill('de\nKIEFERNGRAT');
    expect(await faultsOf(page)).toEqual([]);
  });
});
