import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../test/e2e/browser.ts';
import type { RunningApp } from './app.ts';

/** How the window is met, in words of the page itself: what is inside may be rebuilt. */
export type PageName = 'Queue' | 'Review' | 'Compare' | 'Matrix' | 'Models' | 'Spending' | 'Gates' | 'Bake-off' | 'Insights' | 'Export';
export const PAGES: readonly PageName[] = ['Queue', 'Review', 'Compare', 'Matrix', 'Models', 'Spending', 'Gates', 'Bake-off', 'Insights', 'Export'];

const SIZE = { width: 1440, height: 900 };

/** A window of its own in a browser of its own: nothing is in a cache. @param more arguments of the browser */
export async function withWindow<Value>(app: RunningApp, work: (page: Page, browser: Browser) => Promise<Value>, more: readonly string[] = []): Promise<Value> {
  const browser = await launchBrowser(more);
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'dark' });
    await page.goto(app.address);
    await page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').first().waitFor();
    return await work(page, browser);
  } finally {
    await browser.close();
  }
}

/** Opens a page by its link. */
export async function open(page: Page, name: PageName): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await page.getByRole('main', { name: name.toLowerCase() }).waitFor();
}

/** Names of what is scrolled. */
export type ListName = 'Jobs' | 'Proofs' | 'Waiting';

/** A list that is scrolled; the mouse is put over it. */
export async function listOf(page: Page, name: ListName) {
  const list = page.getByRole('list', { name });
  await list.getByRole('listitem').first().waitFor();
  const scroller = list.locator('xpath=..');
  return { list, scroller };
}

/** Waits until the page has nothing to do for a while and its pictures are there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > window.innerHeight));
  await page.waitForTimeout(300);
}
