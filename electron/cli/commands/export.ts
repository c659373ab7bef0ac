import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { AppError, toErrorShape } from '../../../shared/errors.ts';
import { EXISTING_FILES, EXPORT_FORMATS, EXPORT_SIDES } from '../../../shared/export.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { createStudio } from '../../studio.ts';
import { lockProject } from '../../telemetry/project-lock.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import { type ExportOptions, requestOf } from '../export-request.ts';
import { listPresets, listRuns, resume, start } from '../export-run.ts';
import { parseNumber, parseWhole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const parseScale = parseNumber(0.05, 4);
const parseList = (value: string) => value.split(',').flatMap((part) => part.trim().toLowerCase() || []);

/** `galley export --out DIR [--project DIR]` */
export const exportCommand: AddCommand = (program, terminal, done) => {
  program
    .command('export')
    .description('export the approved proofs of a project')
    .option('--out <dir>', 'where the files go; nothing there is overwritten unless --existing says so')
    .option('--project <dir>', 'the project folder; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--preset <name>', 'settings to begin with: a name that --list-presets shows, or a .json file; options here overrule them')
    .option(
      '--template <names>',
      'tokens: {project} {intent} {Intent} {slug} {snake} {pascal} {n} {nn} {index} {id} {model} {seed} {width} {height} {scale} {date}',
    )
    .addOption(new Option('--format <name>').choices([...EXPORT_FORMATS]))
    .option('--also-format <names>', 'the same pictures in these formats too: webp,avif', parseList)
    .option('--quality <n>', '1 to 100', parseWhole(1, 100))
    .option('--scale <factor>', 'a size beside or instead of 1; repeatable', (value: string, before: number[] = []) => [...before, parseScale(value)])
    .option('--own-scale <factor>', 'what the proof’s own pixels are: 2 = the 2x', parseNumber(0.25, 4))
    .addOption(new Option('--sides <what>', 'about sides that are no power of two').choices([...EXPORT_SIDES]))
    .option('--dpi <n>', 'print resolution that the files name', parseWhole(1, 2400))
    .addOption(new Option('--metadata <what>', 'prompt, seed and recipe in the pictures').choices(['keep', 'strip']))
    .addOption(new Option('--existing <what>', 'about files that are there already').choices([...EXISTING_FILES]))
    .option('--layers', 'the layers of split renders too, as PNG: NAME.object.png …')
    .option('--documents <kinds>', 'editable files beside each picture: psd,svg,ora', parseList)
    .option('--manifest', 'with the manifest')
    .option('--no-manifest', 'leave the manifest out')
    .option('--contact-sheet', 'with the contact sheet')
    .option('--no-contact-sheet', 'leave the contact sheet out')
    .option('--sheet <kinds>', 'the contact sheet as png, pdf or both: png,pdf', parseList)
    .option('--sheet-pages', 'the contact sheet as PNG in pages too, as the PDF has them')
    .addOption(new Option('--paper <size>', 'of a contact sheet in pages').choices(['A4', 'A3', 'letter']))
    .option('--landscape', 'the pages lie on their side')
    .option('--columns <n>', 'of the contact sheet', parseWhole(1, 6))
    .option('--captions <what>', 'below each picture: prompt,seed,model,verdict,stars,date,size', parseList)
    .option('--save-preset <name>', 'keep these settings in the project, and export')
    .option('--resume [id]', 'go on with an export that did not get to its end; default: the newest one')
    .option('--list-presets', 'the presets of the project')
    .option('--list-runs', 'the exports of the project, newest first')
    .option('--dry-run', 'only the pre-flight')
    .option('--json', 'the result (or the pre-flight, or the list) as JSON')
    .action(async (options: ExportOptions) => done(await exportApproved(options, terminal)));
};

async function exportApproved(options: ExportOptions, terminal: Terminal): Promise<ExitCode> {
  const isExport = !options.listPresets && !options.listRuns && options.resume === undefined;
  // What is wrong with the options is said before a project is opened.
  if (isExport) requestOf({ ...options, preset: undefined }, []);
  const folder = projectFolder(options.project, terminal.environment);
  if (!existsSync(projectDatabase(folder))) throw new AppError('not-found', `There is no Galley project in ${folder}.`, { details: { folder } });
  const studio = await createStudio({
    projectFolder: folder,
    nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING,
    // Exports are entered in the project's journal; looking is not.
    isReadonly: [options.dryRun, options.listPresets, options.listRuns].some(Boolean),
    concurrency: 0,
  });
  try {
    const { exporter } = studio;
    if (options.listPresets) return listPresets(exporter, options, terminal);
    if (options.listRuns) return listRuns(exporter, options, terminal, isOpenElsewhere(folder, terminal));
    if (options.resume !== undefined) return await resume(exporter, options.resume, options, terminal);
    const request = requestOf(options, exporter.presets.list());
    if (options.savePreset !== undefined && !options.dryRun) {
      const { folder: _, proofIds: __, preset: ___, ...settings } = request;
      const { name } = exporter.presets.save({ name: options.savePreset, about: '', settings });
      terminal.say(`Kept as the preset ${name}.`);
    }
    return await start(exporter, request, options, terminal);
  } finally {
    await studio.dispose();
  }
}

/** An export that is said to be running is only that where some process has the project open. */
function isOpenElsewhere(folder: string, terminal: Terminal): boolean {
  try {
    lockProject(folder, terminal.environment.SQLITE_NATIVE_BINDING).release();
    return false;
  } catch (error) {
    return toErrorShape(error).code === 'conflict';
  }
}
