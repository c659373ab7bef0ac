import { AppError } from '../../shared/errors.ts';
import type { ExportRequest, ExportResult } from '../../shared/export.ts';
import type { Preflight } from '../../shared/export-checks.ts';
import type { Exporter } from '../export/exporter.ts';
import type { ExitCode } from './command.ts';
import type { ExportOptions } from './export-request.ts';
import { createProgress, type Terminal } from './terminal.ts';

/** The exports that `--list-runs` shows. */
const MOST_RUNS = 50;

type Asked = Pick<ExportOptions, 'dryRun' | 'json'>;

/** The pre-flight, and the export where nothing is in its way. */
export async function start(exporter: Exporter, request: ExportRequest, { dryRun, json }: Asked, terminal: Terminal): Promise<ExitCode> {
  const preflight = await exporter.preflight(request);
  if (dryRun || !preflight.isReady) {
    if (json) terminal.out(JSON.stringify(preflight, null, 2));
    else describe(preflight, terminal);
    return preflight.isReady ? 0 : 1;
  }
  for (const note of preflight.notes ?? []) terminal.say(note);
  return told(() => exporter.run(request, { onProgress: drawn(terminal) }), json, terminal);
}

/** Goes on with an export. @param id true = the newest one that did not get to its end */
export async function resume(exporter: Exporter, id: string | true, { json }: Asked, terminal: Terminal): Promise<ExitCode> {
  const wanted = id === true ? exporter.runs.list({ limit: MOST_RUNS, offset: 0 }).runs.find(({ canResume }) => canResume)?.id : id;
  if (wanted === undefined) throw new AppError('not-found', 'There is no export to go on with: every one got to its end.');
  return told(() => exporter.resumeAndWait(wanted, { onProgress: drawn(terminal) }), json, terminal);
}

async function told(run: () => Promise<ExportResult>, isJson: boolean | undefined, terminal: Terminal): Promise<ExitCode> {
  const result = await run();
  if (isJson) terminal.out(JSON.stringify(result, null, 2));
  else for (const { path } of result.files) terminal.out(path);
  for (const { path, notes = [] } of result.files) for (const note of notes) terminal.say(`${path}: ${note}`);
  terminal.say(`${result.files.length} files in ${result.folder}`);
  return 0;
}

/** A bar on a terminal, nothing in a pipe: the paths at the end are the result. */
function drawn(terminal: Terminal): (fraction: number) => void {
  if (!terminal.isInteractive) return () => undefined;
  const bar = createProgress(terminal, 100);
  return (fraction) => (fraction >= 1 ? bar.end() : bar.update(Math.floor(fraction * 100), '%'));
}

export function listPresets({ presets }: Exporter, { json }: Asked, terminal: Terminal): ExitCode {
  const all = presets.list();
  if (json) terminal.out(JSON.stringify(all, null, 2));
  else for (const { name, about } of all) terminal.out(about === '' ? name : `${name}: ${about}`);
  return 0;
}

/** @param isOpenElsewhere whether a process can be working on an export now */
export function listRuns({ runs }: Exporter, { json }: Asked, terminal: Terminal, isOpenElsewhere: boolean): ExitCode {
  const newest = runs
    .list({ limit: MOST_RUNS, offset: 0 })
    .runs.map((run) => (run.state === 'running' && !isOpenElsewhere ? { ...run, state: 'interrupted' as const, canResume: true } : run));
  if (json) terminal.out(JSON.stringify(newest, null, 2));
  for (const { id, startedAt, state, filesDone, filesTotal, folder } of json ? [] : newest) {
    terminal.out(`${id}  ${startedAt.slice(0, 16).replace('T', ' ')}  ${state}  ${filesDone}/${filesTotal}  ${folder}`);
  }
  return 0;
}

function describe({ files, problems, notes = [], isReady }: Preflight, terminal: Terminal): void {
  for (const line of [...problems, ...notes]) terminal.say(line);
  const did = { write: '', skip: ', is there already', overwrite: ', overwrites' };
  for (const { path, width, height, problem, action } of files) {
    terminal.out(problem ? `${path}: ${problem}` : `${path} (${width} × ${height}${did[action]})`);
  }
  terminal.say(isReady ? 'Ready.' : 'Nothing was written.');
}
