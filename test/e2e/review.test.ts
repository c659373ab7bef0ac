import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsInEveryLook, faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { settled } from './pages.ts';
import { connectStudio, type StudioConnection } from './studio-client.ts';

const SIZE = { width: 256, height: 192 };
const OAK = 'seamless oak planks';
const HARBOUR = 'a quiet harbour at dawn';

describe.skipIf(chromiumPath === '')('review in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let page: Page;
  let studio: StudioConnection;
  const review = () => studio.client.review;
  const proofOf = async (prompt: string, seed: number) => {
    const { proofs } = await review().list({});
    const details = await Promise.all(proofs.map(({ id }) => review().get({ id })));
    return details.find(({ prompt: own, job }) => own === prompt && job.request.seed === seed)!;
  };
  const openPins = async (id: string) => (await review().get({ id })).openPins;
  const hasKeyboard = (place: Locator) => expect.poll(() => place.evaluate((element) => element === document.activeElement)).toBe(true);
  const panel = () => page.getByRole('complementary', { name: 'Proof' });

  beforeEach(async () => {
    ({ page } = shell);
    studio = connectStudio(shell.address);
    const requests = [1, 2].map((seed) => ({ prompt: OAK, seed, ...SIZE }));
    await studio.client.queue.add({ requests: [...requests, { prompt: HARBOUR, seed: 3, ...SIZE }] });
    await expect.poll(async () => (await review().list({})).total, { timeout: 90_000 }).toBe(3);
    await page.getByRole('link', { name: /^Review/ }).click();
    await panel().waitFor();
  });
  afterEach(() => studio?.close());

  it('by keyboard only: stars, verdicts and their undo, a pin with an answer, resolved, recipe and what changed', async () => {
    const current = () => page.locator('.film[aria-current]').boundingBox();
    const before = await current();
    await page.keyboard.press('u');
    await expect.poll(async () => (await current())?.x).not.toBe(before?.x);
    await page.keyboard.press('4');
    await page.keyboard.press('n');
    await page.keyboard.type('Warmer, please');
    await page.keyboard.press('Escape');
    const open = await page.locator('.film[aria-current]').getAttribute('aria-label');
    await page.keyboard.press('c');
    await page.getByText('Changes requested').waitFor();
    await expect.poll(async () => (await review().overview({ query: {} })).counts).toEqual({ unjudged: 2, approve: 0, changes: 1, reject: 0 });
    expect((await review().list({ minStars: 4 })).total).toBe(1);
    const judged = (await review().list({ filter: 'changes' })).proofs[0];
    expect((await review().get({ id: judged.id })).ledger[0]).toMatchObject({ verdict: 'changes', note: 'Warmer, please' });
    expect(open?.startsWith(judged.prompt)).toBe(true);

    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await review().overview({ query: {} })).counts.unjudged).toBe(3);
    expect((await review().get({ id: judged.id })).ledger).toMatchObject([{ verdict: 'changes', withdrawn: { reviewer: expect.any(String) } }]);
    await page.getByText('Taken back: Changes requested').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await review().overview({ query: {} })).counts.changes).toBe(1);
    // The window hears of it after the studio has done it, and may go on to another proof.
    await settled(page);

    await page.keyboard.press('p');
    await hasKeyboard(page.getByRole('button', { name: /^New pin/ }));
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await hasKeyboard(page.getByRole('textbox', { name: 'What the pin says' }));
    await page.keyboard.type('The grain runs the wrong way');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pin 1: The grain runs the wrong way' }).waitFor();
    const pinned = (await review().list({ pins: 'open' })).proofs;
    expect(pinned).toHaveLength(1);
    const [pin] = (await review().get({ id: pinned[0].id })).allPins;
    expect(pin.x).toBeGreaterThan(0.5);
    expect(pin.y).toBeLessThan(0.5);

    await page.keyboard.press('Shift+P');
    await page.getByRole('tab', { name: /^Pins/ }).waitFor();
    const answer = page.getByRole('textbox', { name: 'Answer to pin 1' });
    if (!(await answer.isVisible())) await page.keyboard.press('Shift+P');
    await answer.focus();
    await page.keyboard.type('Which way then?');
    await page.keyboard.press('Enter');
    await page.getByText('Which way then?').waitFor();
    await page.getByRole('button', { name: 'Resolve' }).press('Enter');
    await expect.poll(() => openPins(pinned[0].id)).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => openPins(pinned[0].id)).toBe(1);

    await page.keyboard.press('y');
    const recipe = page.getByRole('dialog', { name: 'How it was made' });
    const step = recipe.getByRole('button', { name: /^Base image/ });
    await step.focus();
    await page.keyboard.press('ArrowRight');
    await recipe.locator('.recipe-node[aria-pressed="true"]:not([data-step="base"])').waitFor();
    await page.keyboard.press('Escape');
    await recipe.waitFor({ state: 'hidden' });
    expect(shell.faults).toEqual([]);
  }, 180_000);

  it('by mouse: filters and grid, giving to somebody, a pin, variants side by side, a rework and what changed, a round with its summary as a file', async () => {
    await page.getByRole('group', { name: 'Show proofs' }).getByRole('button', { name: /^All/ }).click();
    await page.getByRole('textbox', { name: 'Search proofs' }).fill('harbour');
    await page.getByText('1 of 1').waitFor();
    expect(await page.locator('.film').count()).toBe(1);
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByText(/of 3$/).waitFor();

    await page.getByRole('button', { name: 'Grid of all proofs' }).click();
    const grid = page.locator('.proof-grid');
    await grid.getByRole('button', { name: OAK }).first().click();
    await grid
      .getByRole('button', { name: OAK })
      .nth(1)
      .click({ modifiers: ['Control'] });
    expect(await faultsOf(page)).toEqual([]);
    await grid.getByRole('button', { name: `Pick: ${HARBOUR}` }).click({ force: true });
    await page.getByText('2 picked').waitFor();
    await page.getByRole('button', { name: 'Give to…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Mara');
    await page.getByRole('button', { name: 'Give to Mara' }).click();
    await page.getByText('Gave 2 proofs to Mara').waitFor();
    expect((await review().list({ assignee: 'Mara' })).total).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(async () => (await review().list({ assignee: 'Mara' })).total).toBe(0);

    await page.getByRole('button', { name: 'Rounds' }).click();
    await page.getByRole('button', { name: 'Round of the 2 picked' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('First look');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    await page.getByRole('main').getByText('0 of 2 judged').waitFor();
    await page.getByRole('button', { name: 'One proof at a time' }).click();

    await page.getByRole('button', { name: 'Set a pin', exact: true }).first().click();
    const target = page.getByRole('button', { name: 'Set the pin here' });
    const box = (await target.boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
    await page.getByRole('textbox', { name: 'What the pin says' }).fill('A knot too many');
    await page.getByRole('button', { name: 'Set the pin', exact: true }).click();
    await page.getByRole('button', { name: 'Pin 1: A knot too many' }).click();
    const { allPins } = await review().get({ id: (await review().list({ pins: 'open' })).proofs[0].id });
    expect([allPins[0].x, allPins[0].y].map((share) => Math.round(share * 100) / 100)).toEqual([0.25, 0.75]);
    expect(await faultsInEveryLook(page)).toEqual([]);

    await panel().getByRole('button', { name: 'Request changes' }).click();
    await page.getByText('1 of 2 judged').waitFor();
    expect((await review().list({ filter: 'changes' })).proofs).toHaveLength(1);
    const sentBack = (await review().list({ filter: 'changes' })).proofs[0];
    expect((await review().get({ id: sentBack.id })).ledger[0].note).toBe('1: A knot too many');
    await panel().getByRole('button', { name: 'Approve' }).click();
    await page.getByText('2 of 2 judged').waitFor();
    await page.getByRole('button', { name: 'Summary' }).click();
    await page.getByRole('heading', { name: 'First look' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown' }).click()]);
    expect(download.suggestedFilename()).toBe('review-first-look.md');
    const text = await readFile((await download.path())!, 'utf8');
    expect(text).toContain('2 of 2 judged: 1 approved, 1 to be changed, 0 rejected.');
    expect(text).toContain('Pin 1: A knot too many');
    await page.getByRole('button', { name: 'Close the round' }).click();
    await page.getByRole('button', { name: 'Open it again' }).waitFor();
    await page.getByRole('button', { name: 'Back to the proofs' }).click();
    await page.getByRole('button', { name: 'Leave the round' }).click();
    expect(shell.faults).toEqual([]);
  }, 180_000);

  it('variants side by side in Compare, versions with what changed from one to the next, read from the panel', async () => {
    const oak = await proofOf(OAK, 1);
    await review().rerender({ proofId: oak.id, request: { prompt: 'seamless dark oak planks', seed: 9 } });
    await expect.poll(async () => (await review().list({})).total, { timeout: 90_000 }).toBe(4);
    await page.getByRole('group', { name: 'Show proofs' }).getByRole('button', { name: /^All/ }).click();
    await page
      .locator('.film', { has: page.locator('img') })
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^seamless dark oak planks/ }).click();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await panel().getByRole('heading', { name: '3 pictures of this prompt' }).waitFor();
    await panel().getByText('Version 2').waitFor();
    expect(await panel().locator('.change-words ins').allInnerTexts()).toEqual(['dark ']);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await panel().getByRole('listitem').getByRole('button', { name: 'What changed' }).click();
    const dialog = page.getByRole('dialog', { name: 'What changed between these two' });
    await dialog.getByRole('row', { name: /^Sharpness/ }).waitFor();
    expect(await dialog.locator('.change-name').allInnerTexts()).toEqual(['Prompt', 'Seed']);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await panel().getByRole('checkbox', { name: 'Compare seed 1' }).check();
    await panel().getByRole('checkbox', { name: 'Compare seed 2' }).check();
    await panel().getByRole('button', { name: 'Compare 2' }).click();
    await expect.poll(() => page.locator('.pane-label').allInnerTexts()).toEqual(['A · Seed 1', 'B · Seed 2']);
    expect(shell.faults).toEqual([]);
  }, 180_000);
});
