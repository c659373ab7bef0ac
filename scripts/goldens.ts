import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `npm run goldens`: builds the app and takes the pictures of its main pages anew that tests compare with; those that look the same stay as they are. */
async function main(argv: string[]): Promise<number> {
  if (!argv.includes('--built')) await (await import('./build.ts')).buildAll('error');
  const vitest = `${root}node_modules/vitest/vitest.mjs`;
  const environment = { ...process.env, GALLEY_UPDATE_GOLDENS: '1' };
  return spawnSync(process.execPath, [vitest, 'run', 'test/e2e/goldens.test.ts'], { stdio: 'inherit', cwd: root, env: environment }).status ?? 1;
}

process.exitCode = await main(process.argv.slice(2));
