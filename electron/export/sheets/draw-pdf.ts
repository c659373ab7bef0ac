import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FontLibrary } from '../../typography/fonts.ts';
import { cleanText } from '../../typography/shaping.ts';
import type { Sheet, SheetLine, SheetPage } from './layout.ts';
import { sheetPicture } from './sheet-entry.ts';

const FALLBACK = 'inter';
/** Px of a point in embedded pictures: 200 dpi, as much as an office printer shows. */
const PICTURE_SCALE = 200 / 72;

export interface PdfSheetOptions {
  /** Where the bundled typefaces lie. */
  fontsFolder: string;
  /** Enters the file's information; the same entries at the same time give the same pages. */
  at: Date;
}

/** Pages as PDF, with captions as text that can be searched and copied; the typefaces are embedded as far as they are used. */
export async function drawPdf(
  fonts: FontLibrary,
  { title, subtitle }: Pick<Sheet, 'title' | 'subtitle'>,
  pages: readonly SheetPage[],
  { fontsFolder, at }: PdfSheetOptions,
): Promise<Buffer> {
  // Opened on first use: the app's start should not wait for it.
  const { default: PdfDocument } = await import('pdfkit');
  const [{ width, height }] = pages;
  const info = { Title: title, Subject: subtitle, Creator: 'Galley', Producer: 'Galley', CreationDate: at };
  const document = new PdfDocument({ size: [width, height], margin: 0, autoFirstPage: false, pdfVersion: '1.7', displayTitle: true, info });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  const write = createWriter(document, fonts, fontsFolder);
  for (const page of pages) {
    document.addPage();
    for (const { entry, x, y, width: room, height: high } of page.places) {
      document.rect(x, y, room, high).fill(page.mat);
      const { bytes } = await sheetPicture(await entry.read(), room * PICTURE_SCALE, high * PICTURE_SCALE, 'jpeg');
      document.image(bytes, x, y, { fit: [room, high], align: 'center', valign: 'center' });
    }
    for (const line of page.lines) write(line);
  }
  document.end();
  return whole;
}

/** Sets one line; words that the sheet's typeface lacks are set in one that has them, characters that none has are left out. */
function createWriter(document: PDFKit.PDFDocument, fonts: FontLibrary, fontsFolder: string) {
  const known = new Set<string>();
  const use = (id: string, size: number) => {
    const file = join(fontsFolder, `${id}.ttf`);
    const name = existsSync(file) ? id : FALLBACK;
    if (!known.has(name)) document.registerFont(name, join(fontsFolder, `${name}.ttf`));
    known.add(name);
    return document.font(name).fontSize(size);
  };
  const widthOf = (text: string, size: number) => runsOf(fonts, text).reduce((sum, run) => sum + use(run.font, size).widthOfString(run.text), 0);
  return ({ text: said, x, y, size, maxWidth, fill }: SheetLine): void => {
    const lacking = new Set(fonts.unsupported(said));
    let text = cleanText([...said].filter((character) => !lacking.has(character)).join('')).replaceAll('\n', ' ');
    if (widthOf(text, size) > maxWidth) {
      const characters = [...text].slice(0, 400);
      while (characters.length > 0 && widthOf(`${characters.join('').trimEnd()}…`, size) > maxWidth) characters.pop();
      text = `${characters.join('').trimEnd()}…`;
    }
    let pen = x;
    for (const run of runsOf(fonts, text)) {
      use(run.font, size).fillColor(fill).text(run.text, pen, y, { lineBreak: false, features: [] });
      pen += document.widthOfString(run.text);
    }
  };
}

/** One typeface for the line where one has all of it, else one for each word. */
function runsOf(fonts: FontLibrary, text: string): { text: string; font: string }[] {
  const whole = fonts.fontFor(text, FALLBACK);
  if (whole) return [{ text, font: whole }];
  return text.split(/(?<= )/u).map((word) => ({ text: word, font: fonts.fontFor(word, FALLBACK) ?? FALLBACK }));
}
