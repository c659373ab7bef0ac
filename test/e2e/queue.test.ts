import { describe, expect, it } from 'vitest';
import { faultsInEveryLook, faultsOf } from './axe.ts';
import { useBrowserShell } from './browser-shell.ts';
import { pressOn } from './keys.ts';
import { connectStudio } from './studio-client.ts';

describe('queue', () => {
  const shell = useBrowserShell();
  it('finds, filters, edits many and takes it back, and overrules the plan by key and by mouse', { timeout: 120_000 }, async () => {
    const { page, address, faults } = shell;
    const { client, close } = connectStudio(address);
    await client.queue.setPaused({ isPaused: true });
    await client.queue.add({
      requests: ['Café sign that says "Fresh Bread"', 'a red apple icon', 'woven linen texture', 'portrait of a sailor', 'round badge "North Club"'].map(
        (prompt) => ({ prompt, width: 512, height: 512 }),
      ),
    });
    await page.getByRole('listitem', { name: /red apple/ }).waitFor();

    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: 'Search prompts' }).fill('cafe');
    await expect.poll(() => page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').count()).toBe(1);
    expect(page.url()).toContain('search=cafe');
    await page.getByRole('searchbox', { name: 'Search prompts' }).fill('');
    await page.getByRole('button', { name: 'Filters' }).click();

    await page.keyboard.press('Escape');
    await page.getByRole('listitem', { name: /red apple/ }).focus();
    await page.keyboard.press('Control+a');
    await page.getByText('5 selected').waitFor();
    await page.getByRole('button', { name: 'Edit…' }).click();
    await page.getByLabel('Priority').fill('7');

    await page.getByRole('button', { name: 'Change them' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const priorities = async () => (await client.queue.list({})).jobs.map(({ request }) => request.priority);
    await expect.poll(priorities).toEqual([7, 7, 7, 7, 7]);
    await page.getByRole('listitem', { name: /red apple/ }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(priorities).toEqual([0, 0, 0, 0, 0]);
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await page.getByRole('button', { name: 'Planner' }).click();
    const rows = page.getByRole('region', { name: 'This computer' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(5);
    await rows.nth(3).focus();
    await page.keyboard.press('Alt+ArrowUp');
    const order = async () => (await client.queue.list({})).jobs.map(({ request }) => request.prompt.slice(0, 8));
    await expect.poll(order).toEqual(['Café sig', 'a red ap', 'portrait', 'woven li', 'round ba']);

    await rows.nth(4).dragTo(rows.nth(0));
    await expect.poll(async () => (await order())[0]).toBe('round ba');
    await page.getByRole('link', { name: 'Review' }).click();
    await page.getByRole('main', { name: 'review' }).waitFor();
    await page.goBack();
    await rows.first().waitFor();
    await page.goBack();
    await page.getByRole('list', { name: 'Jobs' }).waitFor();
    close();
    expect(faults).toEqual([]);
  });

  it('shows a board, by mouse and by keyboard', { timeout: 180_000 }, async () => {
    const { page, address, faults } = shell;
    const { client, close } = connectStudio(address);
    await client.queue.setPaused({ isPaused: true });
    const prompts = ['a red apple icon', 'woven linen texture', 'portrait of a sailor', 'oak planks texture', 'a tin robot'];
    const { ids } = await client.queue.add({ requests: prompts.map((prompt) => ({ prompt, width: 256, height: 256 })) });
    await client.queue.cancel({ ids: [ids[4]] });
    const waiting = page.getByRole('list', { name: 'Waiting' });
    const shown = async () => await waiting.getByRole('listitem').evaluateAll((all) => all.map((one) => one.ariaLabel?.split(',')[0].split(' ').at(-1)));
    const card = (name: RegExp) => page.getByRole('listitem', { name });

    await page.getByRole('button', { name: 'Board' }).click();
    await expect.poll(() => waiting.getByRole('listitem').count()).toBe(4);
    expect(page.url()).toContain('view=board');
    await page.getByRole('button', { name: /^Cancelled/ }).click();
    await page
      .getByRole('list', { name: 'Cancelled' })
      .getByRole('listitem', { name: /tin robot/ })
      .waitFor();

    // To the top is next; a click at the end of a drag opens nothing.
    await card(/oak planks/).dragTo(card(/red apple/), { targetPosition: { x: 40, y: 4 } });
    await expect.poll(shown).toEqual(['texture', 'icon', 'texture', 'sailor']);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await card(/sailor/).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Do this next' }).click();
    await expect.poll(async () => (await shown())[0]).toBe('sailor');

    // The same without a mouse.
    await page.keyboard.press('Escape');
    await card(/sailor/).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(shown).toEqual(['sailor', 'icon', 'texture', 'texture']);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/red apple/);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('Delete');
    await page
      .getByRole('list', { name: 'Cancelled' })
      .getByRole('listitem', { name: /red apple/ })
      .waitFor();
    await expect.poll(shown).toEqual(['sailor', 'texture']);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await shown()).length).toBe(4);
    await card(/sailor/).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/cancelled$/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Job' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await faultsInEveryLook(page)).toEqual([]);

    await client.queue.setPaused({ isPaused: false });
    const done = page.getByRole('list', { name: 'Done' });
    await expect.poll(() => done.getByRole('listitem').count(), { timeout: 60_000 }).toBe(4);
    await page.reload();
    await done.getByRole('listitem').first().waitFor();
    close();
    expect(faults).toEqual([]);
  });

  it('says what all prompts would take, and gives many jobs to another model', { timeout: 120_000 }, async () => {
    const { page, address, faults } = shell;
    const { client, close } = connectStudio(address);
    const size = { width: 256, height: 256 };
    const composer = page.getByRole('textbox', { name: 'Prompt' });
    const estimate = page.getByRole('button', { name: /^What it takes:/ });
    await composer.fill('a {red|green|blue} mug');
    await estimate.waitFor();
    await expect.poll(() => estimate.textContent()).toMatch(/3 pictures.*time unknown · free · memory unknown/s);

    // By keyboard, once something was measured.
    await client.queue.add({ requests: [{ prompt: 'a tin robot', ...size }] });
    await expect.poll(async () => (await client.queue.status()).counts.done, { timeout: 60_000 }).toBe(1);
    await client.queue.setPaused({ isPaused: true });
    await client.queue.add({ requests: ['a blue mug', 'a red jug', 'a green bowl'].map((prompt) => ({ prompt, ...size })) });
    await composer.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' on a shelf');
    await expect.poll(() => estimate.textContent(), { timeout: 20_000 }).toMatch(/3 pictures.*about .*s · free · \d+ MB/s);
    await pressOn(page, estimate);
    await page
      .getByRole('dialog', { name: 'What these 3 pictures take' })
      .getByText(/3 jobs wait before them: done in about/)
      .waitFor();
    await page.keyboard.press('Escape');
    await composer.fill('');
    await expect.poll(() => estimate.count()).toBe(0);

    await page.getByRole('listitem', { name: /blue mug/ }).focus();
    await page.keyboard.press('Space');
    // Two keys before the next frame are two rows.
    await page.evaluate(() => {
      for (let presses = 0; presses < 2; presses++) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    });
    await page.keyboard.press('Shift+Space');
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Edit…' }).click();
    await page.getByRole('dialog', { name: 'Edit 3 jobs' }).getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option', { name: 'Sketch' }).click();
    await page.getByRole('button', { name: 'Change them' }).click();
    const models = async () => (await client.queue.list({ states: ['queued'] })).jobs.map(({ request }) => request.model);
    await expect.poll(models).toEqual(['sketch', 'sketch', 'sketch']);

    // The selection goes along in the plan, and a job comes next at a press.
    await page.keyboard.press('Escape');
    await page.getByText('3 selected').waitFor({ state: 'hidden' });
    await page.keyboard.press('p');
    const rows = page.getByRole('region', { name: 'This computer' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(3);
    const order = async () => await rows.evaluateAll((all) => all.map((row) => row.ariaLabel?.split(',')[0].split(' ').at(-1)));
    await rows.nth(2).hover();
    await rows.nth(2).getByRole('button', { name: 'Do this next' }).click();
    await expect.poll(order).toEqual(['bowl', 'mug', 'jug']);
    await rows.nth(1).click({ modifiers: ['Control'] });
    await rows.nth(2).click({ modifiers: ['Control'] });
    await page.getByText('2 selected').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await rows.nth(2).dragTo(rows.nth(0));
    await expect.poll(order).toEqual(['mug', 'jug', 'bowl']);
    close();
    expect(faults).toEqual([]);
  });
});
