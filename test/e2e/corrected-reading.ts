import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Job } from '../../shared/job.ts';

const PORTRAIT = 'portrait of an old baker with a white beard, oil painting';

/** What the studio itself says of its jobs. */
export type ListJobs = () => Promise<Job[]>;

/** Corrects a reading before queueing and in a job that waits, and looks where each goes. */
export async function correctReadings(page: Page, listJobs: ListJobs): Promise<void> {
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await correctWhileTyping(page, listJobs);
  await correctInTheQueue(page, listJobs);
  await findItInInsights(page);
}

async function correctWhileTyping(page: Page, listJobs: ListJobs): Promise<void> {
  const composer = page.getByRole('region', { name: 'New prompts' });
  await page.getByRole('textbox', { name: 'Prompt' }).fill(PORTRAIT);
  const chip = composer.getByRole('button', { name: /^Intent:/ });
  await composer.getByRole('button', { name: /^Intent: Face/ }).waitFor();
  expect(await thenStepsInWindow(page)).toMatch(/face/i);

  await chip.click();
  await page.getByRole('menuitemradio', { name: /^Typography/ }).click();
  await composer.getByText('corrected: was face').waitFor();
  await expect.poll(() => thenStepsInWindow(page)).toMatch(/typography/i);

  await composer.getByRole('button', { name: 'Correct the reading' }).click();
  await selectWords(page, 'white', 'beard');
  await page.getByRole('button', { name: 'Letter this' }).click();
  await composer.getByRole('textbox', { name: 'Place of string 1' }).fill('on his apron');
  await page
    .getByRole('listbox', { name: 'Words of the prompt' })
    .getByRole('option', { name: /^painting/ })
    .click();
  await composer.getByRole('button', { name: /Back to the object and style/ }).waitFor();
  await page.getByRole('button', { name: 'Queue prompt' }).click();
  await page.getByRole('listitem', { name: /^portrait of an old baker/ }).waitFor();

  const [job] = await listJobs();
  expect(job).toMatchObject({
    request: { intent: 'typography', lettering: { texts: ['white beard'], placements: ['on his apron'] } },
    reading: { intent: 'typography', corrected: ['intent', 'lettering', 'words'], lettering: [{ text: 'white beard', placement: 'on his apron' }] },
    route: { intent: 'typography' },
  });
}

async function correctInTheQueue(page: Page, listJobs: ListJobs): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt' }).fill('close-up portrait of a young sailor, film still');
  await page.getByRole('button', { name: 'Queue prompt' }).click();
  const row = page.getByRole('listitem', { name: /^close-up portrait of a young sailor/ });
  await row.waitFor();
  const sailor = async () => (await listJobs()).find(({ request }) => request.prompt.startsWith('close-up')) as Job;
  const before = await sailor();
  expect(before).toMatchObject({ reading: { intent: 'face', corrected: [] }, route: { intent: 'face' } });

  await row.getByRole('button', { name: 'Job menu' }).click();
  await page.getByRole('menuitem', { name: 'Correct the reading' }).click();
  const drawer = page.getByRole('dialog', { name: 'Job' });
  await drawer.getByRole('button', { name: /^Intent: Face/ }).click();
  await page.getByRole('menuitemradio', { name: /^Texture/ }).click();
  await drawer.getByText('corrected: was face').waitFor();
  const after = await sailor();
  expect(after).toMatchObject({ id: before.id, state: 'queued', reading: { intent: 'texture', corrected: ['intent'] }, route: { intent: 'texture' } });
  expect(after.route.thenSteps).not.toEqual(before.route.thenSteps);

  await drawer.getByRole('button', { name: /Back to the intent that was read/ }).click();
  await expect.poll(async () => (await sailor()).route).toEqual(before.route);
  await drawer.getByRole('button', { name: 'Close' }).click();
}

async function findItInInsights(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Insights' }).click();
  const card = page.getByRole('region', { name: 'How often is a prompt read wrongly?' });
  await card.getByText('of readings were corrected: 1 of 2 jobs. Most often wrong: face, 1 of 2.').waitFor();
  await card.getByRole('button', { name: 'Show as table' }).click();
  const cells = await card.getByRole('row', { name: /^Face/ }).getByRole('cell').allTextContents();
  expect(cells).toEqual(['Face', '2', '1', '50 %', '1', '1', '1', 'typography 1']);
}

/** What the window says about why the prompt goes where it goes. */
async function thenStepsInWindow(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Route, and why/ }).click();
  const popup = page.getByRole('dialog', { name: /^Why/ });
  const words = (await popup.textContent()) ?? '';
  await page.keyboard.press('Escape');
  await popup.waitFor({ state: 'detached' });
  // The runner-up is named as well; only the reasons count.
  return words.replace(/Runner-up:.*/, '');
}

/** Drags from one word of the open reading to another. */
async function selectWords(page: Page, from: string, to: string): Promise<void> {
  const words = page.getByRole('listbox', { name: 'Words of the prompt' });
  const middleOf = async (word: string) => {
    const box = await words.getByRole('option', { name: new RegExp(`^${word},`) }).boundingBox();
    if (box === null) throw new Error(`The word ${word} is not on the screen.`);
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const start = await middleOf(from);
  const end = await middleOf(to);
  await page.mouse.move(...start);
  await page.mouse.down();
  await page.mouse.move(...end, { steps: 8 });
  await page.mouse.up();
}
