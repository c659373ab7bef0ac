import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { fakeStability } from '../fakes/stability.ts';
import { root } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Display, openDisplay } from './display.ts';
import { electronPath } from './launch-desktop.ts';

const CANARY = 'sk-canary-5d1e77';
const hasKeyring = ['/usr/bin/gnome-keyring-daemon', '/usr/bin/dbus-run-session'].every((path) => existsSync(path));

/** Every file below a folder whose bytes hold the key. */
function filesWithKey(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => readFileSync(path).includes(CANARY));
}

describe.skipIf(electronPath === '' || process.platform !== 'linux')('keys on the desktop (needs Electron)', () => {
  let folder: string;
  let display: Display;
  let server: FakeServer;
  let app: ElectronApplication | null = null;

  beforeEach(async () => {
    folder = temporaryFolder();
    display = await openDisplay();
    server = await startFake((parts) => fakeStability(parts, { key: CANARY }));
  });
  afterEach(async () => {
    await app?.close();
    display.end();
    await server.close();
  });

  /** Electron in a session of its own, with a keyring that is open or with none. */
  async function launch(keyring: 'open' | 'none'): Promise<Page> {
    const program = join(folder, `electron-${keyring}.sh`);
    const start = keyring === 'open' ? 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; ' : '';
    const session = keyring === 'open' ? `exec dbus-run-session -- sh -c '${start}exec "$0" "$@"' "${electronPath}" "$@"` : `exec "${electronPath}" "$@"`;
    writeFileSync(program, `#!/bin/sh\n${session}\n`);
    chmodSync(program, 0o755);
    const store = keyring === 'open' ? 'gnome-libsecret' : 'basic';
    app = await _electron.launch({
      executablePath: program,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        `--password-store=${store}`,
        `--user-data-dir=${join(folder, 'settings')}`,
        root,
        '--project',
        join(folder, 'project'),
        '--no-sample',
      ],
      env: {
        ...process.env,
        ...(display.name ? { DISPLAY: display.name } : {}),
        XDG_DATA_HOME: join(folder, 'data'),
        GALLEY_CONNECTIONS: join(folder, 'connections.json'),
        STABILITY_API_KEY: '',
      } as Record<string, string>,
    });
    const page = await app.firstWindow();
    await page.getByRole('link', { name: 'Models' }).click();
    return page;
  }

  async function connectStability(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'Stability AI' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(server.url);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('No key yet').waitFor();
  }

  it.skipIf(!hasKeyring)('are kept by the system’s keychain, over a restart, and are in no file (needs gnome-keyring and dbus)', async () => {
    const page = await launch('open');
    await connectStability(page);
    await page.getByLabel('New key').fill(CANARY);
    await page.getByRole('button', { name: 'Keep key' }).click();
    await page.getByText(/^Works/).waitFor();
    expect(server.asked.at(-1)?.headers.authorization).toBe(`Bearer ${CANARY}`);
    expect(await page.content()).not.toContain(CANARY);
    await app!.close();
    app = null;

    const again = await launch('open');
    await again.getByText('A key is kept in this system’s keychain.').waitFor();
    await again.getByRole('button', { name: 'Test', exact: true }).click();
    await again.getByText(/^Works/).waitFor();
    await app!.close();
    app = null;
    expect(existsSync(join(folder, 'settings', 'keys.json'))).toBe(true);
    expect(filesWithKey(folder)).toEqual([]);
  });

  it('are not kept without a keychain that is locked, and the page says what to do instead', async () => {
    const page = await launch('none');
    await connectStability(page);
    await page.getByText(/no keychain that is locked.*environment variables/).waitFor();
    expect(await page.getByLabel('New key').count()).toBe(0);
  });
});
