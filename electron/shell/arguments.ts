import { parseArgs } from 'node:util';
import { hasSample, projectFolder } from '../project-folder.ts';

export interface DesktopArguments {
  projectFolder: string;
  /** A new project gets the sample prompts. */
  hasSample: boolean;
  /** A file that is written once the window is there; `npm start` waits for it. */
  readyFile: string | null;
}

/** Reads `--project DIR`, `--sample`, `--no-sample` and the environment; what Chromium and Electron were told is passed over. */
export function desktopArguments(argv: string[], environment: NodeJS.ProcessEnv): DesktopArguments {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { project: { type: 'string' }, sample: { type: 'boolean' }, 'no-sample': { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  });
  const project = typeof values.project === 'string' ? values.project : undefined;
  const wish = values['no-sample'] === true ? false : values.sample === true ? true : undefined;
  return {
    projectFolder: projectFolder(project, environment),
    hasSample: hasSample(wish, project, environment),
    readyFile: environment.GALLEY_READY_FILE ?? null,
  };
}
