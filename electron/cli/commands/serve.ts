import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { HostPort } from '../../api.ts';
import { openModelFiles } from '../../model-files/open.ts';
import { pageFolder } from '../../paths.ts';
import { hasSample, projectFolder } from '../../project-folder.ts';
import { startServer } from '../../serve/server.ts';
import { usualPort } from '../../serve/usual-port.ts';
import { personalConnections } from '../../studio/connections/open-connections.ts';
import { createPreferenceFile, preferencesPath } from '../../studio/preference-file.ts';
import { createStudio } from '../../studio.ts';
import { tracingFrom } from '../../telemetry/tracing/tracing-config.ts';
import type { AddCommand } from '../command.ts';
import { parseWhole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface ServeOptions {
  project?: string;
  port?: number;
  open?: boolean;
  sample?: boolean;
}

/** `galley serve`: the studio in a browser on this machine, until the process is ended. */
export const serveCommand: AddCommand = (program, terminal) => {
  program
    .command('serve')
    .description('open the studio in a browser on this machine')
    .option('--project <dir>', 'the project folder; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--port <n>', "the port to listen on; 0 = any free one; default: one of the project's own", parseWhole(0, 65_535))
    .option('--open', 'open it in the default browser')
    .option('--sample', 'begin a new project with the sample prompts; so does the default project')
    .option('--no-sample', 'leave a new project empty')
    .action((options: ServeOptions) => serve(options, terminal));
};

async function serve(options: ServeOptions, terminal: Terminal): Promise<void> {
  const folder = pageFolder();
  if (!existsSync(join(folder, 'index.html'))) throw new AppError('unavailable', 'The window has not been built yet: "npm run build" does it.');
  const ended = endOfProcess();
  const studio = await createStudio({
    projectFolder: projectFolder(options.project, terminal.environment),
    modelFiles: openModelFiles(terminal.environment),
    connections: personalConnections(terminal.environment),
    tracing: tracingFrom(terminal.environment),
    log: terminal.say,
  });
  try {
    const host = { ...BROWSER_HOST, preferences: createPreferenceFile(preferencesPath(terminal.environment)) };
    const listen = (port: number) => startServer({ studio, host, pageFolder: folder, port, token: terminal.environment.GALLEY_TOKEN });
    const server = await (options.port === undefined ? listen(usualPort(studio.info.folder)).catch(() => listen(0)) : listen(options.port));
    terminal.out(`Galley is at ${server.url}`);
    terminal.say(`Project: ${studio.info.folder}. End with Ctrl-C.`);
    if (options.open) openInBrowser(server.url);
    if (hasSample(options.sample, options.project, terminal.environment)) await studio.ensureSampleProject();
    await ended;
    await server.close();
  } finally {
    await studio.dispose();
  }
}

/** A page cannot show the system's folder dialog. */
const BROWSER_HOST: HostPort = { shell: 'browser', chooseFolder: async () => null, openFolder: async () => undefined };

function endOfProcess(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function openInBrowser(url: string): void {
  const [command, ...parameters] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  const child = spawn(command, parameters, { stdio: 'ignore', detached: true });
  // The address has been printed: without a browser the person opens it by hand.
  child.on('error', () => undefined);
  child.unref();
}
