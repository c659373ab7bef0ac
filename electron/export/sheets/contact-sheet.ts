import sharp from 'sharp';
import type { FontLibrary } from '../../typography/fonts.ts';
import { captionPath } from './captions.ts';

/** Proofs on one sheet; more make further sheets. */
export const PROOFS_PER_SHEET = 60;

const MARGIN = 48;
const GAP = 28;
const PICTURE = 320;
const CAPTION_HEIGHT = 78;
const HEADER_HEIGHT = 84;
const GROUND = '#ececec';
const MAT = '#dcdcdc';
const INK = '#1d1d1d';
const FAINT = '#6a6a6a';

export interface SheetPicture {
  png: Buffer;
  width: number;
  height: number;
}

export interface SheetEntry {
  /** From sheetPicture. */
  picture: SheetPicture;
  title: string;
  lines: [string, string];
}

export interface Sheet {
  title: string;
  subtitle: string;
  entries: SheetEntry[];
}

/** A grid of thumbnails on neutral grey with their names, as PNG. Transparent pictures lie on white. */
export async function drawContactSheet(fonts: FontLibrary, { title, subtitle, entries }: Sheet): Promise<Buffer> {
  const columns = Math.max(2, Math.min(6, Math.ceil(Math.sqrt(entries.length * 1.4))));
  const rows = Math.ceil(entries.length / columns);
  const width = 2 * MARGIN + columns * PICTURE + (columns - 1) * GAP;
  const height = 2 * MARGIN + HEADER_HEIGHT + rows * (PICTURE + CAPTION_HEIGHT) + (rows - 1) * GAP;
  const places = entries.map((_, i) => ({
    left: MARGIN + (i % columns) * (PICTURE + GAP),
    top: MARGIN + HEADER_HEIGHT + Math.floor(i / columns) * (PICTURE + CAPTION_HEIGHT + GAP),
  }));
  const textWidth = width - 2 * MARGIN;
  const shapes = [
    captionPath(fonts, { text: title, x: MARGIN, y: MARGIN + 26, size: 30, maxWidth: textWidth, fill: INK }),
    captionPath(fonts, { text: subtitle, x: MARGIN, y: MARGIN + 54, size: 16, maxWidth: textWidth, fill: FAINT }),
    ...entries.flatMap((entry, i) => captionsOf(fonts, entry, places[i])),
  ];
  const pictures = entries.map(({ picture }, i) => ({ input: picture.png, ...centred(picture, places[i]) }));
  const mats = places.map(({ left, top }) => `<rect x="${left}" y="${top}" width="${PICTURE}" height="${PICTURE}" fill="${MAT}"/>`);
  const svg = (body: string[]) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body.join('')}</svg>`);
  return sharp({ create: { width, height, channels: 3, background: GROUND } })
    .composite([{ input: svg(mats) }, ...pictures, { input: svg(shapes) }])
    .png({ compressionLevel: 7 })
    .toBuffer();
}

function captionsOf(fonts: FontLibrary, { title, lines }: SheetEntry, { left, top }: { left: number; top: number }): string[] {
  const base = top + PICTURE;
  return [
    // The mark keeps a file's ending at its end in right-to-left names.
    captionPath(fonts, { text: `\u200e${title}`, x: left, y: base + 24, size: 16, maxWidth: PICTURE, fill: INK }),
    captionPath(fonts, { text: lines[0], x: left, y: base + 46, size: 14, maxWidth: PICTURE, fill: FAINT }),
    captionPath(fonts, { text: lines[1], x: left, y: base + 66, size: 14, maxWidth: PICTURE, fill: FAINT }),
  ];
}

function centred({ width, height }: SheetPicture, { left, top }: { left: number; top: number }): { left: number; top: number } {
  return { left: left + Math.floor((PICTURE - width) / 2), top: top + Math.floor((PICTURE - height) / 2) };
}

/** A picture small enough to be kept until the sheet is drawn; alpha is laid on white. @param bytes encoded */
export async function sheetPicture(bytes: Uint8Array): Promise<SheetPicture> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#ffffff' })
    .resize(PICTURE, PICTURE, { fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 4 })
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}
