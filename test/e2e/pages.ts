import type { Locator, Page } from 'playwright-core';
import type { Page as PageName } from '../../renderer/app/navigation-store.ts';

const LINKS: Record<PageName, string> = {
  queue: 'Queue',
  review: 'Review',
  compare: 'Compare',
  matrix: 'Matrix',
  models: 'Models',
  spending: 'Spending',
  gates: 'Gates',
  'bake-off': 'Bake-off',
  insights: 'Insights',
  export: 'Export',
};

/** Opens a page by its link and waits until what it shows is there. */
export async function openPage(page: Page, name: PageName): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: LINKS[name] }).click();
  await page.getByRole('main', { name }).waitFor();
  await settled(page);
}

/** Waits until nothing is on its way and all pictures in sight are there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(async () => {
    await document.fonts.ready;
    if (document.querySelector('.viewer-canvas:not([data-complete])') !== null) return false;
    return [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > window.innerHeight);
  });
}

/** Chooses a value of a drop-down in `place` by the words that are shown. */
export async function choose(place: Page | Locator, name: string, option: string | RegExp): Promise<void> {
  const field = place.getByRole('combobox', { name });
  await field.click();
  await field
    .page()
    .getByRole('option', { name: option, exact: typeof option === 'string' })
    .click();
  await field.page().getByRole('listbox').waitFor({ state: 'hidden' });
}
