import type { Page } from 'playwright-core';
import { take } from './take.ts';
import type { Shown } from './window.ts';

/** The composer with its reading, the queue as a board and as a plan, and the list when most is done. */
export async function takeQueue({ page, studio }: Shown): Promise<void> {
  await ended(studio, 4);
  const composer = page.getByRole('textbox', { name: 'Prompt' });
  await composer.fill('a neon sign that says "OPEN LATE" above a diner door, rainy night, film still');
  await page.getByRole('region', { name: 'New prompts' }).getByText('Typography', { exact: true }).waitFor();
  await take(page, 'composer');
  await composer.fill('');
  for (const view of ['Board', 'Planner']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await take(page, `queue-${view.toLowerCase()}`);
  }
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await ended(studio, 16);
  await take(page, 'queue');
}

/** Waits until so many jobs are done. */
export async function ended(studio: Shown['studio'], count: number): Promise<void> {
  const limit = Date.now() + 240_000;
  for (;;) {
    const { counts } = await studio.queue.status();
    if (counts.done >= count) return;
    if (Date.now() > limit) throw new Error(`Only ${counts.done} of ${count} jobs were done in four minutes.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Opens a page from the navigation. */
export async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await page.getByRole('main', { name: name.toLowerCase() }).waitFor();
}
