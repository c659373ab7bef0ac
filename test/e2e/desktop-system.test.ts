import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakePicture } from '../fakes/pictures.ts';
import { root } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Display, openDisplay } from './display.ts';
import { electronPath, launchDesktop } from './launch-desktop.ts';

describe.skipIf(electronPath === '')("the desktop's own part (needs Electron's program file)", () => {
  let folder: string;
  let display: Display;
  let app: ElectronApplication;
  let page: Page;

  async function launch(args: string[] = []): Promise<void> {
    app = await launchDesktop(folder, display.name, ['--no-sample', ...args], { XDG_CONFIG_HOME: join(folder, 'settings') });
    page = await app.firstWindow();
    await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
  }
  beforeEach(async () => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'settings'));
    display = await openDisplay();
  });
  afterEach(async () => {
    await app?.close();
    display.end();
  });

  const click = (id: string) => app.evaluate(({ Menu }, itemId) => Menu.getApplicationMenu()!.getMenuItemById(itemId)!.click(), id);
  const menus = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map(({ label, submenu }) => [label, submenu?.items.length ?? 0] as const));

  it('shows the actions as native menus, which run them; undo goes to the field that has the keyboard', async () => {
    await launch();
    await expect.poll(menus).toHaveLength(7);
    expect((await menus()).map(([label]) => label)).toEqual(['File', 'Edit', 'View', 'Queue', 'Review', 'Window', 'Help']);
    expect(Math.min(...(await menus()).map(([, count]) => count))).toBeGreaterThan(0);
    await click('go.matrix');
    await expect.poll(() => page.url()).toMatch(/#\/matrix$/);
    await click('app.settings');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Escape');
    await click('go.queue');
    const prompt = page.getByRole('textbox', { name: 'Prompt' });
    await prompt.focus();
    await page.keyboard.type('a red apple');
    await click('app.undo');
    await expect.poll(() => prompt.inputValue()).not.toBe('a red apple');
  });

  it('opens Review in a second window with a state of its own; the app goes on with either', async () => {
    await launch();
    const [second] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Control+Shift+R')]);
    await second
      .getByRole('heading', { name: 'Review' })
      .or(second.getByRole('tab', { name: 'Review' }))
      .or(second.locator('main'))
      .first()
      .waitFor();
    expect(second.url()).toMatch(/#\/review$/);
    expect(page.url()).not.toMatch(/#\/review$/);
    await second.keyboard.press('Control+Shift+R');
    await second.waitForTimeout(300);
    expect(app.windows()).toHaveLength(2);
    await page.close();
    await second.evaluate(() => window.location.assign('#/queue'));
    await second.getByRole('textbox', { name: 'Prompt' }).fill('a green pear');
    await second.getByRole('button', { name: 'Queue prompt' }).click();
    await second.getByRole('listitem', { name: /^a green pear, (.*, )?done$/ }).waitFor({ timeout: 60_000 });
  });

  it('opens where it was closed, and on a screen when that one is gone', async () => {
    await launch();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].setBounds({ x: 40, y: 60, width: 1111, height: 707 }));
    const file = join(folder, 'settings', await app.evaluate(({ app: electron }) => electron.getName()), 'windows.json');
    const kept = () => JSON.parse(readFileSync(file, 'utf8')).main as { width: number; height: number };
    await expect.poll(() => kept(), { timeout: 5000 }).toMatchObject({ width: 1111, height: 707 });
    await app.close();
    await launch();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getBounds())).toMatchObject({ width: 1111, height: 707 });
    await app.close();
    writeFileSync(file, JSON.stringify({ main: { x: 9000, y: 9000, width: 1111, height: 707, isMaximised: false, isFullScreen: false } }));
    await launch();
    const [bounds, area] = await app.evaluate(({ BrowserWindow, screen }) => [
      BrowserWindow.getAllWindows()[0].getBounds(),
      screen.getPrimaryDisplay().workArea,
    ]);
    expect(bounds.x).toBeLessThan(area.width);
    expect(bounds.y).toBeLessThan(area.height);
  });

  it('tells the system how far the queue is and, while nobody looks, that it is done; a click brings the page up', async () => {
    await launch();
    await app.evaluate(({ app: electron, BrowserWindow, Notification }) => {
      const seen = { badges: [] as number[], bars: [] as number[], news: [] as Electron.Notification[] };
      Object.assign(globalThis, { seen });
      electron.setBadgeCount = (count = 0) => seen.badges.push(count) > 0;
      const [window] = BrowserWindow.getAllWindows();
      window.setProgressBar = (value) => void seen.bars.push(value);
      BrowserWindow.getFocusedWindow = () => null;
      Notification.isSupported = () => true;
      Notification.prototype.show = function show(this: Electron.Notification) {
        seen.news.push(this);
      };
    });
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a red apple icon\na green pear icon\na blue plum icon');
    await page.getByRole('button', { name: 'Queue 3 prompts' }).click();
    type Seen = { badges: number[]; bars: number[]; news: Electron.Notification[] };
    const seen = () =>
      app.evaluate(() => {
        const { badges, bars, news } = (globalThis as unknown as { seen: Seen }).seen;
        return { badge: badges.at(-1), bars, news: news.map(({ title, body }) => `${title}: ${body}`) };
      });
    await expect.poll(async () => (await seen()).news, { timeout: 60_000 }).toEqual(['The queue is done: 3 proofs are ready.']);
    const { badge, bars } = await seen();
    expect(badge).toBe(3);
    expect(bars.some((value) => value > 0 && value < 1)).toBe(true);
    expect(bars.at(-1)).toBe(-1);
    await app.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.news[0].emit('click'));
    await expect.poll(() => page.url()).toMatch(/#\/review$/);
  });

  it('takes files that it is opened with, also by another start, which then ends', async () => {
    const [list, picture] = [join(folder, 'prompts.csv'), join(folder, 'cup.png')];
    writeFileSync(list, 'prompt\na red apple\na green pear\n');
    writeFileSync(picture, await fakePicture(96, 96, 1));
    await launch([picture]);
    await page.getByRole('img', { name: 'cup.png' }).waitFor();
    const second = spawn(electronPath, ['--no-sandbox', '--disable-gpu', root, '--project', join(folder, 'project'), list], {
      env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'settings'), ...(display.name ? { DISPLAY: display.name } : {}) },
      stdio: 'ignore',
    });
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
    await page.getByText('prompts.csv').first().waitFor();
  });
});
