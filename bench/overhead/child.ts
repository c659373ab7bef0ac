import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Runs one of the scripts beside this file in a process of its own, so that its start and its memory are its own; gives the JSON it prints. */
export async function measuredApart<Value>(script: string, args: string[] = []): Promise<Value> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args]);
  return JSON.parse(stdout) as Value;
}

/** Most memory that this process ever held, in bytes. */
export function peakOfProcess(): number {
  // maxRSS is in KiB on every system that Node runs on.
  return process.resourceUsage().maxRSS * 1024;
}
