import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Display, openDisplay } from './display.ts';
import { electronPath, launchDesktop } from './launch-desktop.ts';
import { walkTheWayOfAPrompt } from './way-of-a-prompt.ts';
import { openWorkbench, walkTheWayOfLettering } from './way-of-lettering.ts';

describe.skipIf(electronPath === '')("desktop shell in Electron (needs Electron's program file)", () => {
  let folder: string;
  let display: Display;
  let app: ElectronApplication;

  beforeEach(async () => {
    folder = temporaryFolder();
    display = await openDisplay();
    app = await launchDesktop(folder, display.name, ['--no-sample']);
  });
  afterEach(async () => {
    await app?.close();
    display.end();
  });

  it('goes the way from a typed prompt to an exported file, and closes its project', async () => {
    const page = await app.firstWindow();
    await walkTheWayOfAPrompt(page, join(folder, 'exported'));
    await app.close();
    expect(existsSync(join(folder, 'project', 'galley.db'))).toBe(true);
    expect(existsSync(join(folder, 'project', 'galley.db-wal'))).toBe(false);
  });

  it("letters a proof anew in the workbench, with previews and the team's fonts", async () => {
    const page = await app.firstWindow();
    await openWorkbench(page);
    await walkTheWayOfLettering(page);
  });

  it('gives the window no Node, no remote content and no way out', async () => {
    const page = await app.firstWindow();
    await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
    const seen = await page.evaluate(async () => ({
      globals: ['require', 'process', 'Buffer', 'module'].filter((name) => name in window),
      galley: Object.keys((window as unknown as { galley: object }).galley),
      remote: await fetch('http://127.0.0.1:9/').then(
        () => 'loaded',
        (error: Error) => error.message,
      ),
      inline: (() => {
        const script = document.createElement('script');
        script.textContent = 'window.wasRun = true';
        document.head.append(script);
        return 'wasRun' in window;
      })(),
    }));
    expect(seen).toEqual({ globals: [], galley: ['shell', 'setZoom'], remote: expect.stringContaining('Failed to fetch'), inline: false });
    await page.evaluate(() => window.location.assign('https://example.com/'));
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^https:\/\/galley\.invalid\//);
  });

  it('serves nothing outside of the window folder', async () => {
    const page = await app.firstWindow();
    await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
    const answer = await page.evaluate(() => fetch('/..%2f..%2fpackage.json').then((response) => response.text(), String));
    expect(answer).not.toContain(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).description);
  });

  it('goes on when the process of the studio is killed', async () => {
    const page = await app.firstWindow();
    const prompts = Array.from({ length: 6 }, (_, n) => `a red apple icon, number ${n}`).join('\n');
    await page.getByRole('textbox', { name: 'Prompt' }).fill(prompts);
    await page.getByRole('button', { name: 'Queue 6 prompts' }).click();
    await page
      .getByRole('listitem', { name: /^a red apple icon, number \d, running$/ })
      .first()
      .waitFor();
    const studio = execFileSync('pgrep', ['-f', `studio-host.js.*${folder}`])
      .toString()
      .trim()
      .split('\n');
    process.kill(Number(studio[0]), 'SIGKILL');
    for (let n = 0; n < 6; n++)
      await page.getByRole('listitem', { name: new RegExp(`^a red apple icon, number ${n}, (.*, )?done$`) }).waitFor({ timeout: 60_000 });
  });
});
