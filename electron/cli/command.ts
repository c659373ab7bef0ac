import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** What a command gives back: 0 only when all went well. */
export type ExitCode = 0 | 1;

/** A command adds itself to the program and reports its exit code. */
export type AddCommand = (program: Command, terminal: Terminal, done: (code: ExitCode) => void) => void;
