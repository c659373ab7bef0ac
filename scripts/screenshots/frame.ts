import { open } from './queue.ts';
import { take } from './take.ts';
import type { Shown } from './window.ts';

/** What lies over every page: the palette, the settings, the sheet of all keys. */
export async function takeFrame({ page }: Shown): Promise<void> {
  await open(page, 'Review');
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'What do you want to do or find?' }).fill('com');
  await page.getByRole('option').first().waitFor();
  await take(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await take(page, 'settings');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await take(page, 'shortcuts');
  await page.keyboard.press('Escape');
}
