import { spawn } from 'node:child_process';

export interface Display {
  /** For DISPLAY; undefined = the system draws by itself. */
  name: string | undefined;
  end(): void;
}

/** The display that is there, else an invisible one of its own (Xvfb picks a free number and tells it). */
export async function openDisplay(): Promise<Display> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return { name: process.env.DISPLAY, end: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    server.stdout.once('data', (part: Buffer) => resolve(part.toString().trim()));
  });
  return { name: `:${number}`, end: () => server.kill() };
}
