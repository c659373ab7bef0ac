import { Command, CommanderError } from 'commander';
import { toErrorShape } from '../../shared/errors.ts';
import { galleyVersion } from '../paths.ts';
import { compareCommand } from './commands/compare.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { letterCommand } from './commands/letter.ts';
import { readCommand } from './commands/read.ts';
import { renderCommand } from './commands/render.ts';
import { routeCommand } from './commands/route.ts';
import { serveCommand } from './commands/serve.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** What a command gives back: 0 only when all went well. */
export type ExitCode = 0 | 1;

/** A command adds itself to the program and reports its exit code. */
export type AddCommand = (program: Command, terminal: Terminal, done: (code: ExitCode) => void) => void;

const COMMANDS: AddCommand[] = [readCommand, routeCommand, renderCommand, letterCommand, compareCommand, exportCommand, serveCommand, doctorCommand];

/** Runs one command line (without "node" and the script) to its end. @returns the exit code */
export async function main(argv: string[], terminal: Terminal = processTerminal(process)): Promise<number> {
  let code: number = 0;
  const program = new Command('galley')
    .description('Queue prompts, get image proofs whose lettering is right, compare, approve and export.')
    .version(galleyVersion())
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.say(text.trimEnd()) })
    .showHelpAfterError('(galley help COMMAND says more)');
  for (const add of COMMANDS) {
    add(program, terminal, (given) => {
      code = given;
    });
  }
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const shape = toErrorShape(error);
    terminal.say(`galley: ${shape.message}`);
    if (terminal.environment.GALLEY_DEBUG && error instanceof Error) terminal.say(error.stack ?? '');
    return 1;
  }
  return code;
}
