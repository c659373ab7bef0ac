#!/usr/bin/env node
// Starts the command line with a Node that can run it: SQLite's binding needs 22.14 or newer, and a checkout runs from source on the
// Node that the project pins. Plain JavaScript that any Node ≥ 18 understands, because it has to speak before anything else can.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => new URL(`../${path}`, import.meta.url);
const isCheckout = existsSync(at('electron/cli/main.ts'));
const [major, minor] = process.versions.node.split('.').map(Number);
const isEnough = isCheckout ? major >= 24 : major > 22 || (major === 22 && minor >= 14);

if (isEnough) {
  const { main } = await import(at(isCheckout ? 'electron/cli/main.ts' : 'dist/cli.js').href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  const pinned = at(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
  if (existsSync(pinned)) {
    const child = spawn(fileURLToPath(pinned), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => process.exit(code ?? 1));
  } else {
    const advice = isCheckout ? ' Run "npm ci" first: the project brings its own.' : '';
    console.error(`Galley needs Node ${isCheckout ? '24' : '22.14'} or newer; this is ${process.versions.node}.${advice}`);
    process.exitCode = 1;
  }
}
