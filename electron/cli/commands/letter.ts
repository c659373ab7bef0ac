import { access, realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Box } from '../../../shared/geometry.ts';
import type { LetteringReport } from '../../../shared/lettering.ts';
import { decodeImageFile } from '../../image/codecs.ts';
import { writeImageFile } from '../../image/files.ts';
import { fontsFolder } from '../../paths.ts';
import { createFontLibrary } from '../../typography/fonts.ts';
import { letterImage } from '../../typography/pass.ts';
import { createTextReader } from '../../typography/read/reader.ts';
import { createTypesetter } from '../../typography/typesetter.ts';
import type { AddCommand } from '../command.ts';
import { collect, parseBox, parseNumber, parseWhole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface LetterOptions {
  text: string[];
  out: string;
  box?: Box;
  font?: string;
  arc?: number;
  seed: number;
  force?: boolean;
  json?: boolean;
}

/** `galley letter IMAGE --text "…" --out FILE [--json]` */
export const letterCommand: AddCommand = (program, terminal, done) => {
  program
    .command('letter')
    .description('set lettering into an image, or put right what stands there')
    .argument('<image>', 'PNG, JPEG, WebP, AVIF, TIFF or GIF')
    .requiredOption('--text <string>', 'what should stand there; once for each string, in order', collect)
    .requiredOption('--out <file>', 'where the result goes (.png, .webp, .jpg, .avif, .tif)')
    .option('--box <x,y,w,h>', 'set into this box instead of looking for a place', parseBox)
    .option('--font <id>', 'a bundled font; galley doctor lists them')
    .option('--arc <degrees>', 'bend the baseline of the box', parseNumber(-180, 180))
    .option('--seed <n>', 'chooses among equally good fonts and places', parseWhole(0, 0xffff_ffff), 0)
    .option('--force', 'replace the file at --out')
    .option('--json', 'regions, error rates and times as JSON')
    .action(async (image: string, options: LetterOptions) => {
      await assertFree(image, options);
      const report = await letter(image, options);
      if (options.json) terminal.out(JSON.stringify({ image, out: options.out, ...report }, null, 2));
      else describe(report, options.out, terminal);
      done(report.characterErrorRate.after === 0 ? 0 : 1);
    });
};

async function assertFree(image: string, { out, force }: LetterOptions): Promise<void> {
  const exists = await access(out).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  const isInput = (await realpath(out)) === (await realpath(image).catch(() => resolve(image)));
  if (isInput) throw new AppError('file-exists', `${out} is the image itself; choose another --out.`, { details: { path: out } });
  if (!force) throw new AppError('file-exists', `${out} is there already; --force replaces it.`, { details: { path: out } });
}

async function letter(path: string, options: LetterOptions): Promise<LetteringReport> {
  const image = await decodeImageFile(path);
  const fonts = createFontLibrary(fontsFolder());
  const reader = await createTextReader().catch(withoutReader);
  try {
    const { image: lettered, report } = await letterImage(
      {
        image,
        texts: options.text,
        placements: options.text.map(() => ''),
        options: { box: options.box, font: options.font, arc: options.arc },
        areas: [],
        isImported: true,
        seed: options.seed,
      },
      { reader, fonts, typesetter: createTypesetter(fonts) },
    );
    await writeImageFile(resolve(options.out), lettered, { isReplacing: options.force ?? false });
    return report;
  } finally {
    await reader?.dispose();
  }
}

/** Without the OCR runtime lettering can still be set; the report then says "not-checked". */
function withoutReader(error: unknown): null {
  if (error instanceof AppError && error.code === 'unavailable') return null;
  throw error;
}

function describe(report: LetteringReport, out: string, terminal: Terminal): void {
  for (const { action, readBefore, wanted, readAfter, check, font } of report.regions) {
    if (action === 'kept') terminal.out(`kept      "${readBefore}"`);
    else if (font === null) terminal.out(`not set   "${wanted}"`);
    else
      terminal.out(
        `${action.padEnd(9)} ${readBefore ? `"${readBefore}" → ` : ''}"${wanted}" in ${font}; ${check === 'exact' ? 'reads as wanted' : `${check}, reads "${readAfter}"`}`,
      );
  }
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
