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

/** Waits until nothing is on its way, all pictures in sight are there, and no more parts of the page came for a moment; at most ten seconds for that. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    const [everyMs, calmMs, mostMs] = [50, 300, 10_000];
    const inSight = (image: HTMLImageElement) => {
      const { top, bottom, left, right, width } = image.getBoundingClientRect();
      return width > 0 && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
    };
    const isThere = () =>
      document.querySelector('.viewer-canvas:not([data-complete])') === null &&
      [...document.images].every((image) => (image.complete && image.naturalWidth > 0) || !inSight(image));
    await document.fonts.ready;
    let parts = -1;
    for (let waited = 0, calm = 0; calm < calmMs && waited < mostMs; waited += everyMs) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      const now = document.getElementsByTagName('*').length;
      calm = now === parts && isThere() ? calm + everyMs : 0;
      parts = now;
    }
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
