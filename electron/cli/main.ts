import module from 'node:module';
import { Command, CommanderError } from 'commander';
import { toErrorShape } from '../../shared/errors.ts';
import { galleyVersion } from '../paths.ts';
import type { AddCommand } from './command.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Loaded when asked for: `galley read` needs neither SQLite nor the OCR runtime. */
const COMMANDS: Record<string, () => Promise<AddCommand>> = {
  read: async () => (await import('./commands/read.ts')).readCommand,
  route: async () => (await import('./commands/route.ts')).routeCommand,
  variations: async () => (await import('./commands/variations.ts')).variationsCommand,
  render: async () => (await import('./commands/render.ts')).renderCommand,
  letter: async () => (await import('./commands/letter.ts')).letterCommand,
  localise: async () => (await import('./commands/localise.ts')).localiseCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  'bake-off': async () => (await import('./commands/bake-off.ts')).bakeOffCommand,
  gates: async () => (await import('./commands/gates.ts')).gatesCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  corrections: async () => (await import('./commands/corrections.ts')).correctionsCommand,
  insights: async () => (await import('./commands/insights.ts')).insightsCommand,
  spending: async () => (await import('./commands/spending.ts')).spendingCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  models: async () => (await import('./commands/models.ts')).modelsCommand,
  connections: async () => (await import('./commands/connections.ts')).connectionsCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
};

/** Runs one command line (without "node" and the script) to its end. @returns the exit code */
export async function main(argv: string[], terminal: Terminal = processTerminal(process)): Promise<number> {
  // What was compiled once is read at the next start; Node 20 has no such cache.
  module.enableCompileCache?.();
  let code: number = 0;
  const program = new Command('galley')
    .description('Queue prompts, get image proofs whose lettering is right, compare, approve and export.')
    .version(galleyVersion())
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.say(text.trimEnd()) })
    .showHelpAfterError('(galley help COMMAND says more)');
  const wanted = argv[0] !== undefined && Object.hasOwn(COMMANDS, argv[0]) ? [argv[0]] : Object.keys(COMMANDS);
  for (const name of wanted) {
    const add = await COMMANDS[name]();
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
