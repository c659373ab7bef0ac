import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, parse, resolve } from 'node:path';
import { decodeText, decodeTextOrLatin } from '../../../shared/decode-text.ts';
import { AppError } from '../../../shared/errors.ts';
import { encodeFor } from '../../image/files.ts';
import { toProfiledSharp } from '../../image/profile.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { createStudio, type Studio } from '../../studio.ts';
import { failedOutcomes, outcomesAsCsv, outcomesOf, type StringOutcome } from '../../typography/localise/outcome.ts';
import { type FilledPlace, filledPlaces, placeLanguage } from '../../typography/localise/placed-strings.ts';
import { parseStringTable } from '../../typography/localise/table.ts';
import { letterImage, surveyImage } from '../../typography/pass.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import { openImage, withLetterTools } from '../lettering.ts';
import { parseWhole } from '../options.ts';
import { placeCopy } from '../place-copy.ts';
import type { Terminal } from '../terminal.ts';

interface LocaliseOptions {
  table: string;
  out: string;
  project?: string;
  seed: number;
  json?: boolean;
}

interface Localised {
  outcomes: StringOutcome[];
  files: string[];
  problems: string[];
}

/** `galley localise PROOF|IMAGE --table strings.csv --out DIR` */
export const localiseCommand: AddCommand = (program, terminal, done) => {
  program
    .command('localise')
    .description('one picture × a table of strings: one lettered picture for each language')
    .argument('<proof|image>', 'a proof of a project, or an image file whose regions --list numbers')
    .requiredOption('--table <file>', 'CSV: languages in the first row (or the first column), strings in the order of the regions')
    .requiredOption('--out <dir>', 'where the pictures and their table go; nothing there is overwritten')
    .option('--project <dir>', 'the project of the proof; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--seed <n>', 'for an image: chooses among equally good fonts', parseWhole(0, 0xffff_ffff), 0)
    .option('--json', 'the table as JSON')
    .action(async (source: string, options: LocaliseOptions) => done(await localise(source, options, terminal)));
};

async function localise(source: string, options: LocaliseOptions, terminal: Terminal): Promise<ExitCode> {
  const { table, warnings } = await readTable(options.table);
  const { outcomes, files, problems } = await (existsSync(source) ? localiseImage(source, table, options) : localiseProof(source, table, options, terminal));
  problems.unshift(...warnings);
  files.push(await placeCopy(resolve(options.out), 'localisation', '.csv', Buffer.from(outcomesAsCsv(outcomes))));
  for (const problem of problems) terminal.say(problem);
  if (options.json) terminal.out(JSON.stringify({ outcomes, files, problems }, null, 2));
  else {
    for (const outcome of outcomes) terminal.out(lineOf(outcome));
    for (const file of files) terminal.out(file);
  }
  return outcomes.length > 0 && outcomes.every(({ problem }) => problem === '') ? 0 : 1;
}

/** UTF-8 or UTF-16; else Windows-1252, as spreadsheets save tables in the west, which is said. @throws AppError not-found */
async function readTable(path: string): Promise<{ table: string; warnings: string[] }> {
  const bytes = await readFile(path).catch((cause) => {
    throw new AppError('not-found', `There is no file ${path}.`, { cause, details: { path } });
  });
  try {
    return { table: decodeText(bytes, path), warnings: [] };
  } catch {
    return { table: decodeTextOrLatin(bytes), warnings: [`${path} is not UTF-8: it was read as Windows-1252. Look at letters with accents.`] };
  }
}

/** The regions of the image are the places, all of them; the first row of strings is for region 1. */
async function localiseImage(path: string, table: string, { out, seed }: LocaliseOptions): Promise<Localised> {
  const opened = await openImage(path);
  const { languages, problems } = parseStringTable(table);
  const result: Localised = { outcomes: [], files: [], problems: [...opened.warnings, ...problems.map(({ message }) => message)] };
  const request = { image: opened.image, imageKey: path, texts: [], placements: [], areas: [], isImported: true, seed };
  await withLetterTools(async (tools) => {
    const found = await surveyImage({ ...request, options: {} }, tools);
    if (found.regions.length === 0) throw new AppError('invalid-input', `${path}: no text was found, so there is nothing to put into other languages.`);
    const regions = found.regions.map((region) => ({ ...region, wanted: region.readBefore }));
    for (const strings of languages) {
      const placed = placeLanguage({ regions }, strings, tools.fonts);
      result.problems.push(...placed.problems);
      const { image, report } = await letterImage({ ...request, options: { texts: [], placed: placed.placed } }, tools);
      const ending = parse(path).ext.toLowerCase() === '.gif' ? '.png' : parse(path).ext;
      const bytes = await encodeFor(`x${ending}`, await toProfiledSharp(image, opened.profile), 92).toBuffer();
      result.files.push(await placeCopy(resolve(out), `${parse(path).name}.${fileNameOf(strings.language)}`, ending, bytes));
      result.outcomes.push(...outcomesOf(strings.language, filledPlaces({ regions }, strings), report));
    }
  });
  return result;
}

async function localiseProof(id: string, table: string, { out, project }: LocaliseOptions, terminal: Terminal): Promise<Localised> {
  const folder = projectFolder(project, terminal.environment);
  if (!existsSync(projectDatabase(folder)))
    throw new AppError('not-found', `${id} is no file, and there is no Galley project in ${folder}.`, { details: { folder } });
  const studio = await createStudio({ projectFolder: folder, nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING });
  try {
    const { lettering } = studio.review.get(id);
    const { jobs, problems } = studio.lettering.localise(id, table);
    const { languages } = parseStringTable(table);
    const placesOf = (name: string) => languages.filter(({ language }) => language === name).flatMap((strings) => filledPlaces(lettering!, strings));
    if (studio.queue.status().isPaused) throw new AppError('conflict', 'The queue of this project is paused; the jobs wait in it. Resume it in the window.');
    await studio.whenIdle();
    const result: Localised = { outcomes: [], files: [], problems: problems.map(({ message }) => message) };
    for (const { language, jobId } of jobs) await deliver(studio, language, jobId, placesOf(language), resolve(out), result);
    return result;
  } finally {
    await studio.dispose();
  }
}

async function deliver(studio: Studio, language: string, jobId: string, places: readonly FilledPlace[], out: string, result: Localised): Promise<void> {
  const job = studio.queue.get(jobId);
  if (job.proofId === null) {
    const problem = job.error?.message ?? `The job is ${job.state}.`;
    result.problems.push(`${language}: ${problem}`);
    result.outcomes.push(...failedOutcomes(language, places, problem));
    return;
  }
  const proof = studio.review.get(job.proofId);
  const bytes = await readFile((await studio.assets.file(proof.afterSha256)).path);
  result.files.push(await placeCopy(out, fileNameOf(language), '.png', bytes));
  if (proof.lettering) result.outcomes.push(...outcomesOf(language, places, proof.lettering));
}

function fileNameOf(language: string): string {
  return basename(language.normalize('NFC').replace(/[^\p{L}\p{N}_-]+/gu, '-')) || 'language';
}

function lineOf({ language, string, text, fontSize, share, check, problem }: StringOutcome): string {
  const size = fontSize === null ? 'not set' : `${fontSize} px${share === null ? '' : ` (${Math.round(share * 100)} %)`}`;
  return `${language.padEnd(8)} ${String(string).padStart(2)}  ${size.padEnd(16)} ${check.padEnd(12)} “${text}”${problem ? `: ${problem}` : ''}`;
}
