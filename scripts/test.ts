import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `npm test`: finds what the end-to-end tests drive, says by name what has to be skipped, runs everything. */
function main(argv: string[]): number {
  const chromium = findChromium() ?? installChromium();
  if (!chromium) console.log('Skipping the browser tests: no Chromium here (set GALLEY_CHROMIUM to its program file).');
  const electron = findElectron();
  if ('reason' in electron) console.log(`Skipping the desktop tests: ${electron.reason}`);
  const environment = {
    ...process.env,
    ...(chromium ? { GALLEY_CHROMIUM: chromium } : {}),
    ...('path' in electron ? { ELECTRON_RUNTIME: electron.path } : {}),
  };
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const results = join(root, '.cache', 'test-results.json');
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...argv], { stdio: 'inherit', cwd: root, env: environment });
  printTotals(results);
  return status ?? 1;
}

interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** One closing line that any reader of logs understands; before it the tests whose process ended under them, which the runner names nowhere. */
function printTotals(file: string): void {
  if (!existsSync(file)) return;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }: Results = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name, assertionResults } of testResults) {
    for (const { status, fullName } of assertionResults) if (status === 'pending') console.log(`Never ended: ${relative(root, name)} > ${fullName}`);
  }
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`);
}

function findChromium(): string | null {
  const places = [
    process.env.GALLEY_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** As root on Debian the system can give it. */
function installChromium(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing Chromium for the browser tests …');
  const apt = (...parameters: string[]) =>
    spawnSync('apt-get', ['-qq', ...parameters], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '-y', 'chromium', 'xvfb', 'gnome-keyring', 'dbus');
  return findChromium();
}

function findElectron(): { path: string } | { reason: string } {
  const isDrawable = process.platform !== 'linux' || process.env.DISPLAY || existsSync('/usr/bin/Xvfb');
  if (!isDrawable) return { reason: 'no display and no Xvfb.' };
  if (process.env.ELECTRON_RUNTIME) return { path: process.env.ELECTRON_RUNTIME };
  const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron';
  const installed = join(root, 'node_modules', 'electron', 'dist', program);
  return existsSync(installed) ? { path: installed } : { reason: "Electron's program file is not installed (npm start fetches it, or set ELECTRON_RUNTIME)." };
}

process.exitCode = main(process.argv.slice(2));
