import { existsSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { type CorrectedReading, correctedReadings } from '../../telemetry/corrected-readings.ts';
import { openDatabase } from '../../telemetry/database.ts';
import type { AddCommand } from '../command.ts';
import type { Terminal } from '../terminal.ts';

/** `galley corrections [--project DIR] [--json]` */
export const correctionsCommand: AddCommand = (program, terminal) => {
  program
    .command('corrections')
    .description('list the readings that were corrected, for checking and training the reader')
    .option('--project <dir>', 'the project folder; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--json', 'one labelled row of JSON a line')
    .action((options: { project?: string; json?: boolean }) => {
      const rows = readProject(projectFolder(options.project, terminal.environment), terminal);
      for (const row of rows) {
        if (options.json) terminal.out(JSON.stringify(row));
        else describe(row, terminal);
      }
      if (!options.json) terminal.say(rows.length === 1 ? '1 corrected reading.' : `${rows.length} corrected readings.`);
    });
};

function readProject(folder: string, terminal: Terminal): CorrectedReading[] {
  const path = projectDatabase(folder);
  if (!existsSync(path)) throw new AppError('not-found', `There is no Galley project in ${folder}.`, { details: { folder } });
  const database = openDatabase(path, { readonly: true, nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING });
  try {
    // A project that only an older Galley has opened never heard of corrections.
    const isKept = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'reading_corrections'").get() !== undefined;
    return isKept ? correctedReadings(database) : [];
  } finally {
    database.close();
  }
}

function describe({ prompt, corrected, read, intent, texts, object = [], style = [] }: CorrectedReading, terminal: Terminal): void {
  const quoted = (strings: readonly string[]) => strings.map((text) => JSON.stringify(text)).join(', ') || 'none';
  terminal.out(prompt.replace(/\s+/g, ' '));
  if (corrected.includes('intent')) terminal.out(`  intent     ${intent}, was ${read.intent}`);
  if (corrected.includes('lettering')) terminal.out(`  lettering  ${quoted(texts)}, was ${quoted(read.texts)}`);
  if (!corrected.includes('words')) return;
  terminal.out(`  object     ${quoted(object)}, was ${quoted(read.object ?? [])}`);
  terminal.out(`  style      ${quoted(style)}, was ${quoted(read.style ?? [])}`);
}
