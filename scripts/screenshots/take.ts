import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { settled } from '../../test/e2e/pages.ts';
import { wear } from '../../test/e2e/wear.ts';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
/** Charts and pictures are drawn anew in another theme. */
const REDRAWN_MS = 400;

/** Takes the page as it stands, in the dark theme as NAME.png and in the light one as NAME-light.png. What is open stays open; messages go. */
export async function take(page: Page, name: string): Promise<void> {
  const messages = page.locator('.toasts').getByRole('button', { name: 'Dismiss' });
  while ((await messages.count()) > 0) await messages.first().click();
  await settled(page);
  await page.waitForTimeout(REDRAWN_MS);
  await save(page, name);
  await wear(page, { theme: 'light' });
  await page.waitForTimeout(REDRAWN_MS);
  await save(page, `${name}-light`);
  await wear(page, { theme: 'dark' });
}

/** With 256 colours a picture weighs a third; interfaces have fewer, and photographs of them bear it. */
async function save(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const shot = await page.screenshot();
  await sharp(shot)
    .png({ palette: true, quality: 92, effort: 8, dither: 0.7 })
    .toFile(join(folder, `${name}.png`));
  console.log(`docs/images/${name}.png`);
}
