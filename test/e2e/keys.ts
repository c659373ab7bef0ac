import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 250;

/** Presses Tab, or Shift+Tab, until the keyboard is on an element. @throws Error when it cannot be reached */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STOPS} times ${key} do not lead to ${target}.`);
}

/** Tab to it, then Enter. */
export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Tab to a field, then type over what stands there. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Opens a page by the palette: a few letters and Enter. */
export async function goByKeys(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('dialog', { name: 'Search and do anything' }).waitFor();
  await page.keyboard.type(`Go to ${name}`);
  await page
    .getByRole('option', { name: `Go to ${name}` })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('main', { name: name.toLowerCase() }).waitFor();
}
