import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Weights that somebody fetched on this machine must not change what tests see. */
const NO_MODELS = { XDG_CACHE_HOME: fileURLToPath(new URL('../../.cache/no-models', import.meta.url)), GALLEY_MODELS: '' };

export interface Finished {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a Node program of the project to its end. */
export async function runNode(args: string[], options: { input?: string; environment?: NodeJS.ProcessEnv; cwd?: string } = {}): Promise<Finished> {
  const child = spawn(process.execPath, args, { cwd: options.cwd ?? root, env: { ...process.env, ...NO_MODELS, ...options.environment }, stdio: 'pipe' });
  child.stdin.end(options.input ?? '');
  const texts = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => {
    texts.out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    texts.err += part.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...texts };
}

/** Runs `galley ARGS` from source. */
export function galley(args: string[], options: Parameters<typeof runNode>[1] = {}): Promise<Finished> {
  return runNode([`${root}bin/galley.js`, ...args], options);
}

/** Waits for a line of output that matches; fails when the process ends before. */
export function waitForOutput(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    const look = (part: Buffer) => {
      text += part.toString();
      const match = pattern.exec(text);
      if (match) resolve(match);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`ended with code ${code} before ${pattern} was printed; it printed:\n${text}`)));
  });
}
