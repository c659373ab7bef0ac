import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { root, waitForOutput } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openDisplay } from './display.ts';
import { electronPath } from './launch-desktop.ts';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

describe('npm start', () => {
  let started: ChildProcess | undefined;

  /** As `npm start` runs it. */
  function start(environment: NodeJS.ProcessEnv): ChildProcess {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ELECTRON_RUNTIME: _electron, ...rest } = process.env;
    const args = [join(root, 'scripts', 'start.ts'), '--no-sample', '--project', join(temporaryFolder(), 'project')];
    started = spawn(process.execPath, args, { cwd: root, env: { ...rest, ...environment }, stdio: 'pipe' });
    return started;
  }

  afterEach(async () => {
    if (!started || started.exitCode !== null) return;
    const ended = new Promise((resolve) => started?.once('exit', resolve));
    started.kill('SIGTERM');
    await ended;
  });

  it.runIf(process.platform === 'linux')('says in one line that there is no display and opens the browser shell', async () => {
    const shell = start({});
    const [text] = await waitForOutput(shell, new RegExp(`^[\\s\\S]*${ADDRESS.source}`));
    expect(text.split('\n')).toEqual([
      'No desktop window: this machine has no display. Starting Galley in the browser instead.',
      expect.stringMatching(ADDRESS),
    ]);
    const page = await fetch(ADDRESS.exec(text)?.[0] ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Galley</title>');
  });

  it.runIf(process.platform === 'linux')('falls back to the browser shell when the desktop window does not open', async () => {
    const shell = start({ DISPLAY: ':4077', ELECTRON_RUNTIME: '/bin/false' });
    const [text] = await waitForOutput(shell, new RegExp(`^[\\s\\S]*${ADDRESS.source}`));
    expect(text).toMatch(/^The desktop window did not open \(.+\); starting Galley in the browser instead\.\n/);
    expect(text).not.toMatch(/\n\s+at /);
  });

  it.skipIf(electronPath === '')("opens the desktop window (needs Electron's program file)", async () => {
    const display = await openDisplay();
    try {
      const shell = start({ DISPLAY: display.name, ELECTRON_RUNTIME: electronPath });
      const readyFile = join(tmpdir(), `galley-ready-${shell.pid}`);
      await expect.poll(() => existsSync(readyFile), { timeout: 45_000, interval: 200 }).toBe(true);
      const ended = new Promise((resolve) => shell.once('exit', resolve));
      shell.kill('SIGTERM');
      await ended;
    } finally {
      display.end();
    }
  });
});
