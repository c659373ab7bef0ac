import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE_LABELS } from '../../renderer/app/page-labels.ts';
import { chromiumPath } from './browser.ts';
import { BY_KEYBOARD } from './every-page-by-keyboard.ts';
import { useFixedShell } from './fixed-shell.ts';
import { goByKeys, pressOn } from './keys.ts';
import { settled } from './pages.ts';

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

  it('types into what a key has opened from the moment that it is there', async () => {
    await goByKeys(page, 'Review');
    // A machine too busy to draw: frames come late, keys do not.
    await page.evaluate(() => {
      const soon = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (run) => soon(() => setTimeout(() => run(performance.now()), 400));
    });
    await goByKeys(page, 'Gates');
    // Opened again before it has gone, it begins anew.
    await goByKeys(page, 'Gates');
    await goByKeys(page, 'Insights');
  });

  it('does nothing on a page that a dialog covers, even where the dialog has lost the keyboard', async () => {
    const waiting = () => shell.studio.review.list({ filter: 'needs-review', offset: 0, limit: 50 }).total;
    const before = waiting();
    await goByKeys(page, 'Review');
    await page
      .getByRole('button', { name: /^Approve/ })
      .first()
      .waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await settled(page);
    expect(waiting()).toBe(before);
    await page.keyboard.press('a');
    await expect.poll(waiting).toBe(before - 1);
  });

  it('queues a prompt; opens, cancels and brings back a job of the list', async () => {
    const before = shell.studio.queue.status().counts.queued;
    await BY_KEYBOARD.queue(page, shell.folder);
    expect(shell.studio.queue.status().counts.queued).toBe(before + 1);
  });

  it('judges a proof with a note and goes on to the next', async () => {
    const { proofs } = shell.studio.review.list({ filter: 'needs-review', offset: 0, limit: 50 });
    await BY_KEYBOARD.review(page, shell.folder);
    expect(shell.studio.review.get(proofs[0].id)).toMatchObject({ verdict: 'changes' });
    expect(shell.studio.review.get(proofs[0].id).ledger.at(-1)?.note).toBe('A little more contrast.');
    expect(shell.studio.review.list({ filter: 'needs-review', offset: 0, limit: 50 }).total).toBe(proofs.length - 1);
  });

  it('compares two pictures of proofs and zooms', () => BY_KEYBOARD.compare(page, shell.folder));

  it('takes a model out of a cell of the matrix and saves the draft', async () => {
    const before = shell.studio.matrix.get().version;
    await BY_KEYBOARD.matrix(page, shell.folder);
    expect(shell.studio.matrix.get().version).toBe(before + 1);
  });

  it('opens what can be connected', () => BY_KEYBOARD.models(page, shell.folder));

  it('sets a budget', async () => {
    await BY_KEYBOARD.spending(page, shell.folder);
    expect(shell.studio.ledger.budgets().budgets.perDayUsd).toBe(12.5);
  });

  it('sets a limit', async () => {
    await BY_KEYBOARD.gates(page, shell.folder);
    expect(shell.studio.gates.get().texture.find(({ measure }) => measure === 'seconds')?.redAbove).toBe(90);
  });

  it('writes a bake-off', async () => {
    await BY_KEYBOARD['bake-off'](page, shell.folder);
    expect(shell.studio.bakeOff.list()).toHaveLength(1);
  });

  it('looks further back in insights', () => BY_KEYBOARD.insights(page, shell.folder));

  it('exports what was approved', () => BY_KEYBOARD.export(page, shell.folder));
});
