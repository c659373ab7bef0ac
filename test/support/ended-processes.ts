import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** What a process said last is kept so far, in characters. */
const LAST_WORDS = 4000;

/** Says in the closing lines how a test process ended that nobody ended, and what it said last: the runner says only that one did. */
export default function setup(): () => void {
  const ends: string[] = [];
  const watch = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess };
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-LAST_WORDS);
    });
    child.once('exit', (code, signal) => {
      const isEnded = code === 0 || signal === 'SIGTERM' || child.killed;
      if (!isEnded) ends.push(`A test process ended by ${signal ?? `exit code ${code}`}. It said last:\n${said}`);
    });
  };
  subscribe('child_process', watch);
  return () => {
    unsubscribe('child_process', watch);
    for (const end of ends) console.log(end);
  };
}
