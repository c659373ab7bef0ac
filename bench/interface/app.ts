import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Runs the built command line as an installed Galley does: bin/galley.js would take the sources of a checkout. */
const BUILT = `import(${JSON.stringify(new URL('../../dist/cli.js', import.meta.url).href)}).then(({ main }) => main(process.argv.slice(1)))`;

/** The built app over a project, served to browsers. */
export interface RunningApp {
  /** With the token. */
  address: string;
  pid: number;
  /** When the process was started; milliseconds since the epoch, as `performance.timeOrigin`. */
  startedAt: number;
  /** From then until it said its address, in milliseconds. */
  listeningMs: number;
  stop(): Promise<void>;
}

/** Builds dist/ anew, unless it is said to be fresh. */
export async function buildApp(isFresh: boolean): Promise<void> {
  if (isFresh && existsSync(`${root}dist/renderer/index.html`)) return;
  const { buildAll } = await import('../../scripts/build.ts');
  await buildAll('error');
}

/**
 * Starts `galley serve` on a project. @throws Error with what it printed, when it ends before it listens
 * @param port the same one again lets a browser use what it has kept; 0 = any free one
 */
export async function startApp(project: string, port = 0): Promise<RunningApp> {
  const startedAt = performance.timeOrigin + performance.now();
  const server = spawn(process.execPath, ['--input-type=module', '--eval', BUILT, '--', 'serve', '--no-sample', '--project', project, '--port', String(port)], {
    stdio: 'pipe',
    env: {
      ...process.env,
      GALLEY_CONNECTIONS: '/nonexistent/galley/connections.json',
      GALLEY_MODELS: '',
      GALLEY_TOKEN: 'a-token-of-the-benchmark',
      GALLEY_PREFERENCES: join(project, 'preferences.json'),
    },
  });
  const address = await addressOf(server);
  const listeningMs = performance.timeOrigin + performance.now() - startedAt;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return {
    address,
    pid: server.pid as number,
    startedAt,
    listeningMs,
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const look = (part: Buffer) => {
      printed += part.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(printed);
      if (address) resolve(address[0]);
    };
    server.stdout?.on('data', look);
    server.stderr?.on('data', look);
    server.once('exit', (code) => reject(new Error(`galley serve ended with code ${code}: ${printed}`)));
  });
}
