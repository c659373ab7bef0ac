import { randomUUID } from 'node:crypto';
import { Option } from 'commander';
import { INTENTS, type Intent } from '../../../shared/prompt.ts';
import type { MatrixVersion, ModelStatus, Route } from '../../../shared/routing.ts';
import { readerFolder } from '../../paths.ts';
import { projectDatabase } from '../../project-folder.ts';
import { createPromptReader } from '../../prompt/reader.ts';
import { editUsd } from '../../render/letter-edit-request.ts';
import { defaultMatrix } from '../../routing/default-matrix.ts';
import { createModelDirectory } from '../../routing/known-models.ts';
import { routePrompt } from '../../routing/route.ts';
import { openConnections, personalConnections } from '../../studio/connections/open-connections.ts';
import { openDatabase } from '../../telemetry/database.ts';
import { createMatrixTable } from '../../telemetry/matrix-table.ts';
import type { AddCommand } from '../command.ts';
import type { Terminal } from '../terminal.ts';

interface RouteOptions {
  project?: string;
  draft?: boolean;
  final?: boolean;
  intent?: Intent;
  split?: boolean;
  json?: boolean;
}

/** `galley route [TEXT] [--project DIR] [--json]` */
export const routeCommand: AddCommand = (program, terminal) => {
  program
    .command('route')
    .description('say which model a prompt goes to, and why')
    .argument('[text...]', 'the prompt; left out = standard input')
    .option('--project <dir>', "use this project's matrix instead of the default one")
    .option('--draft', "take the matrix's draft column")
    .addOption(new Option('--final', "take the matrix's final column").conflicts('draft'))
    .addOption(new Option('--intent <name>', 'overrule the reading').choices(INTENTS))
    .option('--split', 'object words and style words apart')
    .option('--no-split', 'one render, whatever the matrix says')
    .option('--json', 'reading and route as JSON')
    .action(async (words: string[], options: RouteOptions) => {
      const reading = createPromptReader(readerFolder()).read(words.length > 0 ? words.join(' ') : (await terminal.readInput()).trim());
      const route = routePrompt({
        reading,
        matrix: matrixOf(options.project, terminal.environment),
        ...(await connectedModels(terminal.environment)),
        column: options.draft ? 'draft' : options.final ? 'final' : undefined,
        intent: options.intent,
        split: options.split,
        predict: () => ({ seconds: null, peakBytes: null, costUsd: null, runs: 0 }),
      });
      if (options.json) terminal.out(JSON.stringify({ reading, route }, null, 2));
      else describe(route, terminal);
    });
};

/** Side of the picture whose lettering is priced, px. */
const PRICED_SIDE = 1024;

async function connectedModels(environment: NodeJS.ProcessEnv): Promise<{ models: ModelStatus[]; letterUsd: (model: string) => number | null }> {
  const connections = await openConnections({ config: personalConnections(environment), onChange: () => {}, clock: () => new Date(), createId: randomUUID });
  try {
    const models = createModelDirectory(connections.statuses()).list();
    const priced = models.flatMap(({ id }) =>
      connections
        .ways(id)
        .slice(0, 1)
        .map((way): [string, number | null] => [id, editUsd(way, { width: PRICED_SIDE, height: PRICED_SIDE })]),
    );
    const prices = new Map(priced);
    return { models, letterUsd: (model) => prices.get(model) ?? null };
  } finally {
    connections.dispose();
  }
}

function matrixOf(project: string | undefined, environment: NodeJS.ProcessEnv): MatrixVersion {
  const standard: MatrixVersion = { version: 1, savedAt: '', note: 'default', matrix: defaultMatrix() };
  if (project === undefined) return standard;
  const database = openDatabase(projectDatabase(project), { readonly: true, nativeBinding: environment.SQLITE_NATIVE_BINDING });
  try {
    return createMatrixTable(database).newest() ?? standard;
  } finally {
    database.close();
  }
}

function describe(route: Route, terminal: Terminal): void {
  terminal.out(`row        ${route.intent}, ${route.column}`);
  const models = ({ model, fallbacks }: Pick<Route, 'model' | 'fallbacks'>) => [model, ...fallbacks].join(', then ');
  if (route.split) {
    terminal.out(`object     ${models(route.split.object)}`);
    terminal.out(`style      ${models(route.split.style)}`);
  } else terminal.out(`model      ${models(route)}`);
  terminal.out(`then       ${route.thenSteps.join(', ') || 'nothing'}`);
  terminal.out(`runner-up  ${route.runnerUp.intent} (${Math.round(route.runnerUp.score * 100)} %), would go to ${route.runnerUp.model}`);
  for (const reason of route.reasons) terminal.out(`- ${reason}`);
}
