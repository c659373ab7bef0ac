import { open } from './queue.ts';
import { take } from './take.ts';
import type { Shown } from './window.ts';

/** Sketch against itself, rendered and judged by somebody who likes whatever is on the left. */
export async function takeBakeOff({ page }: Shown): Promise<void> {
  await open(page, 'Bake-off');
  await page.getByRole('button', { name: 'New bake-off' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Detail on textures');
  await page
    .getByRole('textbox', { name: 'Prompts' })
    .fill('{oak|slate|linen|brick|granite|brushed steel} texture, seamless\na misty harbour at dawn\na round badge that says "PINE RIDGE"');
  for (let candidate = 0; candidate < 2; candidate++) {
    await page.getByRole('button', { name: 'Model', exact: true }).click();
    await page.getByRole('button', { name: 'Sketch Galley' }).click();
  }
  await page.getByRole('slider', { name: 'Detail' }).nth(1).fill('0.25');
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: /^Small square/ }).click();
  await page.getByRole('button', { name: 'Start the bake-off' }).click();
  await page.locator('.bake-off-bar').getByText('32 renders', { exact: true }).waitFor({ timeout: 300_000 });
  await page.getByRole('button', { name: 'Vote blind' }).click();
  const dialog = page.getByRole('dialog', { name: 'Blind vote' });
  await page.keyboard.press('Enter');
  for (let pair = 1; pair <= 16; pair++) {
    await dialog.getByText(`${pair} of 16`).waitFor();
    await page.keyboard.press(pair % 3 === 0 ? 'ArrowRight' : 'ArrowLeft');
  }
  await dialog.getByRole('button', { name: 'To the report' }).click();
  await page.getByRole('region', { name: 'Blind votes' }).waitFor();
  await take(page, 'bake-off');
}
