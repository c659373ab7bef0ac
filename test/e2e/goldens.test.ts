import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Page as PageName } from '../../renderer/app/navigation-store.ts';
import { chromiumPath } from './browser.ts';
import { FIXED_NOW, makeBusyProject, makeFixedProject } from './fixed-project.ts';
import { useFixedShell } from './fixed-shell.ts';
import { openPage, settled } from './pages.ts';
import { differenceOf, keepArtefacts } from './picture-difference.ts';
import { wear } from './wear.ts';

const goldens = fileURLToPath(new URL('goldens/', import.meta.url));
const artefacts = fileURLToPath(new URL('../../.cache/goldens/', import.meta.url));
/** `npm run goldens` takes them anew. */
const isUpdate = process.env.GALLEY_UPDATE_GOLDENS === '1';
/** Letters are drawn from their outlines alone, on every machine alike. */
const SAME_LETTERS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--hide-scrollbars'];

/** What differs from machine to machine and from version to version: memory, versions, folders. */
const PASSING: readonly [RegExp, string][] = [
  [/\d+(\.\d+)? [KMGT]i?B( \/ \d+(\.\d+)? [KMGT]i?B)?/g, '1 GB'],
  [/Galley \d+\.\d+\.\d+\S*/g, 'Galley 1.2.3'],
  [/\/(tmp|private|var|home|Users)\/\S+/g, '/project'],
];

describe.skipIf(chromiumPath === '')('pictures of the main pages in Chromium (needs Chromium)', () => {
  describe('a project of a few proofs', () => {
    const shell = useFixedShell({ makeProject: makeFixedProject, browserArgs: SAME_LETTERS });
    beforeEach(() => shell.page.clock.setFixedTime(FIXED_NOW));

    it.each(['queue', 'review', 'export', 'models', 'spending', 'gates'] as const)('%s looks as it did, dark and light', (name) =>
      looksAsBefore(shell.page, name),
    );

    it('compare looks as it did, dark and light', async () => {
      const { page } = shell;
      await openPage(page, 'review');
      await page.getByRole('complementary', { name: 'Proof' }).waitFor();
      await page.keyboard.press('d');
      await page.getByRole('complementary', { name: 'Measures' }).getByRole('table').first().waitFor({ timeout: 60_000 });
      await compareBoth(page, 'compare');
    });

    it('a bake-off that is set up looks as it did, dark and light', async () => {
      const { page } = shell;
      await openPage(page, 'bake-off');
      await page.getByRole('button', { name: 'New bake-off' }).click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Grain on posters');
      await page.getByRole('textbox', { name: 'Prompts' }).fill('{oak|slate|linen} texture, seamless\na bakery sign that says "BREAD"');
      for (let candidate = 0; candidate < 2; candidate++) {
        await page.getByRole('button', { name: 'Model', exact: true }).click();
        await page.getByRole('button', { name: 'Sketch Galley' }).click();
      }
      await page.getByRole('slider', { name: 'Grain' }).nth(1).fill('12');
      await page.getByText('16 renders').or(page.getByText('4 prompts × 2 candidates × 2 seeds')).first().waitFor();
      await page.getByRole('textbox', { name: 'Name', exact: true }).focus();
      await compareBoth(page, 'bake-off');
    });
  });

  describe('a project of a year', () => {
    const shell = useFixedShell({ makeProject: makeBusyProject, firstPage: 'insights', browserArgs: SAME_LETTERS });
    beforeEach(() => shell.page.clock.setFixedTime(FIXED_NOW));

    it.each(['matrix', 'insights'] as const)('%s looks as it did, dark and light', (name) => looksAsBefore(shell.page, name));
  });
});

async function looksAsBefore(page: Page, name: PageName): Promise<void> {
  await openPage(page, name);
  await compareBoth(page, name);
}

async function compareBoth(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await wear(page, { theme });
    await compareWith(page, `${name}-${theme}`);
  }
}

async function compareWith(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await settled(page);
  // Charts are drawn anew in another theme.
  await page.waitForTimeout(400);
  await page.evaluate(
    fixPassing,
    PASSING.map(([pattern, words]) => [pattern.source, words] as const),
  );
  const actual = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const file = join(goldens, `${name}.png`);
  if (isUpdate || !existsSync(file)) {
    expect(isUpdate, `${file} is not there: npm run goldens takes it`).toBe(true);
    await write(file, actual);
    return;
  }
  const expected = readFileSync(file);
  const difference = await differenceOf(expected, actual);
  const where = difference.isSame ? '' : keepArtefacts(artefacts, name, expected, actual, difference.marked);
  expect(difference.isSame, `${name}: ${difference.words} Look at ${where}; npm run goldens takes them anew.`).toBe(true);
}

/** A picture that still looks the same is not written again. */
async function write(file: string, actual: Buffer): Promise<void> {
  if (existsSync(file) && (await differenceOf(readFileSync(file), actual)).isSame) return;
  mkdirSync(goldens, { recursive: true });
  const small = await sharp(actual).png({ palette: true, quality: 95, effort: 10, dither: 0 }).toBuffer();
  writeFileSync(file, small);
}

/** Runs in the page: words that change from run to run are replaced by fixed ones. */
function fixPassing(passing: readonly (readonly [string, string])[]): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const words = passing.reduce((text, [pattern, fixed]) => text.replace(new RegExp(pattern, 'g'), fixed), node.nodeValue ?? '');
    if (words !== node.nodeValue) node.nodeValue = words;
  }
  for (const field of document.querySelectorAll('input')) if (/^\/(tmp|private|var)\//.test(field.value)) field.value = '/project';
}
