import { readFile } from 'node:fs/promises';
import { Argument } from 'commander';
import type { ConnectionInput, ConnectionTest, ListedConnection } from '../../../shared/connections.ts';
import { decodeText } from '../../../shared/decode-text.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ConnectionService } from '../../studio/connections/connection-service.ts';
import { withPersonalConnections } from '../../studio/connections/open-connections.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import type { Terminal } from '../terminal.ts';

const ACTIONS = ['list', 'discover', 'add', 'remove', 'test'] as const;
type Action = (typeof ACTIONS)[number];

/** `galley connections [list | discover | add FILE | add ID | remove ID | test [ID]] [--json]` */
export const connectionsCommand: AddCommand = (program, terminal, done) => {
  program
    .command('connections')
    .description('engines and vendors that render: list them, find those of this machine, add, remove, test')
    .addArgument(new Argument('[action]', 'what to do').choices(ACTIONS).default('list'))
    .argument('[subject]', 'add: a JSON file, or an id that “discover” shows; remove, test: an id')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nKeys come from the environment (“list” names the variables); the desktop app can keep them in the system’s keychain instead.')
    .action(async (action: Action, subject: string | undefined, { json }: { json?: boolean }) => {
      done(await withPersonalConnections(terminal.environment, (connections) => run(connections, { action, subject, isJson: json === true }, terminal)));
    });
};

interface Wish {
  action: Action;
  subject: string | undefined;
  isJson: boolean;
}

async function run(connections: ConnectionService, { action, subject, isJson }: Wish, terminal: Terminal): Promise<ExitCode> {
  const show = <Value>(value: Value, lines: (value: Value) => string[]) => {
    if (isJson) terminal.out(JSON.stringify(value, null, 2));
    else for (const line of lines(value)) terminal.out(line);
  };
  if (action === 'discover') {
    const found = await connections.discover();
    show(found, (proposals) =>
      proposals.length === 0 ? ['Nothing was found.'] : proposals.map(({ connection, reason }) => `${connection.id}  ${connection.baseUrl}  ${reason}`),
    );
    return 0;
  }
  if (action === 'test') return test(connections, subject, show);
  if (action === 'add') terminal.say(`Added ${connections.save(await wanted(connections, needed(subject, 'add FILE'))).connection.label}.`);
  if (action === 'remove') await connections.remove(needed(subject, 'remove ID'));
  const { connections: listed, kinds, keyStorage } = connections.list();
  show({ connections: listed, kinds, keyStorage }, () =>
    listed.length === 0
      ? [
          'No connection yet.',
          ...kinds.map(
            ({ kind, label, keyVariables }) => `  ${kind.padEnd(11)} ${label}${keyVariables.length > 0 ? `, key in ${keyVariables.join(' or ')}` : ''}`,
          ),
        ]
      : listed.flatMap(linesOf),
  );
  return 0;
}

async function test(
  connections: ConnectionService,
  subject: string | undefined,
  show: <Value>(value: Value, lines: (value: Value) => string[]) => void,
): Promise<ExitCode> {
  const ids = subject === undefined ? connections.list().connections.map(({ connection }) => connection.id) : [subject];
  const results: Record<string, ConnectionTest> = {};
  for (const id of ids) results[id] = await connections.test(id);
  show(results, (all) =>
    Object.entries(all).flatMap(([id, { isOk, latencyMs, messages, balance }]) => [
      `${isOk ? 'ok     ' : 'PROBLEM'}  ${id}${latencyMs === null ? '' : `, ${Math.round(latencyMs)} ms`}${balance === null ? '' : `, ${balance}`}`,
      ...messages.map((message) => `  ${message}`),
    ]),
  );
  return Object.values(results).every(({ isOk }) => isOk) ? 0 : 1;
}

/** A file's connection, or the proposal of that id. */
async function wanted(connections: ConnectionService, subject: string): Promise<ConnectionInput> {
  const proposal = (await connections.discover()).find(({ connection }) => connection.id === subject);
  if (proposal) return proposal.connection;
  const text = decodeText(await readFile(subject), subject);
  try {
    return JSON.parse(text) as ConnectionInput;
  } catch (cause) {
    throw new AppError('invalid-input', `${subject} is no JSON: ${(cause as Error).message}`, { cause, details: { path: subject } });
  }
}

function needed(subject: string | undefined, usage: string): string {
  if (subject === undefined) throw new AppError('invalid-input', `Say which: galley connections ${usage}.`);
  return subject;
}

function linesOf({ connection, key }: ListedConnection): string[] {
  const { id, label, kind, baseUrl, isEnabled, models } = connection;
  const keyWords = !key.isNeeded ? 'needs no key' : key.source === null ? `no key: set ${key.variable}` : `key from the ${key.source}`;
  return [
    `${id}  ${label} (${kind}), ${baseUrl}${isEnabled ? '' : ', switched off'}, ${keyWords}`,
    ...models.map((model) => `  ${model.id.padEnd(20)} ${model.label}${model.assumedUsd === null ? '' : `, $${model.assumedUsd} an image by your word`}`),
  ];
}
