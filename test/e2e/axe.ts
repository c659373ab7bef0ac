import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Preferences } from '../../renderer/app/preferences.ts';
import { wear } from './wear.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LOOKS: readonly Partial<Preferences>[] = [
  { theme: 'light', contrast: 'standard' },
  { theme: 'light', contrast: 'more' },
  { theme: 'dark', contrast: 'more' },
];

/** What axe finds wrong, however slight, one line each, once what fades or slides has come to rest. */
export async function faultsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (only) => (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(only ? { runOnly: [...only] } : {}),
    rules,
  );
  return violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`,
  );
}

/** All rules in the dark theme, then those that a colour can break in the light one and in high contrast; dark again at the end. */
export async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults = await faultsOf(page);
  for (const look of LOOKS) {
    await wear(page, look);
    const found = await faultsOf(page, ['color-contrast', 'link-in-text-block']);
    faults.push(...found.map((fault) => `${look.theme}, contrast ${look.contrast}: ${fault}`));
  }
  await wear(page, { theme: 'dark', contrast: 'standard' });
  return faults;
}
