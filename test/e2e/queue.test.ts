import { describe, expect, it } from 'vitest';
import { useBrowserShell } from './browser-shell.ts';
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
});
