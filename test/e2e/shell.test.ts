import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { root, waitForOutput } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { openDisplay } from './display.ts';
import { electronPath, launchDesktop } from './launch-desktop.ts';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

describe.skipIf(chromiumPath === '')('the frame of the window in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell();
  let page: Page;
  beforeEach(async () => {
    ({ page } = shell);
    await page.getByRole('main', { name: 'Queue' }).waitFor();
  });

  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);

  /** Opens the palette, types and takes the first answer, by keyboard alone. */
  async function command(words: string, first: RegExp): Promise<void> {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'What do you want to do or find?' });
    await field.waitFor();
    await page.keyboard.type(words);
    await page.getByRole('option', { name: first, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
  }

  it('does by a few letters what is asked for, and looks for jobs by their words', async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a red mug on a shelf');
    await page.getByRole('button', { name: 'Running. Pause the queue' }).click();
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    await page.getByRole('button', { name: 'Paused. Resume the queue' }).waitFor();

    // Along the rail by arrows, too.
    await page.getByRole('link', { name: 'Queue', exact: false }).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('main', { name: 'Compare' }).waitFor();
    await command('gomat', /^Go to Matrix/);
    await page.getByRole('main', { name: 'Matrix' }).waitFor();
    await command('light theme', /^Light theme/);
    await expect.poll(theme).toBe('light');

    await page.keyboard.press('Control+k');
    expect(await faultsOf(page)).toEqual([]);
    // What was run lately stands first.
    expect(await page.getByRole('option').first().textContent()).toContain('Light theme');
    await page.keyboard.type('mug shelf');
    await page.getByRole('option', { name: /a red mug on a shelf/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('main', { name: 'Queue' }).waitFor();
    await page.getByRole('dialog', { name: 'Job' }).waitFor();
    expect(shell.faults).toEqual([]);
  });

  it('takes other keys for an action, tells whose they are, and keeps them', async () => {
    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('tab', { name: 'Keyboard' }).click();
    await settings.getByRole('searchbox', { name: 'Search actions and keys' }).fill('go to export');
    await settings.getByRole('button', { name: 'Add a key for “Go to Export”' }).click();
    await page.keyboard.press('Control+k');
    await settings.getByText(/Ctrl\+K already means “Search and do anything”/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await settings.getByRole('button', { name: 'Leave it' }).click();
    await settings.getByRole('button', { name: 'Add a key for “Go to Export”' }).click();
    await page.keyboard.press('Control+Shift+e');
    await settings.getByRole('button', { name: 'Remove Ctrl Shift E from “Go to Export”' }).waitFor();
    await page.keyboard.press('Escape');
    await settings.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+e');
    await page.getByRole('main', { name: 'Export' }).waitFor();

    await page.reload();
    await page.getByRole('main', { name: 'Export' }).waitFor();
    await page.keyboard.press('1');
    await page.getByRole('main', { name: 'Queue' }).waitFor();
    await page.keyboard.press('Control+Shift+e');
    await page.getByRole('main', { name: 'Export' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByRole('searchbox').fill('go to export');
    await page.getByRole('dialog').getByText('Shift', { exact: true }).waitFor();
    expect(shell.faults).toEqual([]);
  });

  it('wears its theme, contrast and language again after a restart, at another port, before any script runs', async () => {
    await page.keyboard.press('Control+,');
    await page.getByText('Light', { exact: true }).click();
    await page.getByRole('button', { name: 'High', exact: true }).click();
    await expect.poll(theme).toBe('light');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Language' }).click();
    await page.getByRole('radio', { name: 'Deutsch' }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');

    const again = spawn(process.execPath, [join(root, 'bin', 'galley.js'), 'serve', '--no-sample', '--project', join(shell.folder, 'second')], {
      stdio: 'pipe',
      env: { ...process.env, GALLEY_PREFERENCES: join(shell.folder, 'preferences.json') },
    });
    try {
      const [address] = await waitForOutput(again, ADDRESS);
      // The file is written a moment after the click.
      await expect
        .poll(async () => (await (await fetch(address)).text()).match(/<html [^>]*>/)?.[0])
        .toBe('<html lang="de" data-theme="light" data-contrast="more" data-motion="system">');
      await page.goto(address);
      await page.getByRole('main').waitFor();
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
      expect(shell.faults).toEqual([]);
    } finally {
      const ended = new Promise((resolve) => again.once('exit', resolve));
      again.kill('SIGTERM');
      await ended;
    }
  });

  it('says what will become of a file that is held over the window, takes a list from any page, and names what it cannot take', async () => {
    await page.keyboard.press('4');
    await page.getByRole('main', { name: 'Matrix' }).waitFor();
    const drag = (names: readonly string[], type: string, event: 'dragover' | 'drop') =>
      page.evaluate(
        ([files, mime, kind]) => {
          const dataTransfer = new DataTransfer();
          for (const name of files) dataTransfer.items.add(new File(['a red mug\na blue mug\n'], name, { type: mime }));
          document.querySelector('main')!.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        },
        [names, type, event] as const,
      );
    await drag(['mugs.txt'], 'text/plain', 'dragover');
    await page.getByText('Look at the prompts in it, then queue them').waitFor();
    await drag(['mugs.txt'], 'text/plain', 'drop');
    const dialog = page.getByRole('dialog', { name: 'Import mugs.txt' });
    await dialog.getByRole('button', { name: 'Queue 2 prompts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('main', { name: 'Queue' }).waitFor();
    await drag(['song.mp3'], 'audio/mpeg', 'drop');
    await page
      .getByRole('alert')
      .getByText(/“song.mp3”: no picture/)
      .waitFor();
    // To the message by keyboard, and away with it.
    await page.keyboard.press('F6');
    await page.keyboard.press('Escape');
    await page.getByText(/“song.mp3”: no picture/).waitFor({ state: 'detached' });
    expect(shell.faults).toEqual([]);
  });

  it('takes a cancelled job back', async () => {
    await page.getByRole('button', { name: 'Running. Pause the queue' }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a green mug');
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    const job = page.getByRole('listitem', { name: /a green mug/ });
    await page.getByRole('listitem', { name: /a green mug.*queued/i }).waitFor();
    await job.focus();
    await page.keyboard.press('Delete');
    await page.getByRole('listitem', { name: /a green mug.*cancelled/i }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('listitem', { name: /a green mug.*queued/i }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('listitem', { name: /a green mug.*cancelled/i }).waitFor();
    expect(shell.faults).toEqual([]);
  });
});

describe.skipIf(electronPath === '')("the frame of the desktop window (needs Electron's program file)", () => {
  it('wears the theme, the language and the size of its person from the first paint, and keeps what they change', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'preferences.json');
    writeFileSync(file, JSON.stringify({ theme: 'light', language: 'de', scale: 150 }));
    const display = await openDisplay();
    const app = await launchDesktop(folder, display.name, ['--no-sample'], { GALLEY_PREFERENCES: file });
    try {
      const page = await app.firstWindow();
      expect(await page.evaluate(async () => (await (await fetch('/index.html')).text()).match(/<html [^>]*>/)?.[0])).toBe(
        '<html lang="de" data-theme="light" data-contrast="system" data-motion="system">',
      );
      await page.getByRole('main').waitFor();
      const zoom = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.getZoomFactor());
      await expect.poll(zoom).toBe(1.5);
      await page.keyboard.press('Control+,');
      await page.locator('.theme-card').first().click();
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
      await expect.poll(() => JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ theme: 'dark', language: 'de', scale: 150 });
    } finally {
      await app.close();
      display.end();
    }
  });
});
