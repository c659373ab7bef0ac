import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const DOWNLOAD_LIMIT_MS = 5 * 60_000;
/** A desktop app that has not shown its window by then will not: a missing library, a broken display. */
const WINDOW_LIMIT_MS = 60_000;

/**
 * `npm start`: builds what changed, then opens the desktop window; where that cannot be, says why in one line and starts the
 * browser shell instead. Arguments are passed on (`npm start -- --project DIR`).
 */
async function start(argv: string[]): Promise<number> {
  if (await isStale()) {
    console.log('Building Galley …');
    const { buildAll } = await import('./build.ts');
    await buildAll('error');
  }
  const electron = findElectron();
  if ('path' in electron) {
    const ended = await runDesktop(electron.path, argv);
    if (ended.hasShown) return ended.code;
    console.log(`The desktop window did not open (${ended.reason}); starting Galley in the browser instead.`);
  } else {
    console.log(`${electron.reason} Starting Galley in the browser instead.`);
  }
  return runBrowser(argv);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Electron's executable: given, installed, or downloaded now. */
function findElectron(): { path: string } | { reason: string } {
  if (!hasDisplay()) return { reason: 'No desktop window: this machine has no display.' };
  if (process.env.ELECTRON_RUNTIME) return { path: process.env.ELECTRON_RUNTIME };
  const folder = join(root, 'node_modules', 'electron');
  const installed = () => {
    const named = join(folder, 'path.txt');
    const path = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8')) : '';
    return path && existsSync(path) ? path : null;
  };
  const before = installed();
  if (before) return { path: before };
  console.log("Fetching Electron's program file (about 120 MB, once) …");
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'install.js')], { encoding: 'utf8', timeout: DOWNLOAD_LIMIT_MS });
  const after = status === 0 ? installed() : null;
  if (after) return { path: after };
  const why = /\b(E[A-Z]{4,}|HTTPError: .*|status code \d+)/.exec(stderr ?? '')?.[0] ?? 'the download did not finish';
  return { reason: `No desktop window: Electron is not installed and could not be downloaded (${why}).` };
}

async function runDesktop(electron: string, argv: string[]): Promise<{ code: number; hasShown: boolean; reason: string }> {
  const readyFile = join(tmpdir(), `galley-ready-${process.pid}`);
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), root, ...argv], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, GALLEY_READY_FILE: readyFile },
  });
  passSignals(child);
  let errors = '';
  child.stderr.on('data', (part: Buffer) => {
    errors = (errors + part.toString()).slice(-4000);
  });
  const timer = setTimeout(() => !existsSync(readyFile) && child.kill(), WINDOW_LIMIT_MS);
  const code = await new Promise<number>((resolve) => {
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', () => resolve(1));
  });
  clearTimeout(timer);
  const hasShown = existsSync(readyFile);
  await rm(readyFile, { force: true });
  const reason =
    errors
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim()
      .slice(0, 160) ?? `it ended with code ${code}`;
  return { code, hasShown, reason };
}

function runBrowser(argv: string[]): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'bin', 'galley.js'), 'serve', ...(hasDisplay() ? ['--open'] : []), ...argv], { stdio: 'inherit' });
  passSignals(child);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
}

function passSignals(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
}

/** True when dist/ is missing or older than any source. */
async function isStale(): Promise<boolean> {
  const built = await stat(join(root, 'dist', 'renderer', 'index.html')).catch(() => null);
  if (!built) return true;
  const newest = await Promise.all(['electron', 'renderer', 'shared', 'package.json', 'vite.config.ts'].map((path) => newestChange(join(root, path))));
  return Math.max(...newest) > built.mtimeMs;
}

async function newestChange(path: string): Promise<number> {
  const entry = await stat(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = await readdir(path, { recursive: true });
  const times = await Promise.all(names.map(async (name) => (await stat(join(path, name))).mtimeMs));
  return Math.max(entry.mtimeMs, ...times);
}

process.exitCode = await start(process.argv.slice(2)).catch((error: Error) => {
  console.error(`Galley did not start: ${error.message}`);
  return 1;
});
