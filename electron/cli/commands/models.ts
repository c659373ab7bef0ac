import { Argument } from 'commander';
import { AppError } from '../../../shared/errors.ts';
import { formatMegabytes, MODEL_IDS, type ModelFetchProgress, type ModelFile, type ModelFilesStatus, type ModelId } from '../../../shared/model-files.ts';
import type { ModelFiles } from '../../model-files/model-files.ts';
import { openModelFiles } from '../../model-files/open.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import { createProgress, type Terminal } from '../terminal.ts';

const ACTIONS = ['list', 'fetch', 'verify', 'import'] as const;
type Action = (typeof ACTIONS)[number];

/** `galley models [list | fetch MODEL | verify | import FILE] [--json]` */
export const modelsCommand: AddCommand = (program, terminal, done) => {
  program
    .command('models')
    .description('files that some measures need: what is there, how large they are, under which licence; fetch them, check them')
    .addArgument(new Argument('[action]', 'what to do').choices(ACTIONS).default('list'))
    .argument('[subject]', `fetch: ${MODEL_IDS.join(' or ')}; import: a file that was fetched in another way`)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nGALLEY_MODELS names a folder that holds the files, or the http(s) address of a mirror. HTTPS_PROXY and NO_PROXY are followed.')
    .action(async (action: Action, subject: string | undefined, { json }: { json?: boolean }) => {
      done(await run(openModelFiles(terminal.environment), action, subject, json === true, terminal));
    });
};

async function run(files: ModelFiles, action: Action, subject: string | undefined, json: boolean, terminal: Terminal): Promise<ExitCode> {
  if (action === 'fetch') await fetchModel(files, modelId(subject), terminal);
  if (action === 'import') {
    if (subject === undefined) throw new AppError('invalid-input', 'Say which file: galley models import FILE.');
    const { name } = await files.importFile(subject);
    terminal.say(`Imported ${name}.`);
  }
  const models = action === 'verify' ? await files.verify() : await files.list();
  if (json) terminal.out(JSON.stringify(models, null, 2));
  else for (const line of models.flatMap(linesOf)) terminal.out(line);
  return models.some((model) => model.files.some(({ state }) => state === 'damaged')) ? 1 : 0;
}

function modelId(subject: string | undefined): ModelId {
  const id = MODEL_IDS.find((known) => known === subject);
  if (!id) throw new AppError('invalid-input', `Say which model to fetch: ${MODEL_IDS.join(' or ')}.`);
  return id;
}

async function fetchModel(files: ModelFiles, id: ModelId, terminal: Terminal): Promise<void> {
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  const say = sayProgress(terminal);
  try {
    await files.fetch(id, { signal: stop.signal, onProgress: say.update });
  } finally {
    process.off('SIGINT', onInterrupt);
    say.end();
  }
}

const WORDS: Record<ModelFetchProgress['phase'], string> = {
  waiting: 'waiting for',
  fetching: 'fetching',
  checking: 'checking',
  converting: 'converting',
  ready: 'ready',
};

/** A bar on a terminal; in a pipe one line for each thing that is done. */
function sayProgress(terminal: Terminal) {
  let bar: ReturnType<typeof createProgress> | null = null;
  let last = '';
  return {
    update({ phase, file, doneBytes, totalBytes, note }: ModelFetchProgress) {
      const words = `${WORDS[phase]} ${file}`.trim();
      if (terminal.isInteractive) {
        bar ??= createProgress(terminal, Math.ceil(totalBytes / 1e6));
        bar.update(doneBytes / 1e6, `MB ${words}`);
      } else if (words !== last && phase !== 'checking') terminal.say(words);
      if (note) terminal.say(note);
      last = words;
    },
    end: () => bar?.end(),
  };
}

function linesOf({ id, label, purpose, isReady, isDefault, bytesToFetch, files, problem }: ModelFilesStatus): string[] {
  const state = isReady ? 'ready' : `${formatMegabytes(bytesToFetch)} to fetch`;
  return [
    `${id}  ${label}${isDefault ? '' : ', optional'}: ${state}`,
    `  ${purpose}`,
    ...files.map(fileLine),
    ...[...new Set(files.map(({ caveat }) => caveat))].filter(Boolean).map((caveat) => `  ${caveat}`),
    ...(problem ? [`  ${problem}`] : []),
  ];
}

function fileLine({ name, bytes, state, licence, licenceUrl, url, path }: ModelFile): string {
  const isThere = state === 'there' || state === 'verified' || state === 'damaged';
  return `  ${state.padEnd(8)}  ${formatMegabytes(bytes).padStart(6)}  ${name.padEnd(26)}  ${licence} (${licenceUrl})  ${isThere ? path : url}`;
}
