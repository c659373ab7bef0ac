import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import type { BakeOffReport, BakeOffRequestInput } from '../../../shared/bake-off.ts';
import { formatMeasure, measureLabel } from '../../../shared/bake-off-words.ts';
import { decodeText } from '../../../shared/decode-text.ts';
import { AppError } from '../../../shared/errors.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { personalConnections } from '../../studio/connections/open-connections.ts';
import { createStudio, type Studio } from '../../studio.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import { placeCopy } from '../place-copy.ts';
import type { Terminal } from '../terminal.ts';

interface BakeOffOptions {
  project?: string;
  html?: string;
  json?: boolean;
}

/** `galley bake-off FILE.json | ID`, without either: the list. */
export const bakeOffCommand: AddCommand = (program, terminal, done) => {
  program
    .command('bake-off')
    .description('render prompts × candidates × seeds and report the measures; without an argument: list the bake-offs')
    .argument('[file|id]', 'a bake-off to run, as JSON, or the id of one that was run')
    .option('--project <dir>', 'where it is kept; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--html <file>', 'the report with its pictures as one HTML file; nothing is overwritten')
    .option('--json', 'the report as JSON')
    .action(async (subject: string | undefined, options: BakeOffOptions) => done(await run(subject, options, terminal)));
};

async function run(subject: string | undefined, { project, html, json }: BakeOffOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = projectFolder(project, terminal.environment);
  const request = subject !== undefined && existsSync(subject) ? await readRequest(subject) : null;
  if (request === null && !existsSync(projectDatabase(folder))) {
    const what = subject === undefined ? '' : `${subject} is no file, and `;
    throw new AppError('not-found', `${what}there is no Galley project in ${folder}.`.replace(/^t/, 'T'), { details: { folder } });
  }
  const studio = await createStudio({
    projectFolder: folder,
    nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING,
    connections: personalConnections(terminal.environment),
  });
  try {
    if (subject === undefined) return list(studio, json === true, terminal);
    const report = request ? await render(studio, request, terminal) : await studio.bakeOff.report(subject);
    if (json) terminal.out(JSON.stringify(report, null, 2));
    else for (const line of linesOf(report)) terminal.out(line);
    if (html !== undefined) {
      const { content } = await studio.bakeOff.html(report.id);
      terminal.say(await placeCopy(dirname(resolve(html)), basename(html, extname(html)), extname(html) || '.html', Buffer.from(content)));
    }
    return report.renders.done === report.renders.total ? 0 : 1;
  } finally {
    await studio.dispose();
  }
}

async function readRequest(path: string): Promise<BakeOffRequestInput> {
  const text = decodeText(await readFile(path), path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid-input', `${path} is no JSON: ${(cause as Error).message}`, { cause, details: { path } });
  }
}

async function render(studio: Studio, request: BakeOffRequestInput, terminal: Terminal): Promise<BakeOffReport> {
  if (studio.queue.status().isPaused) throw new AppError('conflict', 'The queue of this project is paused. Resume it in the window first.');
  const { id, renders } = studio.bakeOff.start(request);
  terminal.say(`Bake-off ${id}: ${renders.total} renders.`);
  await studio.whenIdle();
  return studio.bakeOff.report(id);
}

function list(studio: Studio, json: boolean, terminal: Terminal): ExitCode {
  const bakeOffs = studio.bakeOff.list();
  if (json) terminal.out(JSON.stringify(bakeOffs, null, 2));
  else
    for (const { id, name, createdAt, renders, votes } of bakeOffs)
      terminal.out(`${id}  ${createdAt.slice(0, 10)}  ${renders.done}/${renders.total} renders, ${votes} votes  ${name}`);
  return 0;
}

function linesOf({ name, request, measures, ranking, findings }: BakeOffReport): string[] {
  const names = request.candidates.map((candidate) => candidate.name);
  const width = Math.max(...names.map((candidate) => candidate.length));
  return [
    name,
    ...measures.flatMap(({ measure, candidates }) => [
      '',
      measureLabel(measure),
      ...candidates.map((interval, index) => {
        const label = `  ${names[index].padEnd(width)}`;
        if (!interval) return `${label}  not measured`;
        const [value, low, high] = [interval.value, interval.low, interval.high].map((figure) => formatMeasure(measure, figure));
        return `${label}  ${value.padStart(10)}  ${low} to ${high}  (${interval.count} renders)`;
      }),
    ]),
    ...(ranking.votes === 0
      ? []
      : [
          '',
          'Blind votes',
          ...ranking.candidates.map(({ strength: { value, low, high }, won, tied, lost }, index) => {
            return `  ${names[index].padEnd(width)}  ${value.toFixed(2).padStart(10)}  ${low.toFixed(2)} to ${high.toFixed(2)}  (${won} won, ${tied} tied, ${lost} lost)`;
          }),
        ]),
    '',
    ...findings,
  ];
}
