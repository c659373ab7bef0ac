import { Option } from 'commander';
import { INTENTS, type Intent } from '../../../shared/prompt.ts';
import type { MatrixVersion, Route } from '../../../shared/routing.ts';
import { readerFolder } from '../../paths.ts';
import { projectDatabase } from '../../project-folder.ts';
import { createPromptReader } from '../../prompt/reader.ts';
import { editUsd } from '../../render/letter-edit-request.ts';
import { quoteOf } from '../../render/remote-quote.ts';
import { defaultMatrix } from '../../routing/default-matrix.ts';
import { createModelDirectory } from '../../routing/known-models.ts';
import { routePrompt } from '../../routing/route.ts';
import { withPersonalConnections } from '../../studio/connections/open-connections.ts';
import { openDatabase } from '../../telemetry/database.ts';
import { createMatrixTable } from '../../telemetry/matrix-table.ts';
import type { AddCommand } from '../command.ts';
import type { Terminal } from '../terminal.ts';

/** Side of the picture that is priced, px. */
const PRICED_SIDE = 1024;

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
      const route = await withPersonalConnections(terminal.environment, (connections) => {
        const size = { width: PRICED_SIDE, height: PRICED_SIDE };
        const first = (model: string) => connections.ways(model).at(0);
        return routePrompt({
          reading,
          matrix: matrixOf(options.project, terminal.environment),
          models: createModelDirectory(connections.statuses()).list(),
          letterUsd(model) {
            const way = first(model);
            return way ? editUsd(way, size) : null;
          },
          quote(model, asked) {
            const way = first(model);
            return way ? quoteOf(way, { ...asked, ...size }) : null;
          },
          column: options.draft ? 'draft' : options.final ? 'final' : undefined,
          intent: options.intent,
          split: options.split,
          predict: () => ({ seconds: null, peakBytes: null, costUsd: null, runs: 0 }),
        });
      });
      if (options.json) terminal.out(JSON.stringify({ reading, route }, null, 2));
      else describe(route, terminal);
    });
};

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
