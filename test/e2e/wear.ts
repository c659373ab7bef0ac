import type { Page } from 'playwright-core';
import type { Preferences } from '../../renderer/app/preferences.ts';

/** What the window keeps in the browser; renderer/app/preference-cache.ts. */
export const CACHE_KEY = 'galley-preferences';

/** Dresses the open window anew, as another window of the same person would: nothing else changes, what is open stays open. */
export async function wear(page: Page, changes: Partial<Preferences>): Promise<void> {
  await page.evaluate(
    ([key, wanted]) => {
      const newValue = JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), ...wanted });
      localStorage.setItem(key, newValue);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
    },
    [CACHE_KEY, changes] as const,
  );
  if (changes.theme && changes.theme !== 'system') await page.locator(`html[data-theme="${changes.theme}"]`).waitFor();
  if (changes.contrast) await page.locator(`html[data-contrast="${changes.contrast}"]`).waitFor();
}
