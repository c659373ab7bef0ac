import { basename } from 'node:path';
import { Option } from 'commander';
import { AppError } from '../../../shared/errors.ts';
import { type MapLegend, MEASURE_MAPS, type MeasureMapName } from '../../../shared/measures.ts';
import { formatMegabytes } from '../../../shared/model-files.ts';
import type { Raster } from '../../../shared/raster.ts';
import { decodeImage, inspectImage, readImageFile } from '../../image/codecs.ts';
import { writeImageFile } from '../../image/files.ts';
import { compareImages } from '../../metrics/compare-images.ts';
import type { Comparison, LpipsModels } from '../../metrics/comparison.ts';
import type { ModelFiles } from '../../model-files/model-files.ts';
import { openModelFiles } from '../../model-files/open.ts';
import { withLpips } from '../../render/operations/lpips-files.ts';
import type { AddCommand } from '../command.ts';
import { comparisonText } from '../comparison-text.ts';
import { checkLimits, collectLimit, type FigureLimit, limitText } from '../figure-limits.ts';
import { assertFree } from '../lettering.ts';
import { readLines } from '../lines-file.ts';
import type { Terminal } from '../terminal.ts';

interface CompareCommandOptions {
  mask?: string;
  target?: string;
  ownTarget?: boolean;
  lines?: string;
  tile?: boolean;
  map?: MeasureMapName;
  out?: string;
  force?: boolean;
  max?: FigureLimit[];
  min?: FigureLimit[];
  json?: boolean;
}

/** `galley compare A B [--target T] [--mask M] [--lines FILE] [--map NAME --out FILE] [--max MEASURE=VALUE] [--json]` */
export const compareCommand: AddCommand = (program, terminal, done) => {
  program
    .command('compare')
    .description('measure how B differs from A')
    .argument('<a>', 'the image before')
    .argument('<b>', 'the image after')
    .option('--mask <file>', 'white = text; the text and what lies outside are measured apart')
    .option('--lines <file>', 'boxes of the lines of text as JSON; default: the parts of the mask')
    .option('--target <file>', 'what B should look like: A and B are each measured against it too')
    .option('--own-target', 'Galley set the target itself: its distance is called a compositing check')
    .option('--tile', 'the images are tiles: their seams are measured')
    .addOption(new Option('--map <name>', 'also make a picture of where they differ').choices(MEASURE_MAPS))
    .option('--out <file>', 'where the map goes (.png, .webp, .jpg, .avif, .tif)')
    .option('--force', 'replace the file at --out')
    .option('--max <measure=value>', 'exit with 1 when it is more (flip=0.05, outside.difference=0); repeatable', collectLimit)
    .option('--min <measure=value>', 'exit with 1 when it is less (ssim=0.98); repeatable', collectLimit)
    .option('--json', 'the measures as JSON')
    .action(async (a: string, b: string, options: CompareCommandOptions) => done(await run(a, b, options, terminal)));
};

async function run(a: string, b: string, options: CompareCommandOptions, terminal: Terminal): Promise<0 | 1> {
  await assertOptions(options, [a, b]);
  const files = openModelFiles(terminal.environment);
  const code = await withLpips(await files.lpipsFiles(), (models) => report(a, b, options, terminal, models));
  if (!options.json) await sayWhatIsMissing(files, terminal);
  return code;
}

/** Names what could be measured besides, and how. */
async function sayWhatIsMissing(files: ModelFiles, terminal: Terminal): Promise<void> {
  const missing = (await files.list()).find(({ isDefault, isReady }) => isDefault && !isReady);
  if (missing)
    terminal.out(
      `${missing.label} was not measured: ${missing.problem || `"galley models fetch ${missing.id}" fetches ${formatMegabytes(missing.bytesToFetch)} for it, once.`}`,
    );
}

async function report(a: string, b: string, options: CompareCommandOptions, terminal: Terminal, models: LpipsModels): Promise<0 | 1> {
  const { json, max = [], min = [] } = options;
  const comparison = await compare(a, b, options, terminal, models);
  const { measures } = comparison;
  const map = options.map && options.out ? await writeMap(comparison, options.map, options.out, options.force) : null;
  const limits = checkLimits(measures, max, min);
  if (json) {
    const files = { a, b, target: options.target ?? null, mask: options.mask ?? null };
    terminal.out(JSON.stringify({ files, ...measures, ...(map && { map }), ...(limits.length > 0 && { limits }) }, null, 2));
  } else {
    for (const line of comparisonText(measures, { a: basename(a), b: basename(b) })) terminal.out(line);
    if (map) terminal.out(`\nwrote ${basename(map.out)}: ${legendText(map.legend)}`);
  }
  const broken = limits.filter(({ isKept }) => !isKept);
  for (const limit of broken) terminal.say(`galley: ${limitText(limit)}`);
  return broken.length === 0 ? 0 : 1;
}

/** @throws AppError invalid-input | file-exists, before anything is measured */
async function assertOptions({ map, out, force, target, ownTarget, mask }: CompareCommandOptions, [a, b]: [string, string]): Promise<void> {
  if ((map === undefined) !== (out === undefined)) throw new AppError('invalid-input', 'A map needs both --map NAME and --out FILE.');
  if (ownTarget && target === undefined) throw new AppError('invalid-input', '--own-target says something of --target, which is missing.');
  if (out === undefined) return;
  for (const input of [a, b, target, mask]) if (input !== undefined) await assertFree(input, out, force);
}

async function compare(a: string, b: string, options: CompareCommandOptions, terminal: Terminal, models: LpipsModels): Promise<Comparison> {
  const { target, mask, lines, ownTarget, tile } = options;
  const open = (path: string | undefined) => (path === undefined ? null : openImage(path, terminal));
  const [before, after] = await Promise.all([openImage(a, terminal), openImage(b, terminal)]);
  return compareImages(before, after, {
    target: await open(target),
    mask: await open(mask),
    lines: lines === undefined ? undefined : await readLines(lines),
    isTargetOwnWork: ownTarget ?? false,
    isTileable: tile ?? false,
    models,
  });
}

async function openImage(path: string, terminal: Terminal): Promise<Raster> {
  const bytes = await readImageFile(path);
  const { depth } = await inspectImage(bytes, path);
  if (depth > 8) terminal.say(`${path} has ${depth} bits per channel; it is measured in 8.`);
  return decodeImage(bytes, path);
}

async function writeMap(
  comparison: Comparison,
  name: MeasureMapName,
  out: string,
  force = false,
): Promise<{ name: MeasureMapName; out: string; legend: MapLegend }> {
  const { image, legend } = await comparison.picture(name);
  await writeImageFile(out, image, { isReplacing: force });
  return { name, out, legend };
}

function legendText({ from, to, unit }: MapLegend): string {
  return `dark = ${from}, bright = ${to} ${unit}${from < to ? ' or more' : ''}, grey = no number`;
}
