import { basename, resolve } from 'node:path';
import { microsOf, usdText } from '../../../shared/calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Box } from '../../../shared/geometry.ts';
import type { LetteringReport, PlacedText } from '../../../shared/lettering.ts';
import { type LetterRequest, letterImage, surveyImage } from '../../typography/pass.ts';
import type { AddCommand } from '../command.ts';
import { letterByModel, type ModelLettered } from '../letter-by-model.ts';
import { assertFree, describeRegions, openImage, withLetterTools, writeLettered } from '../lettering.ts';
import { collect, parseBox, parseNumber, parseWhole } from '../options.ts';
import { collectErased, collectRegion, type RegionChoice, stringsOf } from '../region-choice.ts';
import type { Terminal } from '../terminal.ts';

interface LetterOptions {
  text?: string[];
  region?: RegionChoice[];
  erase?: number[];
  list?: boolean;
  out?: string;
  box?: Box;
  font?: string;
  style?: string;
  arc?: number;
  seed: number;
  model?: string[];
  project?: string;
  acceptSecondBill?: boolean;
  force?: boolean;
  json?: boolean;
}

/** `galley letter IMAGE --text "…" --out FILE [--region N="…"] [--model ID] [--json]`, `galley letter IMAGE --list` */
export const letterCommand: AddCommand = (program, terminal, done) => {
  program
    .command('letter')
    .description('set lettering into an image, or put right what stands there')
    .argument('<image>', 'PNG, JPEG, WebP, AVIF, TIFF or GIF')
    .option('--text <string>', 'what should stand there; once for each string, in order', collect)
    .option('--region <n=string>', 'replace this region of --list (or several: 2,3="…"); N alone takes the next --text; repeatable', collectRegion)
    .option('--erase <n>', 'take this region of --list away (or several: 2,3) and set nothing there; repeatable', collectErased)
    .option('--list', 'only find and read: the regions with their numbers')
    .option('--out <file>', 'where the result goes (.png, .webp, .jpg, .avif, .tif)')
    .option('--box <x,y,w,h>', 'set into this box instead of looking for a place', parseBox)
    .option('--font <id>', 'a bundled font; galley doctor lists them')
    .option('--style <id>', 'a look by name: gold-badge, ice, stone, neon …')
    .option('--arc <degrees>', 'bend the baseline of the box', parseNumber(-180, 180))
    .option('--seed <n>', 'chooses among equally good fonts and places', parseWhole(0, 0xffff_ffff), 0)
    .option(
      '--model <id>',
      'a connected model letters it, and the typesetter what it gets wrong; costs money; repeatable: each is asked once, in order',
      collect,
    )
    .option('--project <dir>', 'with --model: in whose books it stands; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--accept-second-bill', 'with --model: ask again although the call may have been billed')
    .option('--force', 'replace the file at --out')
    .option('--json', 'regions, error rates and times as JSON')
    .action(async (image: string, options: LetterOptions) => {
      if (options.list) return done(await list(image, options, terminal));
      const { out } = options;
      const { texts, placed } = stringsOf(options);
      if (out === undefined) throw new AppError('invalid-input', 'Say where the result goes: --out FILE.');
      await assertFree(image, out, options.force);
      const report = await letter(image, { ...options, out }, texts, placed, terminal);
      if (options.json) terminal.out(JSON.stringify({ image, out, ...report }, null, 2));
      else describe(report, out, terminal);
      done(isAllRight(report) ? 0 : 1);
    });
};

/** Every string reads as wanted; or none was wanted, and something was only taken away. */
function isAllRight({ regions, characterErrorRate: { after } }: LetteringReport): boolean {
  return after === 0 || (after === null && regions.every(({ wanted }) => wanted === null));
}

async function list(path: string, { json, seed }: LetterOptions, terminal: Terminal): Promise<0 | 1> {
  const { image } = await openImage(path);
  const { regions, warnings } = await withLetterTools((tools) =>
    surveyImage({ image, texts: [], placements: [], options: {}, areas: [], isImported: true, seed }, tools),
  );
  if (json) terminal.out(JSON.stringify({ image: path, width: image.width, height: image.height, regions }, null, 2));
  else for (const line of describeRegions(regions)) terminal.out(line);
  for (const warning of warnings) terminal.say(warning);
  if (regions.length === 0) terminal.say(`${path}: no text was found.`);
  return 0;
}

/** What is printed; with models also what they cost, US dollars. */
type Printed = LetteringReport & { costUsd?: number };

async function letter(path: string, options: LetterOptions & { out: string }, texts: string[], placed: PlacedText[], terminal: Terminal): Promise<Printed> {
  const opened = await openImage(path);
  const { box, font, style, arc, seed } = options;
  const request = {
    image: opened.image,
    texts,
    placements: texts.map(() => ''),
    options: { texts, box, font, style, arc, ...(placed.length > 0 && { placed }) },
    areas: [],
    isImported: true,
    seed,
    isStrict: true,
  };
  const { image, report, ...cost } = await (options.model
    ? byModel(request, options, options.model, terminal)
    : withLetterTools((tools) => letterImage(request, tools)));
  await writeLettered(resolve(options.out), image, opened, options.force ?? false);
  return { ...report, ...('costUsd' in cost && { costUsd: cost.costUsd }), warnings: [...opened.warnings, ...report.warnings] };
}

/** What is ambiguous is refused before anything is asked or paid. */
async function byModel(
  request: LetterRequest,
  { project, acceptSecondBill = false }: LetterOptions,
  models: string[],
  terminal: Terminal,
): Promise<ModelLettered> {
  await withLetterTools((tools) => surveyImage(request, tools));
  const { image, texts, placements, options, isImported, seed } = request;
  const params = { texts: [...texts], placements: [...placements], options, isImported };
  return letterByModel({ image, params, models, seed, project, acceptsSecondBill: acceptSecondBill }, terminal);
}

function describe(report: Printed, out: string, terminal: Terminal): void {
  for (const { action, readBefore, wanted, readAfter, check, font, flags, letteredBy } of report.regions) {
    const doubts = flags.length > 0 ? ` (${flags.join(', ')})` : '';
    if (action === 'erased') terminal.out(`erased    "${readBefore}"${doubts}`);
    else if (action === 'kept') terminal.out(`kept      "${readBefore}"${doubts}`);
    else if (letteredBy?.model)
      terminal.out(`${action.padEnd(9)} ${readBefore ? `"${readBefore}" → ` : ''}"${wanted}" by ${letteredBy.label}; reads as wanted${doubts}`);
    else if (font === null) terminal.out(wanted === null ? `erased    "${readBefore}"` : `not set   "${wanted}"${doubts}`);
    else
      terminal.out(
        `${action.padEnd(9)} ${readBefore ? `"${readBefore}" → ` : ''}"${wanted}" in ${font}; ${check === 'exact' ? 'reads as wanted' : `${check}, reads "${readAfter}"`}${doubts}`,
      );
    for (const { label, reason } of letteredBy?.refused ?? []) terminal.out(`          ${label}: ${reason}`);
  }
  if (report.costUsd !== undefined) terminal.out(`cost ${usdText(microsOf(report.costUsd))}`);
  const { before, after } = report.characterErrorRate;
  terminal.out(`character error rate ${before?.toFixed(3) ?? '-'} → ${after?.toFixed(3) ?? '-'}`);
  terminal.out(
    Object.entries(report.stagesMs)
      .map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`)
      .join(', '),
  );
  for (const warning of report.warnings) terminal.say(warning);
  terminal.out(`wrote ${basename(out)}`);
}
