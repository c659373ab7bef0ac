import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { AppError } from '../../../shared/errors.ts';
import { EXPORT_DOCUMENTS, EXPORT_FORMATS, type ExportFormat, exportRequestSchema } from '../../../shared/export.ts';
import type { Preflight } from '../../../shared/export-checks.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { createStudio } from '../../studio.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import { parseNumber, parseWhole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface ExportOptions {
  out: string;
  project?: string;
  template?: string;
  format?: ExportFormat;
  quality?: number;
  scale?: number[];
  layers?: boolean;
  documents?: string[];
  manifest: boolean;
  contactSheet: boolean;
  sheet?: string[];
  paper?: string;
  landscape?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

const parseScale = parseNumber(0.05, 4);
const parseList = (value: string) => value.split(',').flatMap((part) => part.trim().toLowerCase() || []);

/** `galley export --out DIR [--project DIR]` */
export const exportCommand: AddCommand = (program, terminal, done) => {
  program
    .command('export')
    .description('export the approved proofs of a project')
    .requiredOption('--out <dir>', 'where the files go; nothing there is overwritten')
    .option('--project <dir>', 'the project folder; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--template <names>', 'tokens: {project} {intent} {slug} {n} {id} {model} {seed} {width} {height} {scale} {date}')
    .addOption(new Option('--format <name>').choices([...EXPORT_FORMATS]))
    .option('--quality <n>', '1 to 100', parseWhole(1, 100))
    .option('--scale <factor>', 'a size beside or instead of 1; repeatable', (value: string, before: number[] = []) => [...before, parseScale(value)])
    .option('--layers', 'the layers of split renders too, as PNG: NAME.object.png …')
    .option('--documents <kinds>', 'editable files beside each picture: psd,svg,ora', parseList)
    .option('--no-manifest', 'leave the manifest out')
    .option('--no-contact-sheet', 'leave the contact sheet out')
    .option('--sheet <kinds>', 'the contact sheet as png, pdf or both: png,pdf', parseList)
    .addOption(new Option('--paper <size>', 'of a contact sheet as PDF').choices(['A4', 'A3', 'letter']))
    .option('--landscape', 'the PDF’s pages lie on their side')
    .option('--dry-run', 'only the pre-flight')
    .option('--json', 'the result (or the pre-flight) as JSON')
    .action(async (options: ExportOptions) => done(await exportApproved(options, terminal)));
};

async function exportApproved(options: ExportOptions, terminal: Terminal): Promise<ExitCode> {
  const parsed = exportRequestSchema.safeParse({
    folder: resolve(options.out),
    template: options.template,
    format: options.format,
    quality: options.quality,
    scales: options.scale,
    hasLayers: options.layers,
    documents: options.documents,
    hasManifest: options.manifest,
    hasContactSheet: options.contactSheet,
    sheetFormats: options.sheet,
    sheetPaper: { size: options.paper ?? 'A4', isLandscape: options.landscape ?? false },
  });
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    if (path[0] === 'documents') throw new AppError('invalid-input', `--documents takes ${EXPORT_DOCUMENTS.join(', ')}, with commas between.`);
    if (path[0] === 'sheetFormats') throw new AppError('invalid-input', '--sheet takes png, pdf or both, with a comma between.');
    throw new AppError('invalid-input', `--${path[0] === 'folder' ? 'out' : path.join(' ')} is not right: ${message}.`);
  }
  const request = parsed.data;
  const folder = projectFolder(options.project, terminal.environment);
  if (!existsSync(projectDatabase(folder))) throw new AppError('not-found', `There is no Galley project in ${folder}.`, { details: { folder } });
  const studio = await createStudio({
    projectFolder: folder,
    nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING,
    // Exports are entered in the project's ledger; looking is not.
    isReadonly: options.dryRun ?? false,
    concurrency: 0,
  });
  try {
    const preflight = await studio.exporter.preflight(request);
    if (options.dryRun || !preflight.isReady) {
      if (options.json) terminal.out(JSON.stringify(preflight, null, 2));
      else describe(preflight, terminal);
      return preflight.isReady ? 0 : 1;
    }
    for (const note of preflight.notes ?? []) terminal.say(note);
    const result = await studio.exporter.run(request);
    if (options.json) terminal.out(JSON.stringify(result, null, 2));
    else for (const { path } of result.files) terminal.out(path);
    for (const { path, notes = [] } of result.files) for (const note of notes) terminal.say(`${path}: ${note}`);
    terminal.say(`${result.files.length} files in ${result.folder}`);
    return 0;
  } finally {
    await studio.dispose();
  }
}

function describe({ files, problems, notes = [], isReady }: Preflight, terminal: Terminal): void {
  for (const line of [...problems, ...notes]) terminal.say(line);
  for (const { path, width, height, problem } of files) terminal.out(problem ? `${path}: ${problem}` : `${path} (${width} × ${height})`);
  terminal.say(isReady ? 'Ready.' : 'Nothing was written.');
}
