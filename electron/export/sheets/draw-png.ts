import type { OverlayOptions } from 'sharp';
import { sharp } from '../../image/sharp.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { captionPath } from './captions.ts';
import type { SheetLine, SheetPage, SheetPlace } from './layout.ts';
import { sheetPicture } from './sheet-entry.ts';

/** Of a page's px: twice a point on a screen, 150 dpi on paper. */
export const SCREEN_SCALE = 2;
export const PAPER_SCALE = 150 / 72;
/** Where a line's letters stand, below its top, in ems. */
const ASCENT = 0.93;

/** One page as PNG, the same on every machine, whatever fonts are installed. @param scale px of a point */
export async function drawPage(fonts: FontLibrary, page: SheetPage, scale: number): Promise<Buffer> {
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const svg = (body: string[]) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body.join('')}</svg>`);
  const pictures: OverlayOptions[] = [];
  for (const place of page.places) pictures.push(await placed(place, scale));
  return sharp({ create: { width, height, channels: 3, background: page.ground } })
    .composite([
      { input: svg(page.places.map((place) => matOf(place, page.mat, scale))) },
      ...pictures,
      { input: svg(page.lines.map((line) => pathOf(fonts, line, scale))) },
    ])
    .png({ compressionLevel: 7 })
    .withDensity(Math.round(72 * scale))
    .toBuffer();
}

async function placed({ entry, x, y, width, height }: SheetPlace, scale: number): Promise<OverlayOptions> {
  const picture = await sheetPicture(await entry.read(), width * scale, height * scale, 'png');
  const left = Math.round(x * scale + (width * scale - picture.width) / 2);
  const top = Math.round(y * scale + (height * scale - picture.height) / 2);
  return { input: picture.bytes, left, top };
}

function matOf({ x, y, width, height }: SheetPlace, fill: string, scale: number): string {
  const [left, top, right, bottom] = [x, y, x + width, y + height].map((edge) => Math.round(edge * scale));
  return `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${fill}"/>`;
}

function pathOf(fonts: FontLibrary, { text, x, y, size, maxWidth, fill }: SheetLine, scale: number): string {
  // The mark keeps a file's ending at its end in right-to-left names.
  return captionPath(fonts, { text: `\u200e${text}`, x: x * scale, y: (y + size * ASCENT) * scale, size: size * scale, maxWidth: maxWidth * scale, fill });
}
