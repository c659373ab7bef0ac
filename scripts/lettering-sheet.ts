import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { readIndex } from '../bench/lettering/index-rows.ts';
import { decodeImageFile, encodePng } from '../electron/image/codecs.ts';
import { fontsFolder } from '../electron/paths.ts';
import { createFontLibrary } from '../electron/typography/fonts.ts';
import { type LetterTools, letterImage } from '../electron/typography/pass.ts';
import { createTextReader } from '../electron/typography/read/reader.ts';
import { createTypesetter } from '../electron/typography/typesetter.ts';
import { AppError } from '../shared/errors.ts';
import type { Raster } from '../shared/raster.ts';

const GAP = 16;
const CAPTION = 40;
/** The second for what the first has no letters for. */
const CAPTION_FONTS = ['inter.ttf', 'noto-sans-jp.ttf'].map((file) => join(fontsFolder(), file));
const PAPER = { r: 32, g: 32, b: 36 };
/** Longest side of a picture on a page, px: nothing is scaled up, and 1024² stays as it is. */
const PAGE_SIDE = 1280;
const OVERVIEW_SIDE = 400;
const OVERVIEW_PAIRS = 2;

/**
 * `npm run lettering-sheet -- DIR OUT`: letters every picture of a folder with an `index.jsonl` and writes one page for each (before on the left,
 * after on the right, at full size) and `overview.png` with all of them.
 */
async function main([folder, out]: string[]): Promise<number> {
  if (!folder || !out) {
    console.error('Usage: npm run lettering-sheet -- DIR OUT');
    return 1;
  }
  const rows = readIndex(resolve(folder));
  const fonts = createFontLibrary(fontsFolder());
  const tools = { reader: await createTextReader(), fonts, typesetter: createTypesetter(fonts) };
  await mkdir(out, { recursive: true });
  const pairs: Buffer[] = [];
  for (const { file, texts } of rows) {
    const before = await decodeImageFile(join(resolve(folder), file));
    const { after, words } = await letter(before, texts, tools);
    const page = await pair(before, after, PAGE_SIDE, `${file}   ${words}`);
    await sharp(page).toFile(join(out, `${file.replace(/\.\w+$/u, '').replaceAll('/', '_')}.png`));
    pairs.push(await pair(before, after, OVERVIEW_SIDE, file));
    console.log(`${file}: ${words}`);
  }
  await tools.reader.dispose();
  await (await overview(pairs)).toFile(join(out, 'overview.png'));
  return 0;
}

async function letter(image: Raster, texts: string[], tools: LetterTools): Promise<{ after: Raster; words: string }> {
  try {
    const { image: after, report } = await letterImage({ image, texts, placements: [], options: {}, areas: [], isImported: true, seed: 1 }, tools);
    const done = report.regions.map(({ action, wanted, readAfter, check }) => `${action} “${wanted ?? readAfter}” (${check})`);
    return { after, words: done.join(', ') || 'nothing to do' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { after: image, words: `refused: ${error.message}` };
  }
}

/** Both pictures side by side under a caption, as PNG. */
async function pair(before: Raster, after: Raster, side: number, caption: string): Promise<Buffer> {
  const [left, right] = await Promise.all([before, after].map(async (image) => scaled(image, side)));
  const width = left.info.width * 2 + GAP * 3;
  const words = caption.length > width / 9 ? `${caption.slice(0, Math.floor(width / 9) - 1)}…` : caption;
  const label = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${CAPTION}"><text x="${GAP}" y="27" font-family="Inter" font-size="16" fill="#eee">${escaped(words)}</text></svg>`;
  return sharp({ create: { width, height: left.info.height + CAPTION + GAP, channels: 3, background: PAPER } })
    .composite([
      { input: new Resvg(label, { font: { loadSystemFonts: false, fontFiles: CAPTION_FONTS } }).render().asPng(), left: 0, top: 0 },
      { input: left.data, left: GAP, top: CAPTION },
      { input: right.data, left: left.info.width + GAP * 2, top: CAPTION },
    ])
    .png()
    .toBuffer();
}

async function scaled(image: Raster, side: number) {
  return sharp(await encodePng(image))
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** All pairs in rows. */
async function overview(pairs: readonly Buffer[]) {
  const sizes = await Promise.all(pairs.map((image) => sharp(image).metadata()));
  const width = Math.max(...sizes.map((size) => size.width));
  const rows: number[] = [0];
  sizes.forEach(({ height }, i) => {
    const row = Math.floor(i / OVERVIEW_PAIRS) + 1;
    rows[row] = Math.max(rows[row] ?? 0, rows[row - 1] + height);
  });
  const places = pairs.map((input, i) => ({ input, left: (i % OVERVIEW_PAIRS) * width, top: rows[Math.floor(i / OVERVIEW_PAIRS)] }));
  const sheet = { width: width * Math.min(OVERVIEW_PAIRS, pairs.length), height: Math.max(1, rows[rows.length - 1]) };
  return sharp({ create: { ...sheet, channels: 3, background: PAPER } }).composite(places);
}

process.exit(await main(process.argv.slice(2)));
